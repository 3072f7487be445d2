package org.restsip.login;

/**
 * A contact's id: a keyed hash of user and instance, so the same device gets the same id again, on
 * any node. Begins with {@code c}.
 */
public record ContactId(String value) {
    /** Stands in no id that a hash has made. */
    private static final char FLOW = '.';

    /** The id of one of the ways on which a device is reached, if it keeps several (RFC 5626). */
    ContactId flow(int number) {
        return new ContactId(device().value + FLOW + number);
    }

    /** The id that all ways to the same device have in common; a contact that is the only one of its device has it. */
    public ContactId device() {
        var end = value.indexOf(FLOW);
        return end < 0 ? this : new ContactId(value.substring(0, end));
    }

    @Override
    public String toString() {
        return value;
    }
}
