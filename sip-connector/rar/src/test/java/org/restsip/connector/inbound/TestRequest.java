package org.restsip.connector.inbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.PeerCertificate;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;

/** A request as far as the adapter looks at it. */
record TestRequest(String method, String callId, long cseq, boolean inDialog) implements SipRequest {

    static TestRequest of(String method, String callId) {
        return new TestRequest(method, callId, 1, false);
    }

    static TestRequest of(String method, String callId, long cseq) {
        return new TestRequest(method, callId, cseq, false);
    }

    TestRequest withinItsDialog() {
        return new TestRequest(method, callId, cseq, true);
    }

    @Override
    public NameAddress from() {
        return NameAddress.of(SipUri.of("alice", "example.com"));
    }

    @Override
    public NameAddress to() {
        return new NameAddress("", SipUri.of("bob", "example.com"), inDialog ? Map.of("tag", "1") : Map.of());
    }

    @Override
    public List<String> headers(String name) {
        return List.of();
    }

    @Override
    public Optional<SipBody> body() {
        return Optional.empty();
    }

    @Override
    public SipUri requestUri() {
        return to().uri();
    }

    @Override
    public List<NameAddress> contacts() {
        return List.of();
    }

    @Override
    public boolean wildcardContact() {
        return false;
    }

    @Override
    public OptionalInt expires() {
        return OptionalInt.empty();
    }

    @Override
    public OptionalInt maxForwards() {
        return OptionalInt.of(70);
    }

    @Override
    public Flow flow() {
        return new Flow("udp", InetAddress.getLoopbackAddress(), 5060, InetAddress.getLoopbackAddress(), 5062);
    }

    @Override
    public Optional<PeerCertificate> peerCertificate() {
        return Optional.empty();
    }
}
