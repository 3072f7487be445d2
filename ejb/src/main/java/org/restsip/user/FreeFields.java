package org.restsip.user;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.restsip.InvalidValue;

/**
 * What users tell of themselves in words of their own, such as a title or a phone number; shown to all who may see them.
 *
 * @param values by their names
 */
public record FreeFields(SortedMap<String, String> values) {
    private static final int MAX_FIELDS = 50;
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_TOTAL = 16_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    public static final FreeFields NONE = new FreeFields(new TreeMap<>());

    public FreeFields {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        if (values.size() > MAX_FIELDS) {
            throw new InvalidValue("fields", "must be no more than " + MAX_FIELDS);
        }
        values.forEach(FreeFields::require);
        if (values.values().stream().mapToInt(String::length).sum() > MAX_TOTAL) {
            throw new InvalidValue("fields", "must have no more than " + MAX_TOTAL + " characters together");
        }
    }

    private static void require(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidValue("fields", "must have names of 1 to 64 letters, digits and . _ -");
        }
        if (value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("fields." + name, "must have no more than " + MAX_LENGTH + " printable characters");
        }
    }
}
