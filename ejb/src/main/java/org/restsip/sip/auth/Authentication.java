package org.restsip.sip.auth;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.server.Settings;
import org.restsip.sip.auth.Digest.Algorithm;
import org.restsip.user.Accounts;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.DeviceCredential;
import org.restsip.user.Domains;
import org.restsip.user.Ids;
import org.restsip.user.LockOut;
import org.restsip.user.LockedOut;

/** Who a phone is: by digest with a device credential (RFC 3261, section 22; RFC 8760). */
@Singleton
public class Authentication {
    /** Checked against when there is no such device, so that it takes the same time. */
    private static final String NOBODYS_SECRET = "nobody's secret";

    private final Accounts accounts;
    private final Domains domains;
    private final LockOut lockOut;
    private final Nonces nonces;
    private final List<Algorithm> algorithms;

    @Inject
    public Authentication(
            Accounts accounts, LockOut lockOut, Domains domains, Ids ids, Clock clock, Settings settings) {
        this.accounts = accounts;
        this.lockOut = lockOut;
        this.domains = domains;
        this.nonces = new Nonces(ids, clock, settings.seconds("sip.auth.nonce-life"));
        this.algorithms = settings.list("sip.auth.algorithms").stream()
                .map(token -> Algorithm.of(token)
                        .orElseThrow(() -> new IllegalStateException("sip.auth.algorithms: unknown " + token)))
                .toList();
    }

    /**
     * Whoever the request's digest proves; else {@link Challenged} with the answer to give.
     *
     * @throws LockedOut after too many wrong digests, or passwords, of this user or from this address
     */
    public Caller authenticate(SipRequest request) {
        var address = request.flow().remoteAddress().getHostAddress();
        var digest = request.headers("Authorization").stream()
                .flatMap(header -> Digest.parse(header).stream())
                .filter(candidate -> candidate.value("realm").equals(domains.first()))
                .findFirst()
                .orElseThrow(() -> new Challenged(challenge(address, false)));
        return switch (nonces.check(digest.value("nonce"), address)) {
            case FRESH ->
                prove(digest, request.method(), address).orElseThrow(() -> new Challenged(challenge(address, false)));
            case STALE ->
                throw new Challenged(challenge(
                        address, prove(digest, request.method(), address).isPresent()));
            case MOVED -> throw new Challenged(challenge(address, true));
            case FORGED -> throw new Challenged(challenge(address, false));
        };
    }

    /** Only an answer to our question counts as a try: to be asked is none. */
    private Optional<Caller> prove(Digest digest, String method, String address) {
        if (!digest.value("qop").equals("auth")
                || digest.algorithm().filter(algorithms::contains).isEmpty()) {
            return Optional.empty();
        }
        var credentials = accounts.credentials(digest.value("username"));
        var account = credentials.stream()
                .map(credential -> credential.device().owner().toString())
                .findFirst()
                .orElseGet(() -> digest.value("username"));
        lockOut.requireOpen(account, address);
        var proved = owner(digest, method, credentials);
        if (proved.isPresent()) {
            lockOut.succeeded(account, address);
        } else {
            lockOut.failed(account, address);
        }
        return proved.map(Caller::user);
    }

    private static Optional<Aor> owner(Digest digest, String method, List<DeviceCredential> credentials) {
        if (credentials.isEmpty()) {
            digest.isMadeWith(NOBODYS_SECRET, method);
        }
        return credentials.stream()
                .filter(credential -> digest.isMadeWith(credential.secret(), method))
                .map(credential -> credential.device().owner())
                .findFirst();
    }

    private SipReply challenge(String address, boolean stale) {
        var reply = SipReply.of(401);
        for (var algorithm : algorithms) {
            reply = reply.with(
                    "WWW-Authenticate",
                    "Digest realm=\"%s\", nonce=\"%s\", algorithm=%s, qop=\"auth\"%s"
                            .formatted(
                                    domains.first(),
                                    nonces.next(address),
                                    algorithm.token(),
                                    stale ? ", stale=true" : ""));
        }
        return reply;
    }
}
