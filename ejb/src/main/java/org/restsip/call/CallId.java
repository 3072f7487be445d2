package org.restsip.call;

/** A call's id. Unguessable; begins with {@code k}. */
public record CallId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
