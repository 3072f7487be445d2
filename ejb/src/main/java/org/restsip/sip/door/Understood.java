package org.restsip.sip.door;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.sip.Abilities;

/** 420: what a request requires must be supported (RFC 3261, sections 8.2.2.3 and 20.29). */
final class Understood implements Check {
    /** In a CANCEL the header has no meaning, and an ACK is never refused. */
    private static final Set<String> EXEMPT = Set.of("ACK", "CANCEL");

    @Override
    public Optional<Objection> objection(SipRequest request) {
        var unsupported = unsupported(request);
        return unsupported.isEmpty() || EXEMPT.contains(request.method())
                ? Optional.empty()
                : Objection.with(SipReply.of(420).with("Unsupported", String.join(", ", unsupported)));
    }

    private static List<String> unsupported(SipRequest request) {
        return Stream.of("Require", "Proxy-Require")
                .flatMap(name -> request.headers(name).stream())
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty() && !Abilities.EXTENSIONS.contains(tag.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }
}
