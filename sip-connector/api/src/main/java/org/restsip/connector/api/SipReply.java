package org.restsip.connector.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer to a request. Via, From, To, Call-ID and CSeq are copied from the request by the
 * connector (RFC 3261, section 8.2.6).
 *
 * @param status  100 to 699
 * @param reason  the reason phrase; empty for the standard one of that status
 * @param headers further headers, in order
 * @param body    the body, if any
 * @param toTag   the tag of To, for whoever goes on with what the request began (RFC 3261, section 12.1.1); empty for
 *                a new one. Inside a dialog the request's own one stays
 */
public record SipReply(
        int status, Optional<String> reason, List<SipHeader> headers, Optional<SipBody> body, Optional<String> toTag) {

    /** A bare answer with the standard reason phrase. */
    public static SipReply of(int status) {
        return new SipReply(status, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    public SipReply because(String phrase) {
        return new SipReply(status, Optional.of(phrase), headers, body, toTag);
    }

    /** With this tag of ours in To, so that a dialog can be known by it later. */
    public SipReply tagged(String tag) {
        return new SipReply(status, reason, headers, body, Optional.of(tag));
    }

    public SipReply with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new SipHeader(name, value));
        return new SipReply(status, reason, List.copyOf(more), body, toTag);
    }
}
