package org.restsip.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which request of the API each exchange goes back to: known where its first message went out, and asked for by all that follow. */
final class Causes {
    private static final int REMEMBERED = 1000;

    private final Map<String, String> byCallId = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized Optional<String> of(Passing message) {
        var callId = message.callId();
        if (message.isSent()) {
            Cause.current().ifPresent(request -> byCallId.putIfAbsent(callId, request));
        }
        return Optional.ofNullable(byCallId.get(callId));
    }

    synchronized void forget() {
        byCallId.clear();
    }
}
