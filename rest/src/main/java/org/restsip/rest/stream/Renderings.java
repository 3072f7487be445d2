package org.restsip.rest.stream;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.restsip.event.Event;

/** Turns events into frames: the same event for the same look once, however many watch. */
@Singleton
public class Renderings {
    /** So that not all come back at once who were sent away at once. */
    private static final int JITTER_MILLIS = 3000;

    private final Recent<Key, JsonObject> trees = new Recent<>();
    private final Recent<Key, Rendered> rendered = new Recent<>();

    /**
     * One event in the form of one connection.
     *
     * @param tree   the state after it, if it is about a state
     * @param frames what to write
     */
    record Rendered(Optional<JsonObject> tree, List<byte[]> frames) {}

    /** The same record has the same version; what others may not see is another record. */
    private record Key(Event event, String url, Object form) {
        @Override
        public int hashCode() {
            return Objects.hash(event.type(), event.version(), url);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && event.type() == key.event.type()
                    && event.gap() == key.event.gap()
                    && event.version().equals(key.event.version())
                    && url.equals(key.url)
                    && form.equals(key.form)
                    && (event.entity() == key.event.entity() || event.entity().equals(key.event.entity()));
        }
    }

    /** A form, and the very tree that the client was shown before. */
    private record After(Framing framing, JsonObject before) {
        @Override
        public int hashCode() {
            return framing.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof After after && framing == after.framing && before == after.before;
        }
    }

    /**
     * What a client is written for an event.
     *
     * @param before what it was shown last
     */
    Rendered render(Framing framing, Event event, Look look, Optional<JsonObject> before, Marks marks) {
        return switch (event.type()) {
            case STATE, UPDATE -> state(framing, event, look, before, marks);
            case MESSAGE, WITHDRAWN, OFFER ->
                new Rendered(before, List.of(framing.frame(frame(event, look, look.tree(event.entity())))));
            case GOODBYE, END -> new Rendered(before, List.of(framing.frame(frame(event, look, reason(event)))));
        };
    }

    /** An event that concerns the stream as a whole. */
    static byte[] ofStream(Framing framing, Event event) {
        var retry = event.type() == Event.Type.GOODBYE
                ? OptionalInt.of(1000 + ThreadLocalRandom.current().nextInt(JITTER_MILLIS))
                : OptionalInt.empty();
        return framing.frame(new Frame(Optional.empty(), word(event), Optional.empty(), retry, reason(event)));
    }

    private Rendered state(Framing framing, Event event, Look look, Optional<JsonObject> before, Marks marks) {
        var diff = look.changes() == Changes.DIFF && event.type() == Event.Type.UPDATE && before.isPresent();
        var mark = marks.moved(event.version());
        if (look.named()) {
            return diff
                    ? differences(framing, event, look, before.orElseThrow(), mark)
                    : whole(framing, event, look, mark);
        }
        return diff
                ? rendered.get(
                        new Key(event, look.url(), new After(framing, before.orElseThrow())),
                        () -> differences(framing, event, look, before.orElseThrow(), mark))
                : rendered.get(new Key(event, look.url(), framing), () -> whole(framing, event, look, mark));
    }

    private Rendered whole(Framing framing, Event event, Look look, Optional<String> mark) {
        var tree = tree(event, look);
        var data = event.gap() ? JSON.createObjectBuilder(tree).add("gap", true).build() : tree;
        return new Rendered(Optional.of(tree), List.of(framing.frame(frame(event, look, data, mark))));
    }

    /** The last one carries the mark: who is cut off before it has not seen all. */
    private Rendered differences(Framing framing, Event event, Look look, JsonObject before, Optional<String> mark) {
        var tree = tree(event, look);
        var frames = new ArrayList<byte[]>();
        var changes = Differences.between(look.url(), before, tree);
        for (var change : changes) {
            var last = frames.size() == changes.size() - 1;
            frames.add(framing.frame(frame(event, look, change, last ? mark : Optional.empty())));
        }
        return new Rendered(Optional.of(tree), frames);
    }

    private JsonObject tree(Event event, Look look) {
        return trees.get(new Key(event, look.url(), "tree"), () -> look.tree(event.entity()));
    }

    private static Frame frame(Event event, Look look, JsonObject data) {
        return frame(event, look, data, Optional.empty());
    }

    private static Frame frame(Event event, Look look, JsonObject data, Optional<String> mark) {
        return new Frame(mark, word(event), look.named() ? Optional.of(look.url()) : Optional.empty(), data);
    }

    private static JsonObject reason(Event event) {
        var reason = event.entity() instanceof Event.End end ? end.reason() : "";
        return JSON.createObjectBuilder().add("reason", reason).build();
    }

    private static String word(Event event) {
        return event.type().name().toLowerCase(Locale.ROOT);
    }
}
