package org.restsip.connector.stack;

import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A phone in a browser: the messages it is sent. */
final class WebPhone implements java.net.http.WebSocket.Listener {
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    final BlockingQueue<ByteBuffer> pongs = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();

    String receive() throws InterruptedException {
        return Recorder.next(messages);
    }

    @Override
    public @Nullable CompletionStage<?> onText(java.net.http.WebSocket socket, CharSequence part, boolean last) {
        parts.append(part);
        if (last) {
            messages.add(parts.toString());
            parts.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(java.net.http.WebSocket socket, ByteBuffer content) {
        pongs.add(content);
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(java.net.http.WebSocket socket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(java.net.http.WebSocket socket, Throwable failure) {
        closed.completeExceptionally(failure);
    }
}
