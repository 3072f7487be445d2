package org.restsip.user;

/** The id of a session: a keyed hash of its token, from which the token cannot be found. Begins with {@code s}. */
public record SessionId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
