package org.restsip.sip.auth;

import org.restsip.connector.api.SipReply;
import org.restsip.sip.Refused;

/** The phone has not proved who it is, and is asked to. */
public class Challenged extends Refused {
    private static final long serialVersionUID = 1L;

    Challenged(SipReply reply) {
        super(reply);
    }
}
