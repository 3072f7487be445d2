package org.restsip.cluster;

import com.hazelcast.nio.serialization.FieldKind;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.restsip.event.Version;

/** How the core's values are written as Compact fields. */
final class Fields {
    private Fields() {}

    static String text(CompactReader in, String name) {
        return Objects.requireNonNullElse(in.readString(name), "");
    }

    static String[] texts(CompactReader in, String name) {
        return Arrays.stream(Objects.requireNonNullElse(in.readArrayOfString(name), new String[0]))
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    static void texts(CompactWriter out, String name, Collection<?> values) {
        out.writeArrayOfString(name, values.stream().map(Object::toString).toArray(String[]::new));
    }

    static long[] longs(CompactReader in, String name) {
        return Objects.requireNonNullElse(in.readArrayOfInt64(name), new long[0]);
    }

    static Instant time(CompactReader in, String name) {
        return Micros.instant(in.readInt64(name));
    }

    static void time(CompactWriter out, String name, Instant value) {
        out.writeInt64(name, Micros.of(value));
    }

    static Version version(CompactReader in, String name) {
        return new Version(in.readInt64(name + "Incarnation"), in.readInt64(name + "Counter"));
    }

    /** One that records of former releases do not have. */
    static Version laterVersion(CompactReader in, String name) {
        return in.getFieldKind(name + "Counter") == FieldKind.NOT_AVAILABLE ? Version.NONE : version(in, name);
    }

    static void version(CompactWriter out, String name, Version value) {
        out.writeInt64(name + "Incarnation", value.incarnation());
        out.writeInt64(name + "Counter", value.counter());
    }

    /** One of an enum's constants, by name, so that their order may change. */
    static <E extends Enum<E>> E constant(CompactReader in, String name, Class<E> type) {
        return Enum.valueOf(type, text(in, name));
    }

    /** The same, where older releases did not write it. */
    static <E extends Enum<E>> E constant(CompactReader in, String name, E before) {
        return isKnown(in, name) ? constant(in, name, before.getDeclaringClass()) : before;
    }

    /** False where older releases did not write it. */
    static boolean flag(CompactReader in, String name) {
        return isKnown(in, name) && in.readBoolean(name);
    }

    /** The same, where older releases did not write it. */
    static Instant time(CompactReader in, String name, Instant before) {
        return isKnown(in, name) ? time(in, name) : before;
    }

    /** Empty where older releases did not write it. */
    static String addedText(CompactReader in, String name) {
        return addedText(in, name, "");
    }

    /** The same, where older releases did not write it. */
    static String addedText(CompactReader in, String name, String before) {
        return isKnown(in, name) ? text(in, name) : before;
    }

    /** None where older releases did not write them. */
    static String[] addedTexts(CompactReader in, String name) {
        return isKnown(in, name) ? texts(in, name) : new String[0];
    }

    /** Zero where older releases did not write it. */
    static int addedNumber(CompactReader in, String name) {
        return addedNumber(in, name, 0);
    }

    /** The same, where older releases did not write it. */
    static int addedNumber(CompactReader in, String name, int before) {
        return isKnown(in, name) ? in.readInt32(name) : before;
    }

    private static boolean isKnown(CompactReader in, String name) {
        return in.getFieldKind(name) != FieldKind.NOT_AVAILABLE;
    }

    static <T> List<T> list(CompactReader in, String name, Class<T> type) {
        var array = in.readArrayOfCompact(name, type);
        return array == null
                ? List.of()
                : Arrays.stream(array).map(Objects::requireNonNull).toList();
    }

    /** A record that may be absent, or unknown to the release that wrote this. */
    static <T> Optional<T> optional(CompactReader in, String name, Class<T> type) {
        if (!isKnown(in, name)) {
            return Optional.empty();
        }
        Object value = in.readCompact(name);
        return Optional.ofNullable(value).map(type::cast);
    }

    static <T> T one(CompactReader in, String name, Class<T> type) {
        Object value = in.readCompact(name);
        return type.cast(Objects.requireNonNull(value, name));
    }
}
