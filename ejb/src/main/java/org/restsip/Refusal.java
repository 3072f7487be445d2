package org.restsip;

import jakarta.ejb.ApplicationException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The core says no. Subclasses are named after the fact; each protocol maps the {@link Kind} once to
 * its own codes. The message is written for the caller to read and holds nothing secret.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What sort of no it is. */
    public enum Kind {
        /** What was asked cannot be understood or breaks a rule; {@link #field()} may name the culprit. */
        INVALID,
        /** There is no such thing, or the caller is not to know that there is. */
        UNKNOWN,
        /** It was there and is no more. */
        GONE,
        /** The caller is known and may not. */
        FORBIDDEN,
        /** It contradicts the present state. */
        CONFLICT,
        /** It is not what the caller believes it to be. */
        OUTDATED,
        /** It is of a type that is not understood. */
        UNSUPPORTED,
        /** It is larger than allowed. */
        TOO_LARGE,
        /** The caller asks for more than its share; later it may work. */
        TOO_MANY,
        /** The server cannot do it now; later it may work. */
        UNAVAILABLE
    }

    private final Kind kind;

    protected Refusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    protected Refusal(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The member of the request that is wrong, in the caller's words. */
    public Optional<String> field() {
        return Optional.empty();
    }

    /** A limit in seconds that the caller should keep, where the refusal is about one. */
    public OptionalInt seconds() {
        return OptionalInt.empty();
    }
}
