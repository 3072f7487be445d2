package org.restsip.rest.stream;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import org.restsip.event.Stream;

/** The container says that a client is gone. */
record Departure(Stream stream) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
        stream.close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        stream.close();
    }

    @Override
    public void onError(AsyncEvent event) {
        stream.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // A stream is started once.
    }
}
