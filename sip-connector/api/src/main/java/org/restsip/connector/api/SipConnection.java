package org.restsip.connector.api;

/**
 * A handle to the SIP stack of this node. Without state of its own; to be closed after use, which
 * gives it back to the container's pool.
 */
public interface SipConnection extends AutoCloseable {

    /**
     * Answers a request that a {@link SipListener} of this node received. Of several final answers
     * only the first one is sent.
     *
     * @throws SipSendException if the answer could not be handed to the transport
     */
    void answer(SipRequest request, SipReply reply);

    /**
     * Sends a request and returns at once. Responses, or the timeout, come to the {@link SipListener}. A server that is
     * out of order or does not answer is followed by the next one of its domain before anything is told.
     *
     * @throws SipSendException if the request could not be handed to the transport; then nothing follows
     */
    void send(OutgoingRequest request);

    /**
     * Reads a URI, such as a stored contact.
     *
     * @throws IllegalArgumentException if it is not a URI that SIP can carry
     */
    SipUri parse(String uri);

    /**
     * Where the far end of that flow can reach this node again: for the Contact of requests and answers that go there
     * (RFC 3261, section 8.1.1.8).
     *
     * @throws SipSendException if no listener of this node belongs to the flow
     */
    SipUri contact(Flow flow);

    /** Whether every listener of this node still receives; if not, only a restart helps. For health checks. */
    boolean isListening();

    /** From now on {@code tap} sees all messages that this node receives and sends, instead of the one before. */
    void tap(SipTap tap);

    /** Ends {@link #tap}: what passes costs no more than the question whether somebody looks. */
    void untap();

    @Override
    void close();
}
