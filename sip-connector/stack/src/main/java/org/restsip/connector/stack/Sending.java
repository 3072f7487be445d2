package org.restsip.connector.stack;

import gov.nist.javax.sip.message.SIPRequest;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipFailure;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.api.SipTimeout;
import org.restsip.connector.stack.Course.Place;

/**
 * Sends requests, on the flow given or to the servers that the Request-URI means. An address is tried at once; a name is
 * looked up, and one server tried after the other (RFC 3263, section 4.3), in threads that may wait.
 */
final class Sending {
    private static final System.Logger LOG = System.getLogger(Sending.class.getName());

    private final List<Listener> listeners;
    private final Places places;
    private final Consumer<SipTimeout> whenOver;
    private final Errands errands = new Errands();

    /** @param whenOver is told of requests that found no server after {@link #send} had returned */
    Sending(List<Listener> listeners, Outward outward, Consumer<SipTimeout> whenOver) {
        this.listeners = listeners;
        this.places = new Places(listeners, outward);
        this.whenOver = whenOver;
    }

    /** @throws SipSendException if it cannot be sent; nothing follows */
    void send(OutgoingRequest wanted) {
        var request = Requests.complete(wanted);
        try {
            if (Places.areKnown(request)) {
                begin(places.course(request));
            } else {
                Requests.from(listeners.get(0), request); // refuses here and now what SIP cannot carry
                errands.run(() -> later(request, () -> begin(places.course(request))));
            }
        } catch (ParseException | InvalidArgumentException | IllegalArgumentException e) {
            throw new SipSendException("not a request that SIP can carry: " + e.getMessage(), e);
        }
    }

    void stop() {
        errands.stop();
    }

    private interface Step {
        void run() throws ParseException, InvalidArgumentException;
    }

    /** Nobody waits for it any more: what goes wrong is told. */
    private void later(OutgoingRequest request, Step step) {
        var why = SipFailure.UNREACHABLE;
        try {
            step.run();
            return;
        } catch (SipSendException e) {
            LOG.log(Level.DEBUG, "{0} to {1}: {2}", request.method(), request.requestUri(), e.getMessage());
            why = e.failure();
        } catch (ParseException | InvalidArgumentException | RuntimeException e) {
            LOG.log(Level.WARNING, request.method() + " to " + request.requestUri() + " could not be sent", e);
        }
        whenOver.accept(Course.over(request, why));
    }

    /** Tries one place after the other until one takes it. */
    private void begin(Course course) throws ParseException, InvalidArgumentException {
        var failure = new SipSendException(course.unreached(), "no place is left to send to");
        for (var place = course.next(); place.isPresent(); place = course.next()) {
            try {
                send(course, place.get());
                return;
            } catch (SipException e) {
                failure = new SipSendException(
                        course.unreached(),
                        "could not send " + course.request().method() + " to "
                                + place.get().hop(),
                        e);
            }
        }
        throw failure;
    }

    private void send(Course course, Place place) throws ParseException, InvalidArgumentException, SipException {
        var listener = listenerFor(place);
        var request = Requests.from(listener, course.request());
        if (place.flow().isEmpty()) {
            listener.connect(place.hop(), course.request().requestUri().host());
        }
        var sent = new Sent(
                Course.over(course.request(), SipFailure.NO_ANSWER),
                () -> course.hasOthersThan(place) && goesOn(course),
                Course.over(course.request(), course.unreached()),
                () -> course.hasMore() && goesOn(course));
        send(FlowRouter.addressed(request, place.hop()), listener, sent);
    }

    private static void send(SIPRequest request, Listener listener, Sent sent) throws SipException {
        var transaction = listener.provider().getNewClientTransaction(request);
        transaction.setApplicationData(sent);
        try {
            transaction.sendRequest();
        } catch (SipException e) {
            sent.end(); // the exception tells it; no timeout shall follow
            throw e;
        }
    }

    /** Called in the stack's threads, which must not wait for a connection. */
    private boolean goesOn(Course course) {
        try {
            errands.run(() -> later(course.request(), () -> begin(course)));
            return true;
        } catch (SipSendException e) {
            return false;
        }
    }

    private Listener listenerFor(Place place) {
        return listeners.stream()
                .filter(listener -> place.flow()
                        .map(listener::serves)
                        .orElseGet(() -> listener.address().transport().equals(place.transport())))
                .min(Comparator.comparing((Listener listener) ->
                                !place.flow().map(listener::isBoundTo).orElse(true))
                        .thenComparing(listener -> isOtherFamily(listener, place)))
                .orElseThrow(() -> new SipSendException("no listener of ours for " + place));
    }

    private static boolean isOtherFamily(Listener listener, Place place) {
        return listener.address().host().contains(":") != place.hop().getHost().contains(":");
    }
}
