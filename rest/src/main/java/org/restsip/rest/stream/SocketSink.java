package org.restsip.rest.stream;

import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.restsip.event.Event;
import org.restsip.event.Sink;

/** A WebSocket, written to by one thread at a time. */
final class SocketSink implements Sink, Wire {
    /** As long as a server waits for the reader of an answer. */
    private static final int TIMEOUT_SECONDS = 5;

    private static final int MAX_UNANSWERED = 2;

    private final Session session;
    private final AtomicInteger pings = new AtomicInteger();
    private volatile Event.Type last = Event.Type.UPDATE;

    SocketSink(Session session) {
        this.session = session;
    }

    @Override
    public Framing framing() {
        return Framing.MESSAGES;
    }

    @Override
    public void write(Event event) throws IOException {
        last = event.type();
        write(Renderings.ofStream(framing(), event));
    }

    @Override
    public void write(byte[] frame) throws IOException {
        var sent = session.getAsyncRemote().sendText(new String(frame, StandardCharsets.UTF_8));
        try {
            sent.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the socket takes nothing more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void flush() {
        // Each message goes by itself.
    }

    /** Whoever leaves two of them unanswered is gone. */
    @Override
    public void heartbeat() throws IOException {
        if (pings.getAndIncrement() >= MAX_UNANSWERED) {
            throw new IOException("no pong");
        }
        session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
    }

    /** The client has given a sign of life. */
    void answered() {
        pings.set(0);
    }

    @Override
    public void close() {
        switch (last) {
            case GOODBYE -> Sockets.close(session, CloseCodes.GOING_AWAY, "the server is leaving");
            case END -> Sockets.close(session, CloseCodes.VIOLATED_POLICY, "the right to be here has ended");
            default -> Sockets.close(session, CloseCodes.TRY_AGAIN_LATER, "come back");
        }
    }
}
