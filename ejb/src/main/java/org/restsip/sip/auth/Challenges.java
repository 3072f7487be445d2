package org.restsip.sip.auth;

import java.util.List;
import org.restsip.connector.api.SipReply;
import org.restsip.server.InvalidSetting;
import org.restsip.server.Settings;

/** Asks phones who they are: one challenge for each algorithm, in the order of the operator (RFC 8760, section 2.3). */
final class Challenges {
    private static final String KEY = "sip.auth.algorithms";

    private final Nonces nonces;
    private final List<Algorithm> algorithms;

    Challenges(Nonces nonces, Settings settings) {
        this.nonces = nonces;
        this.algorithms = settings.list(KEY).stream()
                .map(token -> Algorithm.of(token)
                        .orElseThrow(() -> new InvalidSetting(
                                KEY, "must be a list of MD5, SHA-256 and SHA-512-256, not " + token)))
                .toList();
        if (algorithms.isEmpty()) {
            throw new InvalidSetting(KEY, "must name one algorithm at least");
        }
    }

    /** Whether we ask for that kind of answer; another one is none (RFC 7616, section 3.4). */
    boolean askFor(Digest digest) {
        return digest.value("qop").equals("auth")
                && digest.count().isPresent()
                && digest.algorithm().filter(algorithms::contains).isPresent();
    }

    /** 401 for whoever is at that address. */
    Challenged challenge(String realm, String address) {
        return challenge(realm, address, "");
    }

    /** The same: the answer may have been right, but its nonce is good no more. */
    Challenged stale(String realm, String address) {
        return challenge(realm, address, ", stale=true");
    }

    private Challenged challenge(String realm, String address, String stale) {
        var nonce = nonces.next(address);
        var reply = SipReply.of(401);
        for (var algorithm : algorithms) {
            reply = reply.with(
                    "WWW-Authenticate",
                    "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\"" + stale + ", algorithm="
                            + algorithm.token() + ", qop=\"auth\"");
        }
        return new Challenged(reply);
    }
}
