package org.restsip.rest.stream;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.restsip.event.Version;

/** How far a client has come, as the id that events carry and that the client comes back with. */
@FunctionalInterface
interface Marks {

    /** Of a client that watches one thing: its version. */
    Marks ALONE = version -> version.map(Version::toString);

    /** The id after an event about this thing. */
    Optional<String> moved(Optional<Version> version);

    /** Of a client that watches several: the versions of all, in the order in which they were asked for. */
    static List<Marks> together(List<Optional<Version>> known) {
        var versions = new CopyOnWriteArrayList<>(known);
        return IntStream.range(0, known.size())
                .<Marks>mapToObj(index -> version -> {
                    versions.set(index, version);
                    return Optional.of(versions.stream()
                            .map(each -> each.map(Version::toString).orElse("-"))
                            .collect(Collectors.joining(",")));
                })
                .toList();
    }

    /** What an id says that was given for so many things; nothing if it was given for others. */
    static List<Optional<Version>> parse(Optional<String> id, int count) {
        var parts = id.map(text -> text.split(",", -1)).orElse(new String[0]);
        return parts.length == count
                ? Arrays.stream(parts).map(Version::parse).toList()
                : Collections.nCopies(count, Optional.empty());
    }
}
