package org.restsip.sip.auth;

import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.restsip.InvalidValue;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;
import org.restsip.server.Buckets;
import org.restsip.server.Settings;
import org.restsip.server.TooManyRequests;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.DeviceLogin;
import org.restsip.user.DeviceLogin.Claim;
import org.restsip.user.Domains;
import org.restsip.user.Ids;
import org.restsip.user.LockedOut;
import org.restsip.user.NotYours;

/** Who sends a request: a user of ours, by digest (RFC 3261, section 22; RFC 8760), or a user for whom a peer vouches. */
@Singleton
public class Authentication {
    private final DeviceLogin devices;
    private final Peers peers;
    private final Domains domains;
    private final Nonces nonces;
    private final NonceUses uses;
    private final Challenges challenges;
    private final Certificates certificates;
    private final Buckets rates;
    private final boolean checksTarget;

    @Inject
    public Authentication(DeviceLogin devices, Peers peers, Domains domains, Ids ids, Clock clock, Settings settings) {
        var life = settings.seconds("sip.auth.nonce-life");
        this.devices = devices;
        this.peers = peers;
        this.domains = domains;
        this.nonces = new Nonces(ids, clock, life);
        this.uses = new NonceUses(clock, life);
        this.challenges = new Challenges(nonces, settings);
        this.certificates = new Certificates(devices, settings);
        this.rates = new Buckets(settings.number("sip.rate.user"), TimeMeter.SYSTEM_NANOTIME);
        this.checksTarget = settings.flag("sip.auth.check-uri");
    }

    /**
     * Whoever stands in From, and is it: the one rule for all requests but REGISTER, whose To counts. A user of ours proves
     * it; for a user of another domain a peer vouches. What the request says of itself elsewhere, as in P-Asserted-Identity
     * (RFC 3325), counts for nothing.
     *
     * @throws Challenged if a user of ours has yet to prove it
     * @throws NotYours   if it is somebody else, or nobody vouches for it
     * @throws LockedOut  as {@link #authenticate}
     */
    public ProvenSender sender(SipRequest request) {
        var from = request.from().uri();
        return domains.include(from.host()) ? ProvenSender.ours(user(request)) : guest(request);
    }

    /**
     * The user of ours who stands in From, for what is only for users of ours; refuses as {@link #sender}.
     */
    public Caller user(SipRequest request) {
        var caller = authenticate(request);
        if (address(request.from().uri()).filter(caller::is).isEmpty()) {
            throw new NotYours("the sender is not who the credential says");
        }
        return caller;
    }

    private ProvenSender guest(SipRequest request) {
        var from = request.from().uri();
        var peer = peers.voucher(request, from.host())
                .orElseThrow(() -> new NotYours("nobody vouches for users of " + from.host()));
        var aor = address(from).orElseThrow(() -> new NotYours("the sender has no address"));
        return new ProvenSender(Caller.user(aor), Optional.of(peer.name()));
    }

    /**
     * Whoever the request's digest proves, or its certificate; else {@link Challenged} with the answer to give.
     *
     * @throws TooManyRequests if the user asks more often than one may
     * @throws LockedOut       after too many wrong digests, or passwords, of this user or from this address
     * @throws InvalidValue    if the digest was made for another request
     */
    public Caller authenticate(SipRequest request) {
        var caller = certificates.prove(request, address(claimed(request))).orElseGet(() -> byDigest(request));
        count(caller);
        return caller;
    }

    private Caller byDigest(SipRequest request) {
        var realm = realm(request);
        var address = request.flow().remoteAddress().getHostAddress();
        var digest = digest(request).orElseThrow(() -> challenges.challenge(realm, address));
        var nonce = nonces.read(digest.value("nonce"), address);
        return switch (nonce.state()) {
            case FRESH -> {
                var caller = prove(digest, request, address).orElseThrow(() -> challenges.challenge(realm, address));
                if (!uses.admits(nonce, NonceUse.of(digest, request))) {
                    throw challenges.stale(realm, address);
                }
                yield caller;
            }
            case STALE ->
                throw prove(digest, request, address).isPresent()
                        ? challenges.stale(realm, address)
                        : challenges.challenge(realm, address);
            case MOVED -> throw challenges.stale(realm, address);
            case FORGED -> throw challenges.challenge(realm, address);
        };
    }

    /** Proved first, so that nobody uses up what is another's. */
    private void count(Caller caller) {
        rates.take(caller.aor().toString()).ifPresent(wait -> {
            throw new TooManyRequests("of this user", wait);
        });
    }

    /** The first that we have asked for; a request may bring answers for others on its way, too. */
    private Optional<Digest> digest(SipRequest request) {
        return request.headers("Authorization").stream()
                .flatMap(header -> Digest.parse(header).stream())
                .filter(digest -> domains.include(digest.value("realm")) && challenges.askFor(digest))
                .findFirst();
    }

    /** Only an answer to our question counts as a try: to be asked is none. */
    private Optional<Caller> prove(Digest digest, SipRequest request, String address) {
        if (checksTarget && !Target.isSame(digest.value("uri"), request.requestUri(), domains)) {
            throw new InvalidValue("uri", "of the digest is not that of the request");
        }
        var claim = new Claim(digest.value("username"), digest.value("realm"));
        return devices.prove(claim, address, secret -> digest.isMadeWith(secret, request.method()));
    }

    /** The domain that is addressed, in which the user is to be known. */
    private String realm(SipRequest request) {
        var domain = claimed(request).host();
        return domains.include(domain) ? domain : domains.first();
    }

    /** Whom the request claims to be of: a phone registers for To, and says all else for From. */
    private static SipUri claimed(SipRequest request) {
        return (request.method().equals("REGISTER") ? request.to() : request.from()).uri();
    }

    private static Optional<Aor> address(SipUri uri) {
        try {
            return uri.isSip() ? uri.user().map(user -> new Aor(user, uri.host())) : Optional.empty();
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
