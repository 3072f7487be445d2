package org.restsip.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a thing's content is called: {@code incarnation.counter}. A new incarnation starts when the
 * thing is created, reloaded or merged, so that one version never names two contents.
 *
 * @param incarnation microseconds since 1970 at which this life of the thing began
 * @param counter     changes since then
 */
public record Version(long incarnation, long counter) implements Comparable<Version> {

    /** The version of what is not there. */
    public static final Version NONE = new Version(0, 0);

    /** The first version of something that begins now. */
    public static Version startingAt(Instant now) {
        return new Version(ChronoUnit.MICROS.between(Instant.EPOCH, now), 1);
    }

    public Version next() {
        return new Version(incarnation, counter + 1);
    }

    @Override
    public int compareTo(Version other) {
        var byIncarnation = Long.compare(incarnation, other.incarnation);
        return byIncarnation != 0 ? byIncarnation : Long.compare(counter, other.counter);
    }

    @Override
    public String toString() {
        return Long.toString(incarnation, 36) + "." + counter;
    }
}
