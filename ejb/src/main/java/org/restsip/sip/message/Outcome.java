package org.restsip.sip.message;

import org.restsip.connector.api.SipFailure;
import org.restsip.connector.api.SipResponse;
import org.restsip.message.DeliveryState;

/** What became of a MESSAGE, in words for people who never read an RFC. */
record Outcome(DeliveryState state, String reason) {
    private static final Outcome TAKEN = new Outcome(DeliveryState.ACKNOWLEDGED, "");

    /** What a phone says. */
    static Outcome ofPhone(SipResponse response, boolean again) {
        if (response.isSuccess() || (again && response.status() == 482)) { // it knows it already (RFC 3261, 8.2.2.2)
            return TAKEN;
        }
        return failed(
                switch (response.status()) {
                    case 401, 403, 407 -> "the phone does not accept messages from here";
                    case 404, 410, 604 -> "the phone does not know this user";
                    case 405, 501 -> "the phone does not take messages";
                    case 408, 480 -> "the phone cannot be reached";
                    case 413, 513 -> "the message is too large for the phone";
                    case 415, 488, 606 -> "the phone cannot show this kind of message";
                    case 486, 600 -> "the phone is busy";
                    case 603 -> "the phone declined";
                    default -> isBroken(response) ? "the phone has a problem" : "the phone refused the message";
                });
    }

    /** What the server of another domain says. */
    static Outcome ofServer(SipResponse response) {
        if (response.isSuccess()) {
            return TAKEN;
        }
        return failed(
                switch (response.status()) {
                    case 401, 403, 407 -> "the other server does not accept messages from here";
                    case 404, 604 -> "the other server does not know this user";
                    case 405, 501 -> "the other server does not take messages";
                    case 408, 410, 480 -> "this user cannot be reached at the other server";
                    case 413, 513 -> "the message is too large for the other server";
                    case 415, 488, 606 -> "the receiver cannot show this kind of message";
                    case 482, 483 -> "the message goes in circles at the other server";
                    case 486, 600 -> "the receiver is busy";
                    case 603 -> "the receiver declined";
                    default ->
                        isBroken(response) ? "the other server has a problem" : "the other server refused the message";
                });
    }

    static Outcome ofPhone(SipFailure failure) {
        return failed(
                switch (failure) {
                    case NO_ANSWER -> "the phone did not answer";
                    case UNREACHABLE, NOT_FOUND -> "this phone cannot be reached at its address";
                    case LOOP -> "this address leads back to this server";
                    case TOO_LARGE -> "this message is too large for the way to this phone";
                });
    }

    static Outcome ofServer(SipFailure failure) {
        return failed(
                switch (failure) {
                    case NO_ANSWER -> "the other server did not answer";
                    case UNREACHABLE -> "the other server cannot be reached";
                    case NOT_FOUND -> "this server cannot be found";
                    case LOOP -> "this address leads back to this server";
                    case TOO_LARGE -> "this message is too large for the way to the other server";
                });
    }

    private static boolean isBroken(SipResponse response) {
        return response.status() >= 500 && response.status() < 600;
    }

    private static Outcome failed(String reason) {
        return new Outcome(DeliveryState.FAILED, reason);
    }
}
