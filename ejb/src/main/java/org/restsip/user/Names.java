package org.restsip.user;

import org.restsip.InvalidValue;

/** What things may be called by people. */
final class Names {
    private static final int MAX_LENGTH = 200;

    private Names() {}

    /** The name, if it is one; else {@link InvalidValue} blames the field. */
    static String require(String field, String name) {
        if (!isName(name)) {
            throw new InvalidValue(field, "must have 1 to " + MAX_LENGTH + " printable characters");
        }
        return name;
    }

    static boolean isName(String name) {
        return !name.isBlank() && name.length() <= MAX_LENGTH && name.chars().noneMatch(Character::isISOControl);
    }
}
