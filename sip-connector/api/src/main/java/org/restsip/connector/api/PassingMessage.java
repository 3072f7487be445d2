package org.restsip.connector.api;

/**
 * A message on the wire, well-formed or not.
 *
 * @param sent  whether it goes out; else it came in
 * @param flow  the way that it takes
 * @param bytes as they are on the wire, with all their secrets; not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are compared by none
public record PassingMessage(boolean sent, Flow flow, byte[] bytes) {}
