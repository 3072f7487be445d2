package org.restsip.rest.tree;

import org.restsip.Refusal;

/** The body is of a type that is not understood here. */
public class UnsupportedType extends Refusal {
    private static final long serialVersionUID = 1L;

    public UnsupportedType() {
        super(Kind.UNSUPPORTED, "the body must be application/json, application/xml or a form");
    }
}
