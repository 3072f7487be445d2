package org.restsip;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a long list is wanted.
 *
 * @param limit how many items at most
 * @param after the key of the item before the part, as the list gave it; empty for the beginning
 */
public record Page(int limit, Optional<String> after) {

    /** The beginning of a list. */
    public static Page first(int limit) {
        return new Page(limit, Optional.empty());
    }

    /** The part of a list that is here as a whole, in the order of its keys, which are unique. */
    public <T> Part<T> of(List<T> sorted, Function<T, String> key) {
        return cut(
                sorted.stream()
                        .filter(item -> after.filter(last -> key.apply(item).compareTo(last) <= 0)
                                .isEmpty())
                        .limit(limit + 1L)
                        .toList(),
                key);
    }

    /** How many items a store must be asked for, so that {@link #cut} can tell whether there are more. */
    public int lookahead() {
        return limit + 1;
    }

    /** The part, from what a store found after {@link #after}: up to {@link #lookahead} items in their order. */
    public <T> Part<T> cut(List<T> found, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Part<>(found, Optional.empty());
        }
        var items = found.subList(0, limit);
        return new Part<>(items, Optional.of(key.apply(items.get(limit - 1))));
    }
}
