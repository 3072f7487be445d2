package org.restsip.sip.auth;

import java.util.Optional;
import org.restsip.user.Caller;

/**
 * Who has sent a request, as was proved.
 *
 * @param caller the user named in From; one of another domain has no rights here
 * @param peer   the name of the trunk that vouches for a user of another domain; empty for users of ours
 */
public record ProvenSender(Caller caller, Optional<String> peer) {

    /** A user of ours, by a proof of its own. */
    static ProvenSender ours(Caller caller) {
        return new ProvenSender(caller, Optional.empty());
    }

    public boolean isOurs() {
        return peer.isEmpty();
    }
}
