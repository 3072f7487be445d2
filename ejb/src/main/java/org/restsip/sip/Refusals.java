package org.restsip.sip;

import org.restsip.Refusal;
import org.restsip.connector.api.SipReply;
import org.restsip.login.StaleRegistration;
import org.restsip.login.TooBrief;
import org.restsip.login.TooManyContacts;
import org.restsip.message.Offline;
import org.restsip.user.LockedOut;

/** The one place where a refusal of the core becomes a SIP status (RFC 3261, section 21). */
public final class Refusals {
    private Refusals() {}

    public static SipReply reply(Refusal refusal) {
        var reply = SipReply.of(status(refusal));
        if (refusal.seconds().isEmpty()) {
            return reply;
        }
        var seconds = Integer.toString(refusal.seconds().getAsInt());
        return reply.with(refusal instanceof TooBrief ? "Min-Expires" : "Retry-After", seconds);
    }

    private static int status(Refusal refusal) {
        if (refusal instanceof TooBrief) {
            return 423;
        }
        if (refusal instanceof StaleRegistration) {
            return 500;
        }
        if (refusal instanceof TooManyContacts || refusal instanceof LockedOut) {
            return 403;
        }
        if (refusal instanceof Offline) {
            return 480;
        }
        return switch (refusal.kind()) {
            case INVALID -> 400;
            case UNKNOWN -> 404;
            case GONE -> 480;
            case FORBIDDEN -> 403;
            case CONFLICT -> 480;
            case OUTDATED -> 412;
            case UNSUPPORTED -> 415;
            case TOO_LARGE -> 513;
            case TOO_MANY, UNAVAILABLE -> 503;
        };
    }
}
