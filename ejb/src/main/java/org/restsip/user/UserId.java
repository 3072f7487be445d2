package org.restsip.user;

import org.restsip.event.Topic;

/** A user's id, which stays when the address changes. Unguessable; begins with {@code u}. */
public record UserId(String value) {
    /** By which an account, and all that belongs to it, is watched. */
    public Topic topic() {
        return new Topic("user", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
