package org.restsip.sip.door;

import java.util.Optional;
import org.restsip.connector.api.SipReply;

/**
 * Why a request goes no further.
 *
 * @param reply what its sender is told; empty to leave him without an answer
 */
record Objection(Optional<SipReply> reply) {

    static Optional<Objection> with(SipReply reply) {
        return Optional.of(new Objection(Optional.of(reply)));
    }

    static Optional<Objection> with(int status) {
        return with(SipReply.of(status));
    }

    static Optional<Objection> silence() {
        return Optional.of(new Objection(Optional.empty()));
    }
}
