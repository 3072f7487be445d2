package org.restsip.connector.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.Hop;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipFailure;
import org.restsip.connector.api.SipTimeout;

/** One request on its way to the first of several places that takes it (RFC 3263, section 4.3). */
final class Course {

    /** Where to try: a host, by the flow that is given, or else from whichever listener fits. */
    record Place(Hop hop, Optional<Flow> flow) {
        String transport() {
            return hop.getTransport().toLowerCase(Locale.ROOT);
        }

        private boolean isAt(Place other) {
            return hop.getHost().equals(other.hop.getHost()) && hop.getPort() == other.hop.getPort();
        }
    }

    private final OutgoingRequest request;
    private final Deque<Place> places;
    private final SipFailure unreached;

    /** @param unreached what it means if none of them can be reached */
    Course(OutgoingRequest request, List<Place> places, SipFailure unreached) {
        this.request = request;
        this.places = new ArrayDeque<>(places);
        this.unreached = unreached;
    }

    OutgoingRequest request() {
        return request;
    }

    SipFailure unreached() {
        return unreached;
    }

    synchronized Optional<Place> next() {
        return Optional.ofNullable(places.poll());
    }

    synchronized boolean hasMore() {
        return !places.isEmpty();
    }

    /** Who has got it and does not answer would only get it twice by another way. */
    synchronized boolean hasOthersThan(Place silent) {
        places.removeIf(silent::isAt);
        return !places.isEmpty();
    }

    static SipTimeout over(OutgoingRequest request, SipFailure why) {
        return new SipTimeout(
                request.correlation(), request.sequence().orElseThrow().callId(), request.method(), why);
    }
}
