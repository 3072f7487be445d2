package org.restsip.call;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.restsip.InvalidValue;

/**
 * What clients keep with a call or an entry under names of their own. Opaque to the server.
 *
 * @param members JSON values by name, in the order of the names
 */
public record Extras(Map<String, String> members) {
    public static final Extras NONE = new Extras(Map.of());

    private static final int MAX_MEMBERS = 32;
    private static final int MAX_NAME = 64;

    public Extras {
        members = Collections.unmodifiableMap(new TreeMap<>(members));
    }

    /** With these members set, or taken away if they are empty. */
    Extras changed(Map<String, Optional<String>> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        var next = new TreeMap<>(members);
        changes.forEach((name, value) -> value.ifPresentOrElse(text -> next.put(name, text), () -> next.remove(name)));
        return new Extras(next);
    }

    int size() {
        return members.entrySet().stream()
                .mapToInt(member -> member.getKey().length() + member.getValue().length())
                .sum();
    }

    /**
     * Goes on if they are few and small.
     *
     * @param maxSize characters of all names and values together
     */
    Extras require(int maxSize) {
        members.keySet().stream()
                .filter(name -> name.isEmpty() || name.length() > MAX_NAME)
                .forEach(name -> {
                    throw new InvalidValue(
                            name.substring(0, Math.min(name.length(), MAX_NAME)),
                            "is not a name of 1 to " + MAX_NAME + " characters");
                });
        if (members.size() > MAX_MEMBERS || size() > maxSize) {
            throw new InvalidValue(
                    members.keySet().iterator().next(),
                    "and the other members of your own must be no more than " + MAX_MEMBERS + ", with " + maxSize
                            + " characters in all");
        }
        return this;
    }
}
