package org.restsip.sip.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.restsip.connector.api.SipRequest;

/**
 * What the Event header says (RFC 6665, section 8.2.1).
 *
 * @param name the package, in lower case
 * @param id   tells subscriptions of one dialog apart; possibly empty
 */
record EventName(String name, String id) {

    /** Empty if the request has no such header. */
    static Optional<EventName> of(SipRequest request) {
        return request.header("Event").map(EventName::parse);
    }

    private static EventName parse(String value) {
        var parts = Arrays.stream(value.split(";", -1)).map(String::strip).toList();
        var id = parts.stream()
                .filter(part -> part.toLowerCase(Locale.ROOT).startsWith("id="))
                .map(part -> part.substring("id=".length()))
                .findFirst();
        return new EventName(parts.get(0).toLowerCase(Locale.ROOT), id.orElse(""));
    }

    @Override
    public String toString() {
        return id.isEmpty() ? name : name + ";id=" + id;
    }
}
