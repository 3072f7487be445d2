package org.restsip.login;

import java.time.Duration;
import java.util.Optional;
import org.restsip.InvalidValue;

/**
 * The wish to be reachable somewhere, from the web or from a phone.
 *
 * @param uri      where; empty for the web client itself
 * @param instance what tells the device from others; empty to let the URI tell
 * @param held     whether it shall live with its streams; empty for what fits
 * @param expires  how long it shall live otherwise; empty for what is usual
 * @param q        preference, 0 to 1
 * @param label    a name for people, possibly empty
 * @param presence what to tell others; empty to say no more than before
 * @param phone    how a phone registered
 */
public record Registration(
        Optional<String> uri,
        Optional<String> instance,
        Optional<Boolean> held,
        Optional<Duration> expires,
        double q,
        String label,
        Optional<Presence> presence,
        Optional<Contact.PhoneBinding> phone) {
    private static final int MAX_TEXT = 512;

    public Registration {
        if (Double.isNaN(q) || q < 0 || q > 1) {
            throw new InvalidValue("q", "must be a number from 0 to 1");
        }
        uri.ifPresent(text -> check("contact", text));
        instance.ifPresent(text -> check("instance", text));
        check("label", label);
        if (uri.filter(text -> text.indexOf(':') < 1 && !text.equals(Contact.WEB))
                .isPresent()) {
            throw new InvalidValue("contact", "must be a URI");
        }
    }

    /** A web client that asks for nothing in particular. */
    public static Registration ofWebClient() {
        return new Registration(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                "",
                Optional.empty(),
                Optional.empty());
    }

    /** The wish that leaves a contact as it is, as a start for changing it. */
    static Registration repeating(Contact contact) {
        return new Registration(
                Optional.of(contact.uri()),
                Optional.of(contact.instance()),
                Optional.of(contact.life() instanceof Life.Held),
                Optional.empty(),
                contact.q(),
                contact.label(),
                contact.said(),
                contact.phone());
    }

    Registration ofInstance(String name) {
        return new Registration(uri, Optional.of(name), held, expires, q, label, presence, phone);
    }

    Registration labelled(String text) {
        return new Registration(uri, instance, held, expires, q, text, presence, phone);
    }

    /** Whether it asks for the end of the contact that it describes (RFC 3261, section 10.2.2). */
    boolean isToEnd() {
        return expires.filter(Duration::isZero).isPresent();
    }

    boolean livesWithStreams() {
        var web = uri.orElse(Contact.WEB).equals(Contact.WEB);
        return held.orElse(web && expires.isEmpty());
    }

    private static void check(String field, String text) {
        if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(field, "must have no more than " + MAX_TEXT + " printable characters");
        }
    }
}
