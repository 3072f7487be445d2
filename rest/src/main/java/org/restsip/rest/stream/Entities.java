package org.restsip.rest.stream;

import jakarta.json.JsonObject;

/** How the entities of one stream are shown. */
@FunctionalInterface
interface Entities {
    JsonObject json(Object entity);
}
