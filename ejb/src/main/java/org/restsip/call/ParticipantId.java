package org.restsip.call;

/** The id of one participant's entry in a call. Unguessable; begins with {@code p}. */
public record ParticipantId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
