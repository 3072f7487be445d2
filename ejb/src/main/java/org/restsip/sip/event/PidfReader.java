package org.restsip.sip.event;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.restsip.InvalidValue;
import org.restsip.login.Presence;
import org.restsip.login.Presence.Status;

/**
 * Reads what a phone publishes (RFC 3863, RFC 4480): whether it can be reached in any of its tuples, the first note and
 * the activities. What else stands in it is passed over; a DTD or an entity is not.
 */
final class PidfReader {
    private static final int MAX_DEPTH = 32;
    /** As long as a presence may have (see {@link Presence}). */
    private static final int MAX_TEXT = 256;

    private final XMLStreamReader in;
    private final Deque<String> path = new ArrayDeque<>();
    private final Set<String> activities = new LinkedHashSet<>();
    private boolean open;
    private boolean closed;
    private String note = "";

    private PidfReader(XMLStreamReader in) {
        this.in = in;
    }

    /** @throws InvalidValue if it is not such a document */
    static Presence read(byte[] document) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            var reader = new PidfReader(factory.createXMLStreamReader(new ByteArrayInputStream(document)));
            reader.read();
            return reader.presence();
        } catch (XMLStreamException e) {
            throw new InvalidValue("body", "is no presence document");
        }
    }

    private void read() throws XMLStreamException {
        for (var event = in.next(); event != XMLStreamConstants.END_DOCUMENT; event = in.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> begin();
                case XMLStreamConstants.END_ELEMENT -> path.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    text(in.getText().strip());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new InvalidValue("body", "must not define entities");
                default -> {}
            }
        }
    }

    private void begin() {
        var name = in.getLocalName();
        if (path.isEmpty() && !(name.equals("presence") && Pidf.NAMESPACE.equals(in.getNamespaceURI()))) {
            throw new InvalidValue("body", "is no presence document");
        }
        if (path.size() >= MAX_DEPTH) {
            throw new InvalidValue("body", "is nested too deep");
        }
        if (isIn("activities") && !name.equals("note") && !name.equals("other")) {
            activities.add(name);
        }
        path.push(name);
    }

    private void text(String text) {
        if (isIn("basic")) {
            open |= text.equals("open");
            closed |= text.equals("closed");
        } else if (isIn("note") && note.isEmpty()) {
            note = shortened(text);
        } else if (isIn("other") && !text.isEmpty()) {
            activities.add(shortened(text));
        }
    }

    private boolean isIn(String name) {
        return name.equals(path.peek());
    }

    /** A tuple need not say whether it can be reached, or may say that it does not know; an activity says something, too. */
    private Presence presence() {
        var reachable = open || !closed;
        var status = reachable ? reachable() : Status.OFFLINE;
        var activity = activities.stream()
                .filter(word -> !word.equals("busy") && !word.equals("away"))
                .findFirst();
        return new Presence(status, note, activity.orElse(""));
    }

    private Status reachable() {
        if (activities.contains("busy")) {
            return Status.BUSY;
        }
        return activities.contains("away") ? Status.AWAY : Status.AVAILABLE;
    }

    private static String shortened(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > MAX_TEXT ? plain.substring(0, MAX_TEXT) : plain;
    }
}
