package org.restsip.event;

import java.time.Duration;

/**
 * How streams live.
 *
 * @param heartbeat after how many seconds each client is sent a sign of life
 * @param patience  how long a client may take to read what it is sent, before it is cut
 */
public record StreamRules(int heartbeat, Duration patience) {
    public StreamRules {
        if (heartbeat < 1 || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("no stream lives by " + heartbeat + " and " + patience);
        }
    }
}
