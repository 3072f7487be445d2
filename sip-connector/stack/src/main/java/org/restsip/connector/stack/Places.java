package org.restsip.connector.stack;

import gov.nist.javax.sip.stack.HopImpl;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javax.sip.address.SipURI;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipFailure;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.stack.Course.Place;

/** Where a request can go: by its flow, or to the servers that its Request-URI means, and by which transport at its size. */
final class Places {
    /** Those by which we call others; a browser can only call us. */
    private static final List<String> OUTWARD = List.of("udp", "tcp", "tls");

    /** What stands in a request beside what its sender gave, in bytes, with some room (RFC 3261, section 18.1.1). */
    private static final int FRAME = 350;

    /** These must not be cut into fragments, however else they get there (RFC 3428, section 8). */
    private static final Set<String> WHOLE = Set.of("MESSAGE");

    private final List<Listener> listeners;
    private final Outward outward;

    Places(List<Listener> listeners, Outward outward) {
        this.listeners = listeners;
        this.outward = outward;
    }

    /** Whether no name has to be looked up. */
    static boolean areKnown(OutgoingRequest request) throws ParseException {
        return request.via().isPresent() || Servers.isNumeric(uri(request));
    }

    /** @throws SipSendException if there is no place for it */
    Course course(OutgoingRequest request) throws ParseException {
        var places = all(request);
        var others = places.stream().filter(place -> !isOurs(place)).toList();
        if (others.isEmpty()) {
            throw new SipSendException(SipFailure.LOOP, "it would come back to us: " + places);
        }
        return isLarge(request) ? courseOfLarge(request, others) : new Course(request, others, SipFailure.UNREACHABLE);
    }

    private List<Place> all(OutgoingRequest request) throws ParseException {
        if (request.via().isPresent()) {
            return List.of(place(request.via().get()));
        }
        var ours = OUTWARD.stream()
                .filter(transport -> listeners.stream()
                        .anyMatch(listener -> listener.address().transport().equals(transport)))
                .toList();
        return new Servers(outward.zone(), ours, outward.allowPrivate(), ThreadLocalRandom.current())
                .of(uri(request)).stream()
                        .map(hop -> new Place(hop, Optional.empty()))
                        .toList();
    }

    private static Place place(Flow flow) {
        var hop = new HopImpl(Servers.text(flow.remoteAddress()), flow.remotePort(), flow.transport());
        return new Place(hop, Optional.of(flow));
    }

    /** What would go by UDP goes by TCP first (RFC 3261, section 18.1.1). */
    private Course courseOfLarge(OutgoingRequest request, List<Place> places) throws ParseException {
        var mustBeWhole = WHOLE.contains(request.method())
                && request.body()
                        .filter(body -> body.bytes().length > outward.maxDatagram())
                        .isPresent();
        var direct = request.via().isEmpty() || isAtHome(request, places.get(0));
        var fitting = places.stream()
                .flatMap(
                        place -> place.transport().equals("udp") ? large(place, direct, mustBeWhole) : Stream.of(place))
                .toList();
        if (fitting.isEmpty()) {
            throw new SipSendException(SipFailure.TOO_LARGE, "too large for UDP, and there is no other way");
        }
        return new Course(request, fitting, mustBeWhole ? SipFailure.TOO_LARGE : SipFailure.UNREACHABLE);
    }

    private static Stream<Place> large(Place datagrams, boolean direct, boolean mustBeWhole) {
        var hop = datagrams.hop();
        var connection = new Place(new HopImpl(hop.getHost(), hop.getPort(), "tcp"), Optional.empty());
        return Stream.concat(
                direct ? Stream.of(connection) : Stream.empty(), mustBeWhole ? Stream.empty() : Stream.of(datagrams));
    }

    /** Behind a NAT nobody can be connected to. */
    private static boolean isAtHome(OutgoingRequest request, Place flow) throws ParseException {
        var uri = uri(request);
        var port = uri.getPort() > 0 ? uri.getPort() : Servers.PORT;
        return uri.getHost().equals(flow.hop().getHost()) && port == flow.hop().getPort();
    }

    private boolean isLarge(OutgoingRequest request) {
        var headers = request.headers().stream()
                .mapToInt(header -> header.name().length() + header.value().length() + 4)
                .sum();
        var addresses = request.requestUri().text().length()
                + request.from().uri().text().length()
                + request.to().uri().text().length();
        var body = request.body()
                .map(content -> content.bytes().length + content.contentType().length())
                .orElse(0);
        return FRAME + headers + addresses + body > outward.maxDatagram();
    }

    /** The stack would hand such a request to itself, as if it had come from outside. */
    private boolean isOurs(Place place) {
        return listeners.stream()
                .anyMatch(listener ->
                        listener.isAt(place.hop().getHost(), place.hop().getPort()));
    }

    private static SipURI uri(OutgoingRequest request) throws ParseException {
        if (Addresses.jain(request.requestUri().text()) instanceof SipURI uri) {
            return uri;
        }
        throw new SipSendException(SipFailure.NOT_FOUND, "no way to " + request.requestUri());
    }
}
