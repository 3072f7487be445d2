package org.restsip.sip;

import org.restsip.connector.api.SipReply;

/** The request breaks a rule of SIP itself, of which the core knows nothing: this is what it is answered. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SipReply reply;

    public Refused(SipReply reply) {
        super(reply.status() + " " + reply.reason().orElse(""), null, false, false);
        this.reply = reply;
    }

    public SipReply reply() {
        return reply;
    }
}
