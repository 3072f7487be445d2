package org.restsip.event;

/**
 * Nobody knows whether the change was made, and it may still be made a moment later. Whoever repeats it must look
 * first, or change in such a way that a second time does no harm.
 */
public class Uncertain extends TooBusy {
    private static final long serialVersionUID = 1L;

    public Uncertain(Throwable cause) {
        super("the cluster gave no certain answer; look before you try again", cause);
    }
}
