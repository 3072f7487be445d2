package org.restsip.rest.stream;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.restsip.InvalidValue;
import org.restsip.Refusal;
import org.restsip.event.Event;
import org.restsip.event.Outlet;
import org.restsip.event.Stream;
import org.restsip.event.Subject;
import org.restsip.event.Version;
import org.restsip.rest.json.Members;
import org.restsip.rest.json.Problem;
import org.restsip.user.Caller;

/**
 * One client on a WebSocket. It says {@code {"watch": url}}, {@code {"unwatch": url}} or a request
 * {@code {"method", "resource", "entity"}}, each with an {@code id} if it wants an answer to it, and first of all
 * {@code {"token": ...}} if it has not proved yet who it is.
 */
final class Conversation {
    /** For whoever has not said yet who it is. */
    private static final int PATIENCE_MILLIS = 10_000;

    private final Conversations house;
    private final Session session;
    private final SocketSink sink;
    private final Answers answers;
    private final Map<String, Subject> shown = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Visitor visitor;

    @Nullable
    private volatile Stream stream;

    Conversation(Conversations house, Session session, Visitor visitor) {
        this.house = house;
        this.session = session;
        this.visitor = visitor;
        this.sink = new SocketSink(session);
        this.answers = new Answers(session.getId());
        visitor.caller().ifPresentOrElse(this::open, () -> session.setMaxIdleTimeout(PATIENCE_MILLIS));
    }

    /** The client says something. */
    void hear(String text) {
        isThere();
        Members message;
        try (var reader = JSON.createReader(new StringReader(text))) {
            message = new Members(reader.readObject(), "", false);
        } catch (JsonException | NoSuchElementException e) {
            Sockets.close(session, CloseCodes.CANNOT_ACCEPT, "messages are JSON objects");
            return;
        }
        var id = Optional.ofNullable(message.object().get("id"));
        try {
            obey(message, id);
        } catch (Refusal refusal) {
            refuse(refusal, id);
        }
    }

    /** The client has given a sign of life. */
    void isThere() {
        sink.answered();
    }

    /** The socket is closed. */
    void end() {
        var open = stream;
        if (open != null) {
            open.close();
        }
    }

    private void obey(Members message, Optional<JsonValue> id) {
        var caller = visitor.caller();
        if (caller.isEmpty()) {
            prove(message);
        } else if (message.text("watch").isPresent()) {
            watch(caller.get(), message, id);
        } else if (message.text("unwatch").isPresent()) {
            unwatch(message.requiredText("unwatch"));
            answer(id, 204, JsonValue.NULL);
        } else if (message.text("method").isPresent()) {
            request(message, id);
        } else {
            throw new InvalidValue("message", "must hold watch, unwatch or method");
        }
    }

    private void prove(Members message) {
        var token = message.text("token");
        token.flatMap(house.tokens::caller)
                .ifPresentOrElse(
                        caller -> {
                            visitor = visitor.proved(caller, token.orElse(""));
                            open(caller);
                        },
                        () -> Sockets.close(session, CloseCodes.VIOLATED_POLICY, "say a token that is good"));
    }

    private void open(Caller caller) {
        session.setMaxIdleTimeout(0); // the stream has heartbeats
        var opened = house.watching.admit(caller, List.of()).openLasting(sink);
        stream = opened;
        opened.show(Subject.of(List.of(answers), answers.to(sink), () -> {}));
    }

    private void watch(Caller caller, Members message, Optional<JsonValue> id) {
        var resource = Resource.parse(message.requiredText("watch"))
                .knowing(message.text("version").flatMap(Version::parse));
        var changes = Changes.named(message.text("changes"));
        if (shown.size() >= house.maxWatches && !shown.containsKey(resource.path())) {
            throw new TooManyWatches(house.maxWatches);
        }
        var found = house.watches.find(caller, resource);
        unwatch(resource.path());
        var look = new Look(resource.path(), true, found.entities(), changes);
        var subject = house.watching.subject(
                found.watch(), forgettingAtEnd(new Shown(sink, house.renderings, look, Marks.ALONE), resource.path()));
        shown.put(resource.path(), subject);
        answer(id, 200, JsonValue.NULL);
        var open = stream;
        if (open != null) {
            open.show(subject);
        }
    }

    private Outlet forgettingAtEnd(Outlet outlet, String path) {
        return event -> {
            outlet.write(event);
            if (event.type() == Event.Type.END) {
                shown.remove(path);
            }
        };
    }

    private void unwatch(String path) {
        var subject = Optional.ofNullable(shown.remove(path));
        var open = stream;
        if (open != null) {
            subject.ifPresent(open::drop);
        }
    }

    private void request(Members message, Optional<JsonValue> id) {
        if (asked.incrementAndGet() > house.maxRequests) {
            asked.decrementAndGet();
            throw new TooManyRequests(house.maxRequests);
        }
        try {
            var unused = house.loopback.ask(visitor, message).thenAccept(reply -> {
                asked.decrementAndGet();
                say(id, reply);
            });
        } catch (Refusal refusal) {
            asked.decrementAndGet();
            throw refusal;
        }
    }

    private void refuse(Refusal refusal, Optional<JsonValue> id) {
        if (stream == null) {
            Sockets.close(session, CloseCodes.TRY_AGAIN_LATER, String.valueOf(refusal.getMessage()));
        } else {
            var problem = Problem.of(refusal);
            answer(id, problem.status(), problem.json());
        }
    }

    private void answer(Optional<JsonValue> id, int status, JsonValue entity) {
        if (id.isPresent() || status >= 400) {
            say(id, Loopback.reply(status, Map.of(), entity));
        }
    }

    private void say(Optional<JsonValue> id, JsonObject reply) {
        var whole = JSON.createObjectBuilder();
        id.ifPresent(value -> whole.add("id", value));
        reply.forEach(whole::add);
        if (answers.add(whole.build())) {
            house.hub.changed(answers.topic());
        } else {
            Sockets.close(session, CloseCodes.TRY_AGAIN_LATER, "read what you are answered");
        }
    }
}
