package org.restsip.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a thing's content is called: {@code incarnation.counter}. A new incarnation starts when the
 * thing is created, reloaded or merged, so that one version never names two contents.
 *
 * @param incarnation microseconds since 1970 at which this life of the thing began
 * @param counter     changes since then
 */
public record Version(long incarnation, long counter) implements Comparable<Version> {

    private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,12})\\.([0-9]{1,18})");

    /** The version of what is not there. */
    public static final Version NONE = new Version(0, 0);

    /** The first version of something that begins now. */
    public static Version startingAt(Instant now) {
        return new Version(ChronoUnit.MICROS.between(Instant.EPOCH, now), 1);
    }

    /** Reads what {@link #toString} wrote; empty if it did not. */
    public static Optional<Version> parse(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Version(Long.parseLong(matcher.group(1), 36), Long.parseLong(matcher.group(2))))
                : Optional.empty();
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
