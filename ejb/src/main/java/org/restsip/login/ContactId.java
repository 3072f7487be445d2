package org.restsip.login;

/**
 * A contact's id: a keyed hash of user and instance, so the same device gets the same id again, on
 * any node. Begins with {@code c}.
 */
public record ContactId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
