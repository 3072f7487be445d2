package org.restsip.event;

import org.restsip.Refusal;

/** The thing is not what the caller believes it to be. */
public class ChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    public ChangedMeanwhile() {
        super(Kind.OUTDATED, "it has changed meanwhile; read it again");
    }
}
