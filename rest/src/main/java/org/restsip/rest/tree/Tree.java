package org.restsip.rest.tree;

import jakarta.json.JsonObject;

/**
 * An answer's body, before it is known in which format it goes out. Of a type of its own, so that no
 * server's JSON provider takes it.
 */
public record Tree(JsonObject json) {}
