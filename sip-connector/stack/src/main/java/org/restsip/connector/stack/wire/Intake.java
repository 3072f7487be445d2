package org.restsip.connector.stack.wire;

/** Takes what comes in; called in the threads that receive, one message of a peer after the other. */
public interface Intake {

    /** A whole message, perhaps; what stands in it is not known. Keep-alives do not come here. */
    void message(byte[] message, Peer from);

    /**
     * What began as a message cannot be read to its end; the connection ends afterwards.
     *
     * @param head   what there is of it
     * @param status the status to refuse it with, if it was a request: 400 or 513
     */
    void unreadable(byte[] head, int status, Peer from);

    /** A message for which there is no room. */
    void overload(byte[] message, Peer from);
}
