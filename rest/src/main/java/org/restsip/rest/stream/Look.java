package org.restsip.rest.stream;

import jakarta.json.JsonObject;

/**
 * How a client wants to see one resource.
 *
 * @param url      what the resource is called
 * @param named    whether events say so, because the client watches more than one
 * @param entities puts records into the API's words
 * @param changes  how much of a change is told
 */
record Look(String url, boolean named, Entities entities, Changes changes) {
    JsonObject tree(Object entity) {
        return entities.json(entity);
    }
}
