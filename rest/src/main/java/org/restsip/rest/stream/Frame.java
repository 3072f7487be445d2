package org.restsip.rest.stream;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One event as a client gets it, before it is known in which form.
 *
 * @param id       what the client may come back with, to go on after this event
 * @param type     what happened
 * @param resource what it is about, where that is not clear from what was asked
 * @param retry    milliseconds after which the client shall come back, if it must
 * @param data     what there is to say
 */
record Frame(Optional<String> id, String type, Optional<String> resource, OptionalInt retry, JsonObject data) {
    /** After the loss of a connection. */
    static final int RETRY_MILLIS = 2000;

    Frame(Optional<String> id, String type, Optional<String> resource, JsonObject data) {
        this(id, type, resource, OptionalInt.empty(), data);
    }

    Frame withId(String other) {
        return new Frame(Optional.of(other), type, resource, retry, data);
    }

    /** All of it in one object. */
    JsonObject envelope() {
        var object = JSON.createObjectBuilder();
        id.ifPresent(value -> object.add("id", value));
        object.add("event", type);
        resource.ifPresent(value -> object.add("resource", value));
        retry.ifPresent(value -> object.add("retry", value));
        return object.add("data", data).build();
    }
}
