package org.restsip.connector.inbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import org.restsip.connector.api.SipListener;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipTimeout;

/** Brings one message to one bean; gets the bean, calls it, and gives it back, each once and on every path. */
final class Delivery implements Runnable {
    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
    private static final Method ON_REQUEST = method("onRequest", SipRequest.class);
    private static final Method ON_RESPONSE = method("onResponse", SipResponse.class);
    private static final Method ON_TIMEOUT = method("onTimeout", SipTimeout.class);

    /** Whether it may come in when the queue is full. */
    enum Urgency {
        /** A new request: refused. */
        NEW,
        /** Ends or goes on with something accepted before: may use the reserve. */
        GOES_ON,
        /** The outcome of a request of our own; there are no more of them than we sent. */
        OUR_OWN
    }

    private final String callId;
    private final Urgency urgency;
    private final Activation activation;
    private final Method method;
    private final Consumer<SipListener> call;
    private final Consumer<String> whenRefused;
    private final Runnable whenFailed;

    private Delivery(
            String callId,
            Urgency urgency,
            Activation activation,
            Method method,
            Consumer<SipListener> call,
            Consumer<String> whenRefused,
            Runnable whenFailed) {
        this.callId = callId;
        this.urgency = urgency;
        this.activation = activation;
        this.method = method;
        this.call = call;
        this.whenRefused = whenRefused;
        this.whenFailed = whenFailed;
    }

    static Delivery of(SipRequest request, Activation activation, Refusals refusals) {
        return new Delivery(
                request.callId(),
                urgency(request),
                activation,
                ON_REQUEST,
                bean -> bean.onRequest(request),
                why -> refusals.unavailable(request, why),
                () -> refusals.failed(request));
    }

    static Delivery of(SipResponse response, Activation activation) {
        return ofOutcome(response.callId(), activation, ON_RESPONSE, bean -> bean.onResponse(response));
    }

    static Delivery of(SipTimeout timeout, Activation activation) {
        return ofOutcome(timeout.callId(), activation, ON_TIMEOUT, bean -> bean.onTimeout(timeout));
    }

    private static Delivery ofOutcome(String callId, Activation activation, Method method, Consumer<SipListener> call) {
        return new Delivery(
                callId, Urgency.OUR_OWN, activation, method, call, why -> Refusals.lost(callId, why), () -> {});
    }

    private static Urgency urgency(SipRequest request) {
        var goesOn =
                request.to().parameter("tag").isPresent() || request.method().equals("CANCEL");
        return goesOn ? Urgency.GOES_ON : Urgency.NEW;
    }

    String callId() {
        return callId;
    }

    Urgency urgency() {
        return urgency;
    }

    /** Tells the sender, if it waits for an answer, to come back later. */
    void refuse(String why) {
        whenRefused.accept(why);
    }

    @Override
    public void run() {
        try {
            deliver(activation.newEndpoint());
        } catch (UnavailableException e) {
            refuse("the bean is not available: " + e.getMessage());
        }
    }

    private void deliver(MessageEndpoint endpoint) {
        var delivered = false;
        try {
            endpoint.beforeDelivery(method);
            try {
                call.accept((SipListener) endpoint);
            } finally {
                endpoint.afterDelivery();
            }
            delivered = true;
        } catch (RuntimeException | ResourceException | NoSuchMethodException e) { // all that a bean may throw
            LOG.log(Level.WARNING, () -> "A bean failed at " + method.getName() + ", Call-ID " + callId, e);
        } finally {
            endpoint.release();
            if (!delivered) { // so too after an Error, which goes on to the container
                whenFailed.run();
            }
        }
    }

    private static Method method(String name, Class<?> parameter) {
        try {
            return SipListener.class.getMethod(name, parameter);
        } catch (NoSuchMethodException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
