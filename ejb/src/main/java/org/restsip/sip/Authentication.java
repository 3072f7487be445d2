package org.restsip.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.server.Settings;
import org.restsip.sip.Digest.Algorithm;
import org.restsip.user.Accounts;
import org.restsip.user.Caller;
import org.restsip.user.DeviceCredential;
import org.restsip.user.Domains;
import org.restsip.user.Ids;

/** Who a phone is: by digest with a device credential (RFC 3261, section 22; RFC 8760). */
@Singleton
public class Authentication {
    /** Checked against when there is no such device, so that it takes the same time. */
    private static final String NOBODYS_SECRET = "nobody's secret";

    private final Accounts accounts;
    private final Domains domains;
    private final Nonces nonces;
    private final List<Algorithm> algorithms;

    @Inject
    public Authentication(Accounts accounts, Domains domains, Ids ids, Clock clock, Settings settings) {
        this.accounts = accounts;
        this.domains = domains;
        this.nonces = new Nonces(ids, clock, settings.seconds("sip.auth.nonce-life"));
        this.algorithms = settings.list("sip.auth.algorithms").stream()
                .map(token -> Algorithm.of(token)
                        .orElseThrow(() -> new IllegalStateException("sip.auth.algorithms: unknown " + token)))
                .toList();
    }

    /** Whoever the request's digest proves; else {@link Challenged} with the answer to give. */
    Caller authenticate(SipRequest request) {
        var digest = request.headers("Authorization").stream()
                .flatMap(header -> Digest.parse(header).stream())
                .filter(candidate -> candidate.value("realm").equals(domains.first()))
                .findFirst()
                .orElseThrow(() -> new Challenged(challenge(false)));
        var proved = prove(digest, request.method());
        return switch (nonces.check(digest.value("nonce"))) {
            case FRESH -> proved.orElseThrow(() -> new Challenged(challenge(false)));
            case STALE -> throw new Challenged(challenge(proved.isPresent()));
            case FORGED -> throw new Challenged(challenge(false));
        };
    }

    private Optional<Caller> prove(Digest digest, String method) {
        if (!digest.value("qop").equals("auth")
                || digest.algorithm().filter(algorithms::contains).isEmpty()) {
            return Optional.empty();
        }
        var credentials = accounts.credentials(digest.value("username"));
        if (credentials.isEmpty()) {
            digest.isMadeWith(NOBODYS_SECRET, method);
        }
        return credentials.stream()
                .filter(credential -> digest.isMadeWith(credential.secret(), method))
                .map(DeviceCredential::device)
                .map(device -> Caller.user(device.owner()))
                .findFirst();
    }

    private SipReply challenge(boolean stale) {
        var reply = SipReply.of(401);
        for (var algorithm : algorithms) {
            reply = reply.with(
                    "WWW-Authenticate",
                    "Digest realm=\"%s\", nonce=\"%s\", algorithm=%s, qop=\"auth\"%s"
                            .formatted(domains.first(), nonces.next(), algorithm.token(), stale ? ", stale=true" : ""));
        }
        return reply;
    }
}
