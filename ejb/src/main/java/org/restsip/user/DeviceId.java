package org.restsip.user;

/** The id of a device and the user name in its credential. Unguessable; begins with {@code d}. */
public record DeviceId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
