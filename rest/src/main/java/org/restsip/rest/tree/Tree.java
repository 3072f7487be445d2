package org.restsip.rest.tree;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * An answer's body, before it is known in which format it goes out. Of a type of its own, so that no
 * server's JSON provider takes it.
 *
 * @param asText makes plain text of it
 */
public record Tree(JsonObject json, Function<JsonObject, String> asText) {

    /** A tree whose plain text is that of all trees. */
    public Tree(JsonObject json) {
        this(json, TextTree::write);
    }

    byte[] in(Format format) {
        return format == Format.TEXT ? asText.apply(json).getBytes(StandardCharsets.UTF_8) : format.write(json);
    }
}
