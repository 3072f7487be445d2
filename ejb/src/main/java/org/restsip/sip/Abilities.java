package org.restsip.sip;

import java.util.List;
import java.util.Set;
import org.restsip.connector.api.SipReply;

/** What this server can, in one place: what 405, 415, 420 and OPTIONS tell (RFC 3261, sections 8.2 and 11.2). */
public final class Abilities {
    /** The methods that have a service, as Allow lists them. */
    public static final List<String> METHODS = List.of("REGISTER", "MESSAGE", "SUBSCRIBE", "PUBLISH", "OPTIONS");

    /** The option tags that a Require may hold (section 19.2); who adds an extension adds its tag here. */
    public static final Set<String> EXTENSIONS = Set.of("path", "outbound", "gruu");

    /** What can be subscribed to, as Allow-Events lists it (RFC 6665, section 8.2.2). */
    public static final List<String> EVENTS = List.of("presence", "reg", "conference", "message-summary");

    private static final String ANY_TYPE = "*/*";
    private static final String NO_CODING = "identity";
    private static final String LANGUAGE = "en";

    private Abilities() {}

    /** 405 (section 21.4.6). */
    public static SipReply notAllowed() {
        return SipReply.of(405).with("Allow", allow());
    }

    /** 415 (section 21.4.13) because of the type of the body. */
    public static SipReply unsupportedType(String accepted) {
        return SipReply.of(415).with("Accept", accepted);
    }

    /** 415 (section 21.4.13) because of the coding of the body. */
    public static SipReply unsupportedCoding() {
        return SipReply.of(415).with("Accept-Encoding", NO_CODING);
    }

    /** 489 (RFC 6665, section 8.3.2). */
    public static SipReply badEvent() {
        return SipReply.of(489).because("Bad Event").with("Allow-Events", events());
    }

    /** 200 with all that the server can. */
    public static SipReply all() {
        var reply = SipReply.of(200)
                .with("Allow", allow())
                .with("Allow-Events", events())
                .with("Accept", ANY_TYPE)
                .with("Accept-Encoding", NO_CODING)
                .with("Accept-Language", LANGUAGE);
        return EXTENSIONS.isEmpty() ? reply : reply.with("Supported", supported());
    }

    private static String allow() {
        return String.join(", ", METHODS);
    }

    private static String events() {
        return String.join(", ", EVENTS);
    }

    private static String supported() {
        return EXTENSIONS.stream()
                .sorted()
                .reduce((some, next) -> some + ", " + next)
                .orElse("");
    }
}
