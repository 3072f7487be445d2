package org.restsip.user;

import java.util.Optional;

/**
 * One try of a client to make something. If it names a key, the thing's id follows from who tries, where, and the key:
 * a repeat finds on any node what the first try made.
 *
 * @param key         the client's name for all tries to make this one thing; empty if it will not try again
 * @param fingerprint stands for the content of the request, and is kept with what it made
 */
public record Attempt(Optional<String> key, String fingerprint) {

    /** A try that will not be repeated. */
    public static final Attempt ONCE = new Attempt(Optional.empty(), "");

    /**
     * The id of what is to be made.
     *
     * @param letter the kind of thing
     * @param scope  who makes it, and where
     */
    public String id(Ids ids, char letter, String... scope) {
        return key.map(name -> ids.keyed(letter, String.join("\0", scope), name))
                .orElseGet(() -> ids.random(letter));
    }

    /**
     * Goes on if the thing was made by a try like this.
     *
     * @param madeBy the fingerprint that was kept with the thing
     * @throws KeyReused if another content made it
     */
    public void requireSame(String madeBy) {
        if (!madeBy.equals(fingerprint)) {
            throw new KeyReused();
        }
    }
}
