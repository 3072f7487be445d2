package org.restsip.sip.door;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.sip.Abilities;

/**
 * 415 for a body that cannot be read (RFC 3261, section 8.2.3), and 406 for a caller who could not read our answer
 * (section 13.3.1). An INVITE carries a session description; whatever a message carries is kept as it is.
 */
final class UnderstoodBody implements Check {
    private static final String SESSION = "application/sdp";
    private static final List<String> SESSIONS = List.of(SESSION, "application/*", "*/*");

    @Override
    public Optional<Objection> objection(SipRequest request) {
        if (!isPlain(request)) {
            return Objection.with(Abilities.unsupportedCoding());
        }
        if (!request.method().equals("INVITE")) {
            return Optional.empty();
        }
        if (request.body().filter(body -> !isSession(body)).isPresent()) {
            return Objection.with(Abilities.unsupportedType(SESSION));
        }
        return takesSession(request)
                ? Optional.empty()
                : Objection.with(SipReply.of(406).with("Accept", SESSION));
    }

    private static boolean isPlain(SipRequest request) {
        return request.headers("Content-Encoding").stream()
                .allMatch(coding -> coding.strip().equalsIgnoreCase("identity"));
    }

    private static boolean isSession(SipBody body) {
        var type = mediaType(body.contentType());
        return type.equals(SESSION) || type.startsWith("multipart/");
    }

    /** Without Accept a caller takes session descriptions (section 20.1). */
    private static boolean takesSession(SipRequest request) {
        var accepted = request.headers("Accept");
        return accepted.isEmpty()
                || accepted.stream()
                        .flatMap(value -> List.of(value.split(",", -1)).stream())
                        .anyMatch(range -> SESSIONS.contains(mediaType(range)));
    }

    private static String mediaType(String value) {
        return value.split(";", 2)[0].replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
