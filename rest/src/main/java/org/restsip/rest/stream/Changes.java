package org.restsip.rest.stream;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.restsip.InvalidValue;

/** How much of a changed resource a client wants to be told. */
enum Changes {
    /** The whole state again. */
    FULL,
    /** What is different, child by child. */
    DIFF;

    static Changes named(Optional<String> word) {
        return word.map(text -> Arrays.stream(values())
                        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new InvalidValue("changes", "must be full or diff")))
                .orElse(FULL);
    }
}
