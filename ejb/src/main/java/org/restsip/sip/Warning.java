package org.restsip.sip;

import org.restsip.Refusal;
import org.restsip.connector.api.SipReply;

/** A sentence for whoever reads the trace of a phone that was refused (RFC 3261, section 20.43). */
public final class Warning {
    private static final int MISCELLANEOUS = 399;

    private Warning() {}

    /**
     * The reply with the refusal's own words. Nothing more is said of what the caller may not know of.
     *
     * @param agent who warns: a domain of ours
     */
    public static SipReply add(SipReply reply, String agent, Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID, FORBIDDEN, UNSUPPORTED, TOO_LARGE, TOO_MANY, CONFLICT ->
                reply.with(
                        "Warning",
                        "%d %s \"%s\"".formatted(MISCELLANEOUS, agent, quotable(String.valueOf(refusal.getMessage()))));
            case UNKNOWN, GONE, OUTDATED, UNAVAILABLE -> reply;
        };
    }

    private static String quotable(String text) {
        return text.replaceAll("[\\x00-\\x1f\\x7f]", " ").replaceAll("([\\\\\"])", "\\\\$1");
    }
}
