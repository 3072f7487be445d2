package org.restsip.message;

import java.util.Locale;

/** How far a message has come to one contact. */
public enum DeliveryState {
    /** Accepted, and waits. */
    QUEUED,
    /** Written to the contact's connection. */
    DELIVERED,
    /** The receiver says it has it. */
    ACKNOWLEDGED,
    /** Taken back before it was delivered. */
    CANCELLED,
    /** Waited too long. */
    EXPIRED,
    /** Cannot be delivered, and the receipt says why. */
    FAILED;

    /** Whether a message in this state can come into that one; nothing leaves a final state. */
    public boolean canBecome(DeliveryState next) {
        return switch (this) {
            case QUEUED -> next != QUEUED;
            case DELIVERED -> next == ACKNOWLEDGED || next == FAILED;
            default -> false;
        };
    }

    public boolean isFinal() {
        return this != QUEUED && this != DELIVERED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
