package org.restsip.sip;

import org.restsip.connector.api.SipReply;

/**
 * What a request is answered, and what comes of it afterwards.
 *
 * @param then runs when the answer is on its way, so that on a connection nothing overtakes it; also if it could not be
 *             sent
 */
public record Answer(SipReply reply, Runnable then) {

    /** Nothing comes of it. */
    public static Answer of(SipReply reply) {
        return new Answer(reply, () -> {});
    }
}
