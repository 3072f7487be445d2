package org.restsip.connector.api;

import java.net.InetSocketAddress;

/**
 * A message on the wire, well-formed or not.
 *
 * @param sent      whether it goes out; else it came in
 * @param transport {@code udp}, {@code tcp}, {@code tls}, {@code ws} or {@code wss}
 * @param local     our end
 * @param remote    the other end
 * @param bytes     as they are on the wire, with all their secrets; not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are compared by none
public record PassingMessage(
        boolean sent, String transport, InetSocketAddress local, InetSocketAddress remote, byte[] bytes) {}
