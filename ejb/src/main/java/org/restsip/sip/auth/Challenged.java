package org.restsip.sip.auth;

import org.restsip.connector.api.SipReply;

/** The phone has not proved who it is, and is asked to. */
public class Challenged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SipReply reply;

    Challenged(SipReply reply) {
        super("who are you?", null, false, false);
        this.reply = reply;
    }

    public SipReply reply() {
        return reply;
    }
}
