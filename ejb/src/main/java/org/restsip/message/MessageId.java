package org.restsip.message;

/** A message's id, the same wherever it is told of and however often. Begins with {@code m}. */
public record MessageId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
