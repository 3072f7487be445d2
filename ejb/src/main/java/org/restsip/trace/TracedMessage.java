package org.restsip.trace;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.restsip.event.NodeId;

/**
 * A message that passed a node. It holds no secret.
 *
 * @param node      the node that it passed
 * @param number    its number among those of that node in that trace, from 1
 * @param sent      whether it went out; else it came in
 * @param transport by what it was carried
 * @param local     our end, {@code address:port}
 * @param remote    the other end
 * @param method    the method that it is, or that it answers; empty if it cannot be read
 * @param status    the status of an answer; empty for a request
 * @param callId    the Call-ID; empty if it cannot be read
 * @param cause     the request of the API that it goes back to, if it was one of this cluster
 * @param text      what was said, redacted
 */
public record TracedMessage(
        NodeId node,
        long number,
        Instant at,
        boolean sent,
        String transport,
        String local,
        String remote,
        String method,
        OptionalInt status,
        String callId,
        Optional<String> cause,
        String text) {

    /** Characters that count against the bounds of a trace: the text, and about as much as the rest takes. */
    int size() {
        return text.length() + 256;
    }
}
