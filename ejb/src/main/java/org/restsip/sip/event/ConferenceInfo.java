package org.restsip.sip.event;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.restsip.call.Call;
import org.restsip.call.Invitation;
import org.restsip.call.Participant;
import org.restsip.connector.api.SipUri;
import org.restsip.user.Aor;

/** A call (RFC 4575): first as a whole, then the people about whom something has changed. */
final class ConferenceInfo implements Documents {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:conference-info";

    private final SipUri conference;
    private long version;
    private Map<Aor, List<Endpoint>> told = Map.of();

    ConferenceInfo(SipUri conference) {
        this.conference = conference;
    }

    /**
     * Where somebody is in the call, or is wanted in it.
     *
     * @param status as section 5.7.5 has it
     */
    private record Endpoint(String entity, String status, String joined) {
        static Endpoint of(Participant entry) {
            return new Endpoint(
                    "sip:" + entry.aor() + ";participant=" + entry.id(),
                    "connected",
                    entry.joined().truncatedTo(ChronoUnit.SECONDS).toString());
        }

        static Endpoint of(Invitation guest) {
            var status = switch (guest.state()) {
                case INVITED -> "pending";
                case RINGING -> "alerting";
                case JOINED, LEFT, REJECTED, ANSWERED_ELSEWHERE -> "disconnected";
            };
            return new Endpoint("sip:" + guest.aor(), status, "");
        }
    }

    @Override
    public byte[] next(Object entity, boolean whole) {
        var call = (Call) entity;
        var people = people(call);
        var before = whole ? Map.<Aor, List<Endpoint>>of() : told;
        told = people;
        return XmlText.document("conference-info", NAMESPACE, xml -> {
            xml.attribute("entity", conference)
                    .attribute("state", call.isOver() ? "deleted" : whole ? "full" : "partial")
                    .attribute("version", version++);
            if (!call.isOver()) {
                xml.element("conference-description", description -> describe(description, call));
                xml.element(
                        "conference-state",
                        state -> state.element(
                                        "user-count",
                                        call.participants().stream()
                                                .map(Participant::aor)
                                                .distinct()
                                                .count())
                                .element("active", true));
                xml.element("users", users -> write(users.attribute("state", whole ? "full" : "partial"), before));
            }
            xml.version(call.version());
        });
    }

    private static void describe(XmlText description, Call call) throws XMLStreamException {
        if (!call.terms().subject().isEmpty()) {
            description.element("subject", call.terms().subject());
        }
    }

    /** Those who are not as they were before. */
    private void write(XmlText users, Map<Aor, List<Endpoint>> before) throws XMLStreamException {
        for (var person : told.entrySet()) {
            if (!person.getValue().equals(before.get(person.getKey()))) {
                users.element("user", user -> write(user, person.getKey(), person.getValue()));
            }
        }
        for (var gone : before.keySet()) {
            if (!told.containsKey(gone)) {
                users.element(
                        "user", user -> user.attribute("entity", "sip:" + gone).attribute("state", "deleted"));
            }
        }
    }

    private static void write(XmlText user, Aor aor, List<Endpoint> endpoints) throws XMLStreamException {
        user.attribute("entity", "sip:" + aor).attribute("state", "full");
        for (var endpoint : endpoints) {
            user.element("endpoint", element -> {
                element.attribute("entity", endpoint.entity()).element("status", endpoint.status());
                if (!endpoint.joined().isEmpty()) {
                    element.element("joining-info", info -> info.element("when", endpoint.joined()));
                }
            });
        }
    }

    /** Who is in is shown so; who is not, as far as the invitation has come. */
    private static Map<Aor, List<Endpoint>> people(Call call) {
        var in = call.participants().stream()
                .collect(Collectors.groupingBy(
                        Participant::aor, LinkedHashMap::new, Collectors.mapping(Endpoint::of, Collectors.toList())));
        call.invited().forEach(guest -> in.putIfAbsent(guest.aor(), List.of(Endpoint.of(guest))));
        return in;
    }
}
