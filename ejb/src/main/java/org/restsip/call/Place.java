package org.restsip.call;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where a call stands in a list of calls: the newest first. */
public record Place(Instant created, CallId call) implements Comparable<Place> {
    private static final int DIGITS = 19;

    static Place of(Call call) {
        return new Place(call.created(), call.id());
    }

    /** Reads what {@link #key} wrote. */
    static Place of(String key) {
        var micros = Long.MAX_VALUE - Long.parseLong(key.substring(0, DIGITS));
        return new Place(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new CallId(key.substring(DIGITS)));
    }

    /** The place as a text, in the order of which the list is. */
    public String key() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, created);
        return String.format("%0" + DIGITS + "d", Long.MAX_VALUE - micros) + call;
    }

    @Override
    public int compareTo(Place other) {
        return key().compareTo(other.key());
    }
}
