package org.restsip;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on when a test says so. */
public final class MutableClock extends Clock {
    private Instant now = Instant.parse("2026-11-23T15:04:05.123456Z");

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    public void passSeconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
