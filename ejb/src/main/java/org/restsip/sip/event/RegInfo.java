package org.restsip.sip.event;

import java.time.Clock;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.restsip.login.Contact;
import org.restsip.login.Login;

/** A user's contacts (RFC 3680), with the address of each one alone (RFC 5628): always all of them. */
final class RegInfo implements Documents {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:reginfo";
    private static final String GRUU_NAMESPACE = "urn:ietf:params:xml:ns:gruuinfo";

    private final Clock clock;
    private long version;
    private boolean wasActive;

    RegInfo(Clock clock) {
        this.clock = clock;
    }

    @Override
    public byte[] next(Object entity, boolean whole) {
        var login = (Login) entity;
        var active = !login.isEmpty();
        var state = active ? "active" : wasActive ? "terminated" : "init";
        wasActive |= active;
        return XmlText.document("reginfo", NAMESPACE, xml -> {
            xml.namespace("gr", GRUU_NAMESPACE).attribute("version", version++).attribute("state", "full");
            xml.element("registration", registration -> {
                registration.attribute("aor", "sip:" + login.aor()).attribute("id", "a");
                registration.attribute("state", state);
                for (var contact : login.contacts()) {
                    registration.element("contact", element -> write(element, login, contact));
                }
            });
            xml.version(login.contactsVersion());
        });
    }

    private void write(XmlText element, Login login, Contact contact) throws XMLStreamException {
        var gruu = "sip:" + login.aor() + ";gr=" + contact.id().device();
        element.attribute("id", contact.id()).attribute("state", "active").attribute("event", "registered");
        element.attribute("q", String.format(Locale.ROOT, "%.1f", contact.q()));
        var left = contact.life().secondsLeft(clock.instant());
        if (left.isPresent()) {
            element.attribute("expires", left.getAsLong());
        }
        element.element("uri", contact.isWeb() ? gruu : contact.uri());
        if (!contact.label().isEmpty()) {
            element.element("display-name", contact.label());
        }
        element.element("gr:pub-gruu", own -> own.attribute("uri", gruu));
    }
}
