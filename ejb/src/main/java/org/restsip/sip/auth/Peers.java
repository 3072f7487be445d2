package org.restsip.sip.auth;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.restsip.connector.api.SipRequest;
import org.restsip.server.Settings;

/** The trunks that the operator has listed ({@code sip.peers}). */
@Singleton
public class Peers {
    private final List<Peer> peers;

    @Inject
    public Peers(Settings settings) {
        this.peers = settings.list("sip.peers").stream()
                .map(name -> Peer.of(name, settings))
                .toList();
    }

    /** The peer that sends this request and vouches for users of that domain. */
    Optional<Peer> voucher(SipRequest request, String domain) {
        var address = request.flow().remoteAddress();
        return peers.stream()
                .filter(peer -> peer.sends(address, request.peerCertificate()) && peer.vouchesFor(domain))
                .findFirst();
    }
}
