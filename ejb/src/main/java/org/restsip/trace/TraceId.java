package org.restsip.trace;

/** A trace's id. Unguessable; begins with {@code t}. */
public record TraceId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
