package org.restsip.rest.tree;

import jakarta.json.spi.JsonProvider;

/** Makes trees. */
public final class Trees {
    /** Looked up once: the static methods of {@code jakarta.json.Json} look through all jars at every call. */
    public static final JsonProvider JSON = JsonProvider.provider();

    private Trees() {}
}
