package org.restsip.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.restsip.Refusal;
import org.restsip.event.ChangedMeanwhile;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Ids;
import org.restsip.user.NotYours;

/**
 * A device publishes what to tell others of its user (RFC 3903). It is the presence of the device's contact, and ends
 * with it; unlike a PUT of the contact it leaves the contact's own life alone.
 */
@Singleton
public class Publishing {
    private final Logins logins;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public Publishing(Logins logins, Ids ids, Clock clock) {
        this.logins = logins;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Publishes something that was not published before, in place of whatever the contact said.
     *
     * @param device finds the contact of the device that speaks
     * @throws ContactGone if the device is not logged in
     */
    public Publication publish(
            Caller by, Aor aor, Function<Login, Optional<Contact>> device, Presence presence, Duration life) {
        var next = next(life);
        change(by, aor, device, ContactGone::new, contact -> contact.saying(presence, Optional.of(next)));
        return next;
    }

    /**
     * Goes on with what was published under that tag.
     *
     * @param presence empty to say the same as before
     * @throws ChangedMeanwhile if nothing is published under it
     */
    public Publication renew(Caller by, Aor aor, String tag, Optional<Presence> presence, Duration life) {
        var next = next(life);
        change(
                by,
                aor,
                login -> login.publishedAs(tag),
                ChangedMeanwhile::new,
                contact -> contact.saying(presence.orElse(contact.presence()), Optional.of(next)));
        return next;
    }

    /**
     * Ends what was published under that tag.
     *
     * @throws ChangedMeanwhile if nothing is published under it
     */
    public void withdraw(Caller by, Aor aor, String tag) {
        change(by, aor, login -> login.publishedAs(tag), ChangedMeanwhile::new, Contact::unpublished);
    }

    private Publication next(Duration life) {
        return new Publication(ids.random('e'), clock.instant().plus(life));
    }

    private void change(
            Caller by,
            Aor aor,
            Function<Login, Optional<Contact>> which,
            Supplier<Refusal> missing,
            UnaryOperator<Contact> change) {
        if (!by.is(aor)) {
            throw new NotYours("this login is " + aor + "'s");
        }
        var now = clock.instant();
        logins.change(aor, known -> {
            var login = known.map(present -> present.asOf(now)).orElseThrow(missing);
            var contact = which.apply(login).orElseThrow(missing);
            return Optional.of(login.changing(contact.id(), change));
        });
    }
}
