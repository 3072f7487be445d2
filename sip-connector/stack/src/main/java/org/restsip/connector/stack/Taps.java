package org.restsip.connector.stack;

import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.PassingMessage;
import org.restsip.connector.api.SipTap;

/** Where messages can be seen as they come in and go out. While nobody looks it costs one volatile read a message. */
final class Taps {
    private volatile @Nullable SipTap tap;

    void open(SipTap viewer) {
        tap = viewer;
    }

    void close() {
        tap = null;
    }

    void received(
            String transport, Supplier<InetSocketAddress> local, Supplier<InetSocketAddress> remote, byte[] bytes) {
        show(false, transport, local, remote, bytes);
    }

    void sent(String transport, Supplier<InetSocketAddress> local, Supplier<InetSocketAddress> remote, byte[] bytes) {
        show(true, transport, local, remote, bytes);
    }

    private void show(
            boolean sent,
            String transport,
            Supplier<InetSocketAddress> local,
            Supplier<InetSocketAddress> remote,
            byte[] bytes) {
        var viewer = tap;
        if (viewer != null && !isKeepAlive(bytes)) {
            viewer.passing(new PassingMessage(sent, transport, local.get(), remote.get(), bytes));
        }
    }

    /** Blank lines hold connections and mappings open (RFC 5626, section 3.5.1), and say nothing. */
    private static boolean isKeepAlive(byte[] bytes) {
        for (var b : bytes) {
            if (b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
