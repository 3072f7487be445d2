package org.restsip.connector.inbound;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkManager;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.restsip.connector.api.SipListener;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipTimeout;

/**
 * Stands between the stack and the beans. Called in the stack's receiving threads, it only queues, or refuses: 503 while no
 * bean is there, 405 for a method that none of them wants, 501 for one that SIP does not know (RFC 3261, 8.2.1).
 */
public final class Inbound implements SipListener {
    private final Map<MessageEndpointFactory, Activation> activations = new ConcurrentHashMap<>();
    private final Lanes lanes;
    private final Refusals refusals;

    /**
     * @param workManager whose threads run the beans
     * @param queueLimit  how many messages may wait or be worked on
     * @param answer      sends an answer
     */
    public Inbound(WorkManager workManager, int queueLimit, BiConsumer<SipRequest, SipReply> answer) {
        lanes = new Lanes(workManager, queueLimit);
        refusals = new Refusals(answer);
    }

    public void activate(MessageEndpointFactory beans, Set<String> methods) {
        activations.put(beans, new Activation(beans, methods));
    }

    public void deactivate(MessageEndpointFactory beans) {
        activations.remove(beans);
    }

    @Override
    public void onRequest(SipRequest request) {
        activationFor(request.method())
                .ifPresentOrElse(
                        activation -> lanes.add(Delivery.of(request, activation, refusals)), () -> refuse(request));
    }

    private void refuse(SipRequest request) {
        if (activations.isEmpty()) {
            refusals.unavailable(request, "no bean is active");
        } else if (Methods.KNOWN.contains(request.method())) {
            refusals.notAllowed(request, allowed());
        } else {
            refusals.notImplemented(request);
        }
    }

    private Set<String> allowed() {
        return activations.values().stream()
                .map(Activation::methods)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void onResponse(SipResponse response) {
        senderOf(response.method())
                .ifPresentOrElse(
                        activation -> lanes.add(Delivery.of(response, activation)),
                        () -> Refusals.lost(response.callId(), "no bean is active"));
    }

    @Override
    public void onTimeout(SipTimeout timeout) {
        senderOf(timeout.method())
                .ifPresentOrElse(
                        activation -> lanes.add(Delivery.of(timeout, activation)),
                        () -> Refusals.lost(timeout.callId(), "no bean is active"));
    }

    private Optional<Activation> activationFor(String method) {
        return activations.values().stream()
                .filter(activation -> activation.wants(method))
                .findAny();
    }

    /** Who sends a method need not receive it; its responses are lost on nobody while a bean is there. */
    private Optional<Activation> senderOf(String method) {
        return activationFor(method).or(() -> activations.values().stream().findAny());
    }
}
