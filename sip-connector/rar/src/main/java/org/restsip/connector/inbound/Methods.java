package org.restsip.connector.inbound;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The methods of RFC 3261 and of its extensions: RFC 3262, 3311, 3428, 3515, 3903, 6086 and 6665. */
final class Methods {
    static final Set<String> KNOWN = Set.of(
            "ACK",
            "BYE",
            "CANCEL",
            "INFO",
            "INVITE",
            "MESSAGE",
            "NOTIFY",
            "OPTIONS",
            "PRACK",
            "PUBLISH",
            "REFER",
            "REGISTER",
            "SUBSCRIBE",
            "UPDATE");

    /** They have no meaning apart from their INVITE, so they go where it went (RFC 3261, 9 and 13.2.2.4). */
    private static final List<String> WITH_INVITE = List.of("ACK", "CANCEL");

    private Methods() {}

    /** @throws IllegalArgumentException at a method that is not known, written in lower case, or empty */
    static Set<String> read(String list) {
        var methods =
                Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
        methods.stream().filter(method -> !KNOWN.contains(method)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException("not a SIP method: '" + unknown + "'");
        });
        if (methods.contains("INVITE")) {
            methods.addAll(WITH_INVITE);
        }
        return methods;
    }
}
