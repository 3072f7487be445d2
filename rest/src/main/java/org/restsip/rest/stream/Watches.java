package org.restsip.rest.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.restsip.Refusal;
import org.restsip.call.Call;
import org.restsip.call.CallId;
import org.restsip.event.TooBusy;
import org.restsip.event.Version;
import org.restsip.login.Contact;
import org.restsip.login.ContactId;
import org.restsip.login.Login;
import org.restsip.login.Roster.Listed;
import org.restsip.login.Whereabouts.PresenceOf;
import org.restsip.mailbox.Introduction.Introduced;
import org.restsip.mailbox.Mailbox;
import org.restsip.message.Delivery;
import org.restsip.message.MessageId;
import org.restsip.message.Receipt;
import org.restsip.message.Withdrawal;
import org.restsip.rest.json.Views;
import org.restsip.server.Watching;
import org.restsip.server.Watching.Watch;
import org.restsip.user.Aor;
import org.restsip.user.Caller;

/** Which paths can be watched, and what is shown there. */
@Singleton
public class Watches {
    private static final Pattern LOGIN = Pattern.compile("/login/([^/]+)");
    private static final Pattern CONTACT = Pattern.compile("/login/([^/]+)/(c[^/]*)");
    private static final Pattern RECEIPT = Pattern.compile("/login/([^/]+)/send/([^/]+)");
    private static final Pattern USER = Pattern.compile("/user/([^/]+)");
    private static final Pattern MAILBOX = Pattern.compile("/user/([^/]+)/message");
    private static final Pattern CALL = Pattern.compile("/call/([^/]+)");

    private final Watching watching;
    private final Views views;

    @Inject
    public Watches(Watching watching, Clock clock) {
        this.watching = watching;
        this.views = new Views(clock);
    }

    /** What is to be watched, and how it is shown. */
    record Found(Watch watch, Entities entities) {}

    /**
     * What there is to watch at a path of the API.
     *
     * @throws org.restsip.Refusal if the caller may not, or it is not there
     */
    Found find(Caller by, Resource resource) {
        return find(by, resource.path(), resource.seen()).orElseThrow(NothingToWatch::new);
    }

    /** The same for one thing among several: a refusal is told as its end. */
    Found findOrRefuse(Caller by, Resource resource) {
        try {
            return find(by, resource);
        } catch (TooBusy e) {
            throw e;
        } catch (Refusal refusal) {
            return new Found(watching.refused(by, refusal), this::view);
        }
    }

    private Optional<Found> find(Caller by, String path, Optional<Version> seen) {
        if (path.equals("/login")) {
            return Optional.of(new Found(watching.roster(by, seen), this::view));
        }
        var login = LOGIN.matcher(path);
        if (login.matches()) {
            return Optional.of(new Found(watching.login(by, aor(login), seen), this::view));
        }
        var contact = CONTACT.matcher(path);
        if (contact.matches()) {
            var owner = aor(contact);
            var watch = watching.contact(by, owner, new ContactId(contact.group(2)), seen);
            return Optional.of(new Found(
                    watch, entity -> entity instanceof Contact shown ? views.contact(owner, shown) : view(entity)));
        }
        var receipt = RECEIPT.matcher(path);
        if (receipt.matches()) {
            var watch = watching.receipt(by, aor(receipt), new MessageId(receipt.group(2)), seen);
            return Optional.of(new Found(watch, this::view));
        }
        var user = USER.matcher(path);
        if (user.matches()) {
            return Optional.of(new Found(watching.user(by, decoded(user), seen), this::view));
        }
        var mailbox = MAILBOX.matcher(path);
        if (mailbox.matches()) {
            return Optional.of(new Found(watching.mailbox(by, decoded(mailbox), seen), this::view));
        }
        var call = CALL.matcher(path);
        return call.matches()
                ? Optional.of(new Found(watching.call(by, new CallId(call.group(1)), seen), this::view))
                : Optional.empty();
    }

    private jakarta.json.JsonObject view(Object entity) {
        if (entity instanceof Login login) {
            return views.login(login);
        }
        if (entity instanceof Listed listed) {
            return views.roster(listed);
        }
        if (entity instanceof PresenceOf presence) {
            return views.presence(presence);
        }
        if (entity instanceof Receipt receipt) {
            return views.receipt(receipt);
        }
        if (entity instanceof Delivery delivery) {
            return views.message(delivery);
        }
        if (entity instanceof Introduced introduced) {
            return views.introduced(introduced);
        }
        if (entity instanceof Mailbox.Shown shown) {
            return views.mailbox(shown);
        }
        if (entity instanceof Withdrawal withdrawal) {
            return views.withdrawal(withdrawal);
        }
        if (entity instanceof Call call) {
            return views.call(call);
        }
        throw new IllegalArgumentException("nothing shows a " + entity.getClass());
    }

    /** The path is as the client wrote it. */
    private static Aor aor(Matcher path) {
        return Aor.of(decoded(path));
    }

    private static String decoded(Matcher path) {
        return java.net.URLDecoder.decode(path.group(1).replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    }
}
