package org.restsip.sip.event;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.restsip.login.Presence;
import org.restsip.login.Presence.Status;
import org.restsip.login.Whereabouts.PresenceOf;
import org.restsip.user.Aor;

/**
 * Presence as a document (RFC 3863), with what one does in the words of RPID (RFC 4480). Busy and away are activities there:
 * somebody who is busy can be reached.
 */
final class Pidf {
    static final String MEDIA_TYPE = "application/pidf+xml";
    static final String NAMESPACE = "urn:ietf:params:xml:ns:pidf";
    static final String PERSON_NAMESPACE = "urn:ietf:params:xml:ns:pidf:data-model";
    static final String RPID_NAMESPACE = "urn:ietf:params:xml:ns:pidf:rpid";

    /** The activities that RFC 4480, section 3.2, has an element for. */
    private static final Set<String> ACTIVITIES = Set.of(
            "appointment",
            "away",
            "breakfast",
            "busy",
            "dinner",
            "holiday",
            "in-transit",
            "looking-for-work",
            "lunch",
            "meal",
            "meeting",
            "on-the-phone",
            "performance",
            "permanent-absence",
            "playing",
            "presentation",
            "shopping",
            "sleeping",
            "spectator",
            "steering",
            "travel",
            "tv",
            "unknown",
            "vacation",
            "working",
            "worship");

    private Pidf() {}

    /** What is shown of that user; empty if nothing is, which looks like one who cannot be reached. */
    static byte[] write(Aor aor, Optional<PresenceOf> shown) {
        var presence = shown.map(PresenceOf::presence).orElse(Presence.OFFLINE);
        return XmlText.document("presence", NAMESPACE, xml -> {
            xml.namespace("dm", PERSON_NAMESPACE)
                    .namespace("rpid", RPID_NAMESPACE)
                    .attribute("entity", "sip:" + aor);
            xml.element("tuple", tuple -> writeTuple(tuple.attribute("id", "t"), aor, presence));
            if (!activities(presence).isEmpty()) {
                xml.element("dm:person", person -> writeActivities(person.attribute("id", "p"), presence));
            }
            if (shown.isPresent()) {
                xml.version(shown.get().version());
            }
        });
    }

    private static void writeTuple(XmlText tuple, Aor aor, Presence presence) throws XMLStreamException {
        tuple.element(
                "status", status -> status.element("basic", presence.status() == Status.OFFLINE ? "closed" : "open"));
        tuple.element("contact", "sip:" + aor);
        if (!presence.note().isEmpty()) {
            tuple.element("note", presence.note());
        }
    }

    private static void writeActivities(XmlText person, Presence presence) throws XMLStreamException {
        person.element("rpid:activities", activities -> {
            for (var activity : activities(presence)) {
                if (ACTIVITIES.contains(activity)) {
                    activities.element("rpid:" + activity);
                } else {
                    activities.element("rpid:other", activity);
                }
            }
        });
    }

    private static Set<String> activities(Presence presence) {
        var words = new LinkedHashSet<String>();
        if (presence.status() == Status.BUSY || presence.status() == Status.AWAY) {
            words.add(presence.status().word());
        }
        if (!presence.activity().isEmpty()) {
            words.add(presence.activity());
        }
        return words;
    }
}
