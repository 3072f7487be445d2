package org.restsip;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long list.
 *
 * @param items in their order
 * @param next  the key after which the list goes on; empty at its end
 */
public record Part<T>(List<T> items, Optional<String> next) {
    public Part {
        items = List.copyOf(items);
    }
}
