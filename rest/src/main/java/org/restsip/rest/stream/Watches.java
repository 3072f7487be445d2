package org.restsip.rest.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.restsip.InvalidValue;
import org.restsip.Refusal;
import org.restsip.call.Call;
import org.restsip.call.CallId;
import org.restsip.call.CallList;
import org.restsip.call.Participant;
import org.restsip.call.ParticipantId;
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
import org.restsip.rest.json.TraceViews;
import org.restsip.rest.json.Views;
import org.restsip.server.Watching;
import org.restsip.server.Watching.Watch;
import org.restsip.trace.TraceId;
import org.restsip.trace.Tracing;
import org.restsip.user.Aor;
import org.restsip.user.Caller;

/** Which paths can be watched, and what is shown there. */
@Singleton
public class Watches {
    private final Watching watching;
    private final Views views;
    private final List<Route> routes = List.of(
            route("/login", this::roster),
            route("/login/([^/]+)", this::login),
            route("/login/([^/]+)/(c[^/]*)", this::contact),
            route("/login/([^/]+)/send/([^/]+)", this::receipt),
            route("/call", this::calls),
            route("/call/([^/]+)", this::call),
            route("/call/([^/]+)/(p[^/]*)", this::participant),
            route("/user/([^/]+)", this::user),
            route("/user/([^/]+)/message", this::mailbox),
            route("/trace/([^/]+)", this::trace));

    @Inject
    public Watches(Watching watching, Clock clock) {
        this.watching = watching;
        this.views = new Views(clock);
    }

    /** What is to be watched, and how it is shown. */
    record Found(Watch watch, Entities entities) {}

    /** Who asks for what, of which it has that version. */
    private record Question(Caller by, MatchResult path, Optional<Version> seen) {
        String part(int number) {
            return decoded(path.group(number));
        }

        Aor aor() {
            return Aor.of(part(1));
        }
    }

    private record Route(Pattern path, Function<Question, Found> finder) {}

    /**
     * What there is to watch at a path of the API.
     *
     * @throws Refusal if the caller may not, or it is not there
     */
    Found find(Caller by, Resource resource) {
        for (var route : routes) {
            var path = route.path().matcher(resource.path());
            if (path.matches()) {
                return route.finder().apply(new Question(by, path, resource.seen()));
            }
        }
        throw new NothingToWatch();
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

    private Found roster(Question asked) {
        return new Found(watching.roster(asked.by(), asked.seen()), this::view);
    }

    private Found login(Question asked) {
        return new Found(watching.login(asked.by(), asked.aor(), asked.seen()), this::view);
    }

    private Found contact(Question asked) {
        var owner = asked.aor();
        return new Found(
                watching.contact(asked.by(), owner, new ContactId(asked.part(2)), asked.seen()),
                entity -> entity instanceof Contact shown ? views.contact(owner, shown) : view(entity));
    }

    private Found receipt(Question asked) {
        return new Found(
                watching.receipt(asked.by(), asked.aor(), new MessageId(asked.part(2)), asked.seen()), this::view);
    }

    private Found calls(Question asked) {
        return new Found(watching.calls(asked.by(), asked.seen()), this::view);
    }

    private Found call(Question asked) {
        return new Found(watching.call(asked.by(), new CallId(asked.part(1)), asked.seen()), this::view);
    }

    private Found participant(Question asked) {
        var call = new CallId(asked.part(1));
        return new Found(
                watching.participant(asked.by(), call, new ParticipantId(asked.part(2)), asked.seen()),
                entity -> entity instanceof Participant shown ? views.participant(call, shown) : view(entity));
    }

    private Found user(Question asked) {
        return new Found(watching.user(asked.by(), asked.part(1), asked.seen()), this::view);
    }

    private Found mailbox(Question asked) {
        return new Found(watching.mailbox(asked.by(), asked.part(1), asked.seen()), this::view);
    }

    private Found trace(Question asked) {
        return new Found(watching.trace(asked.by(), new TraceId(asked.part(1)), asked.seen()), this::view);
    }

    private JsonObject view(Object entity) {
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
        if (entity instanceof Withdrawal withdrawal) {
            return views.withdrawal(withdrawal);
        }
        if (entity instanceof Call call) {
            return views.call(call);
        }
        if (entity instanceof CallList.Listed listed) {
            return views.calls(listed);
        }
        if (entity instanceof Introduced introduced) {
            return views.introduced(introduced);
        }
        if (entity instanceof Mailbox.Shown shown) {
            return views.mailbox(shown);
        }
        if (entity instanceof Tracing.Shown shown) {
            return TraceViews.trace(shown);
        }
        throw new IllegalArgumentException("nothing shows a " + entity.getClass());
    }

    private static Route route(String path, Function<Question, Found> finder) {
        return new Route(Pattern.compile(path), finder);
    }

    /** The path is as the client wrote it. */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("path", "is not encoded as a URL is");
        }
    }
}
