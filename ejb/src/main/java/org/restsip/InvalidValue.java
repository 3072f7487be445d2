package org.restsip;

import java.util.Optional;

/** A value of a request breaks a rule. */
public class InvalidValue extends Refusal {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Names the culprit.
     *
     * @param field  the name of the value as the caller knows it
     * @param reason what is wrong with it, as the end of a sentence that begins with the field's name
     */
    public InvalidValue(String field, String reason) {
        super(Kind.INVALID, field + " " + reason);
        this.field = field;
    }

    @Override
    public Optional<String> field() {
        return Optional.of(field);
    }
}
