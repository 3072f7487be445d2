package org.restsip.user;

/**
 * What the holder of a session shows: whoever has it is the user. It is told once and not kept.
 *
 * @param value printed by no {@link #toString}
 */
public record Token(String value) {
    @Override
    public String toString() {
        return "token";
    }
}
