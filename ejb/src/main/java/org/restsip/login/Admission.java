package org.restsip.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.restsip.InvalidValue;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.Ids;

/**
 * What a wish makes of a login, from the web or from a phone: which contact it means, how long that lives, and whether
 * there is room for it.
 */
final class Admission {
    private final LoginRules rules;
    private final Ids ids;

    Admission(LoginRules rules, Ids ids) {
        this.rules = rules;
        this.ids = ids;
    }

    /** Every web client that names no instance is a device of its own. Not repeatable, unlike all else here. */
    Registration named(Registration wanted) {
        var anybody = wanted.instance().isEmpty()
                && wanted.uri().filter(uri -> !uri.equals(Contact.WEB)).isEmpty();
        return anybody ? wanted.ofInstance(ids.random('i')) : wanted;
    }

    /** The contact that is meant: that of the device if it names itself, else the one at that place. */
    Optional<Contact> meant(Login known, Registration wanted) {
        var there = wanted.instance().isPresent()
                ? Optional.<Contact>empty()
                : wanted.uri().flatMap(known::contactAt);
        return there.or(() -> known.contact(idOf(known.aor(), wanted)));
    }

    Login admit(Login known, Registration wanted, Instant now) {
        return known.with(contact(known.aor(), wanted, meant(known, wanted), now));
    }

    /** The contact as the wish makes it, in place of the old one. What was published lasts until something else is said. */
    Contact contact(Aor aor, Registration wanted, Optional<Contact> old, Instant now) {
        var said = wanted.presence().or(() -> old.flatMap(Contact::said));
        return new Contact(
                old.map(Contact::id).orElseGet(() -> idOf(aor, wanted)),
                old.map(Contact::instance).orElseGet(() -> instanceOf(wanted)),
                wanted.uri().orElse(Contact.WEB),
                life(wanted, old.map(Contact::life), now),
                wanted.q(),
                wanted.label(),
                said,
                old.map(Contact::since).orElse(now),
                wanted.phone().or(() -> old.filter(known -> isAt(known, wanted)).flatMap(Contact::phone)),
                old.filter(known -> known.said().equals(said)).flatMap(Contact::publication),
                old.map(Contact::version).orElse(Version.NONE));
    }

    void requireRoom(Login before, Login after) {
        var places = after.contacts().size();
        if (places > rules.maxContacts() && places > before.contacts().size()) {
            throw new TooManyContacts(rules.maxContacts());
        }
    }

    private static boolean isAt(Contact known, Registration wanted) {
        return wanted.uri().filter(uri -> ContactUri.same(uri, known.uri())).isPresent();
    }

    private ContactId idOf(Aor aor, Registration wanted) {
        var device = new ContactId(ids.keyed('c', aor.toString(), instanceOf(wanted)));
        return wanted.phone()
                .map(Contact.PhoneBinding::flowNumber)
                .filter(number -> number > 0)
                .map(device::flow)
                .orElse(device);
    }

    /** A URI is the same wherever it is named. */
    private static String instanceOf(Registration wanted) {
        return wanted.instance().orElseGet(() -> ContactUri.normal(wanted.uri().orElse(Contact.WEB)));
    }

    /** A held contact that is refreshed keeps its holders. */
    private Life life(Registration wanted, Optional<Life> old, Instant now) {
        if (!wanted.livesWithStreams()) {
            return new Life.Timed(now.plus(expires(wanted)));
        }
        return old.filter(Life.Held.class::isInstance)
                .map(Life.Held.class::cast)
                .map(held -> held.touched(now, rules.grace()))
                .orElseGet(() -> Life.Held.until(now.plus(rules.grace())));
    }

    private Duration expires(Registration wanted) {
        var asked = wanted.expires().orElse(rules.defaultExpires());
        if (asked.isNegative()) {
            throw new InvalidValue("expires", "must be a number of seconds");
        }
        if (asked.compareTo(rules.minExpires()) < 0) {
            throw new TooBrief(rules.minExpires());
        }
        return asked.compareTo(rules.maxExpires()) < 0 ? asked : rules.maxExpires();
    }
}
