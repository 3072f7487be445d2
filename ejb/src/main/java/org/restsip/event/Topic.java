package org.restsip.event;

/**
 * A record that can be watched.
 *
 * @param kind the kind of record, such as {@code login}
 * @param key  the record's key as text
 */
public record Topic(String kind, String key) {}
