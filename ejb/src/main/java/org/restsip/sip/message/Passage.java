package org.restsip.sip.message;

import org.restsip.connector.api.SipRequest;
import org.restsip.login.ContactId;
import org.restsip.message.MessageId;
import org.restsip.user.Ids;

/**
 * How a MESSAGE of ours is known: one to a contact has the same Call-ID and From tag however often it is brought, so that
 * whoever gets it twice can see that; and one that comes back to us, through whatever servers, shows that it was ours.
 */
final class Passage {
    private static final String CALL = "Call-ID of a message";

    private final Ids ids;

    Passage(Ids ids) {
        this.ids = ids;
    }

    /** The Call-ID (RFC 3261, section 8.1.1.4): a name that nobody can guess, and the proof that it is of our making. */
    String callId(MessageId message, ContactId contact) {
        var name = ids.keyed('m', CALL, message.value(), contact.value());
        return name + proof(name);
    }

    /** The tag of From (section 19.3). */
    String tag(MessageId message, ContactId contact) {
        return ids.keyed('t', CALL, message.value(), contact.value());
    }

    /** Whether this is a MESSAGE that we have sent, come back to the one for whom it was: a loop, and no forwarding. */
    boolean isBack(SipRequest request) {
        return isOurs(request.callId())
                && request.to().uri().user().equals(request.requestUri().user())
                && request.to().uri().host().equals(request.requestUri().host());
    }

    private boolean isOurs(String callId) {
        var length = proof("").length();
        if (callId.length() <= length) {
            return false;
        }
        var name = callId.substring(0, callId.length() - length);
        return callId.equals(name + proof(name));
    }

    private String proof(String name) {
        return ids.keyed('-', CALL, name);
    }
}
