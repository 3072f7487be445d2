package org.restsip.sip.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.restsip.InvalidValue;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.Sequence;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;

/**
 * Our half of a dialog that a SUBSCRIBE has begun (RFC 3261, section 12.1.1).
 *
 * @param local  who was subscribed to, with our tag
 * @param remote who subscribed, with its tag
 * @param heard  number of the last request that came in it
 * @param said   number of the last request that we sent in it
 * @param target where the other end wants requests to go
 * @param routes the way there, as Route headers
 * @param flow   the way on which the last request came, and by which it is reached behind NAT
 */
record Dialog(
        NameAddress local,
        NameAddress remote,
        String callId,
        long heard,
        long said,
        SipUri target,
        List<String> routes,
        Flow flow) {

    /** @throws InvalidValue if the request does not say where requests are to go */
    static Dialog begunBy(SipRequest request, String tag) {
        var called = request.to();
        return new Dialog(
                new NameAddress(called.displayName(), called.uri(), Map.of("tag", tag)),
                request.from(),
                request.callId(),
                request.cseq(),
                0,
                target(request).orElseThrow(() -> new InvalidValue("Contact", "must say where the phone is")),
                request.headers("Record-Route"),
                request.flow());
    }

    String tag() {
        return local.parameter("tag").orElse("");
    }

    boolean holds(SipRequest request) {
        return callId.equals(request.callId())
                && remote.parameter("tag").equals(request.from().parameter("tag"));
    }

    /** Whether the request was overtaken by another (section 12.2.2). */
    boolean isPast(SipRequest request) {
        return request.cseq() <= heard;
    }

    /** After that request, which may come from another place than the one before (section 12.2.2). */
    Dialog after(SipRequest request) {
        return new Dialog(
                local, remote, callId, request.cseq(), said, target(request).orElse(target), routes, request.flow());
    }

    /** Before the next request of ours. */
    Dialog next() {
        return new Dialog(local, remote, callId, heard, said + 1, target, routes, flow);
    }

    /**
     * The request with the number that {@link #next} has counted up to (section 12.2.1.1).
     *
     * @param parse reads a URI
     */
    OutgoingRequest request(
            String method,
            List<SipHeader> headers,
            Optional<SipBody> body,
            String correlation,
            Function<String, SipUri> parse) {
        var way = new ArrayList<>(routes);
        var asked = target;
        if (!way.isEmpty() && !isLoose(way.get(0))) { // a proxy of RFC 2543 wants to be asked itself
            asked = parse.apply(uri(way.remove(0)));
            way.add("<" + target + ">");
        }
        var all = new ArrayList<SipHeader>();
        way.forEach(route -> all.add(new SipHeader("Route", route)));
        all.addAll(headers);
        return new OutgoingRequest(
                method,
                asked,
                Optional.of(flow),
                local,
                remote,
                Optional.of(new Sequence(callId, said)),
                all,
                body,
                correlation);
    }

    private static Optional<SipUri> target(SipRequest request) {
        return request.contacts().stream()
                .map(NameAddress::uri)
                .filter(SipUri::isSip)
                .findFirst();
    }

    private static boolean isLoose(String route) {
        return uri(route).toLowerCase(Locale.ROOT).contains(";lr");
    }

    private static String uri(String route) {
        var begin = route.indexOf('<');
        var end = route.indexOf('>', begin);
        return begin >= 0 && end > begin ? route.substring(begin + 1, end) : route;
    }
}
