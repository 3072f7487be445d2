package org.restsip.sip;

import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipTimeout;

/** Who sends requests of its own, and hears what became of them; found by {@link Senders}. */
public interface Sender {

    /** The word with which its correlations begin, before a space; each sender has its own. */
    String word();

    /** A response came; not necessarily a final one. */
    void answered(SipResponse response);

    /** No response will come any more. */
    void unanswered(SipTimeout timeout);
}
