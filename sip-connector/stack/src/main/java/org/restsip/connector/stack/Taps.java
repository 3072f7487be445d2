package org.restsip.connector.stack;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.Flow;
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

    void received(Supplier<Flow> flow, byte[] bytes) {
        show(false, flow, bytes);
    }

    void sent(Supplier<Flow> flow, byte[] bytes) {
        show(true, flow, bytes);
    }

    private void show(boolean sent, Supplier<Flow> flow, byte[] bytes) {
        var viewer = tap;
        if (viewer != null) {
            viewer.passing(new PassingMessage(sent, flow.get(), bytes));
        }
    }
}
