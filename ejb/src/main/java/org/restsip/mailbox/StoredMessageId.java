package org.restsip.mailbox;

/** A stored message's id. Begins with {@code m}; a message that was sent and not taken keeps the id it had. */
public record StoredMessageId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
