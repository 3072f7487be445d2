package org.restsip.trace;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.restsip.user.Aor;

/** A wire on which a test says what passes. */
public final class PlayedWire implements Wire {
    private Optional<Consumer<Passing>> listener = Optional.empty();

    @Override
    public void listen(Consumer<Passing> next) {
        listener = Optional.of(next);
    }

    @Override
    public void leave() {
        listener = Optional.empty();
    }

    public boolean isListenedTo() {
        return listener.isPresent();
    }

    public void pass(Passing message) {
        listener.ifPresent(present -> present.accept(message));
    }

    /** A request of that user. */
    public static Note from(Aor user, String callId, String text) {
        return new Note(user, callId, text, false);
    }

    /** A message that is all that a test wants to know of it. */
    public record Note(Aor user, String callId, String words, boolean isSent) implements Passing {

        /** The same, as it goes out. */
        public Note sent() {
            return new Note(user, callId, words, true);
        }

        @Override
        public String transport() {
            return "udp";
        }

        @Override
        public InetSocketAddress local() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060);
        }

        @Override
        public InetSocketAddress remote() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5062);
        }

        @Override
        public boolean concerns(Aor other) {
            return user.equals(other);
        }

        @Override
        public boolean belongsTo(String call) {
            return callId.equals(call);
        }

        @Override
        public String method() {
            return "MESSAGE";
        }

        @Override
        public OptionalInt status() {
            return OptionalInt.empty();
        }

        @Override
        public String text(boolean withBody) {
            return withBody ? words : "[" + words.length() + "]";
        }
    }
}
