package org.restsip.user;

/** A user's id, which stays when the address changes. Unguessable; begins with {@code u}. */
public record UserId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
