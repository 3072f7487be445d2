package org.restsip.mailbox;

import org.restsip.InvalidValue;

/**
 * Who reads a mailbox: one device of its owner, or the owner on any of them.
 *
 * @param device what the device calls itself, such as the {@code instance} of its login; empty for no certain one
 */
public record Reader(String device) {
    private static final int MAX_LENGTH = 200;

    /** The owner, wherever. */
    public static final Reader OWNER = new Reader("");

    public Reader {
        if (device.length() > MAX_LENGTH || device.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("device", "must have 1 to " + MAX_LENGTH + " printable characters");
        }
    }

    boolean isOneDevice() {
        return !device.isEmpty();
    }
}
