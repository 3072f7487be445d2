package org.restsip.server;

import java.util.OptionalInt;
import org.restsip.Refusal;

/** This node has as many streams open as it may have; another one may have room. */
public class NodeFull extends Refusal {
    private static final long serialVersionUID = 1L;

    public NodeFull() {
        super(Kind.UNAVAILABLE, "this server has no room for another stream; try again");
    }

    @Override
    public OptionalInt seconds() {
        return OptionalInt.of(5);
    }
}
