package org.restsip.connector.stack.wire;

import java.time.Duration;

/**
 * How much of a node one peer, or all of them, may take.
 *
 * @param message               bytes of one message
 * @param connections           connections at once
 * @param connectionsPerAddress of them from one address
 * @param idle                  after so long without a byte a connection ends, unless a phone is registered over it
 * @param patience              how long a message may take that has begun, a handshake, and a write to who does not read
 * @param first                 how long a new connection may wait with its first message
 * @param buffers               bytes that all connections together may hold, waiting to be sent or to be read to their end
 */
public record Limits(
        int message,
        int connections,
        int connectionsPerAddress,
        Duration idle,
        Duration patience,
        Duration first,
        long buffers) {

    public static final Limits DEFAULT = new Limits(
            65_536,
            4_000,
            1_000,
            Duration.ofSeconds(180),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Math.max(4L << 20, Runtime.getRuntime().maxMemory() / 16));
}
