package org.restsip.trace;

import java.util.List;

/** A port: what the nodes have kept for traces, to be read on any of them, also after a node is gone. */
public interface Tapes {

    /** Puts a tape in place of the one of that node and trace before it. */
    void keep(Tape tape);

    /** The tapes of all nodes. */
    List<Tape> of(TraceId trace);

    /** Forgets the tapes of all nodes. */
    void drop(TraceId trace);
}
