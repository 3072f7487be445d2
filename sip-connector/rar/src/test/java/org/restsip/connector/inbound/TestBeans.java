package org.restsip.connector.inbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.SipListener;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipTimeout;

/** The container's side of a message-driven bean; keeps what was done to its instances, in order. */
public final class TestBeans implements MessageEndpointFactory {
    final List<String> steps = new CopyOnWriteArrayList<>();
    private final SipListener bean;
    private @Nullable String stepThatFails;

    public TestBeans(SipListener bean) {
        this.bean = bean;
    }

    TestBeans failingAt(String step) {
        stepThatFails = step;
        return this;
    }

    @Override
    public MessageEndpoint createEndpoint(@Nullable XAResource resource) throws UnavailableException {
        steps.add("create");
        if ("create".equals(stepThatFails)) {
            throw new UnavailableException("not yet");
        }
        return new Endpoint();
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource, long timeout) throws UnavailableException {
        return createEndpoint(resource);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return false;
    }

    @Override
    public String getActivationName() {
        return "test";
    }

    @Override
    public Class<?> getEndpointClass() {
        return bean.getClass();
    }

    private final class Endpoint implements MessageEndpoint, SipListener {

        private void step(String step) {
            steps.add(step);
            if (step.equals(stepThatFails)) {
                throw new IllegalStateException("as the test wants: " + step);
            }
        }

        @Override
        public void beforeDelivery(Method method) throws NoSuchMethodException, ResourceException {
            step("before " + method.getName());
        }

        @Override
        public void onRequest(SipRequest request) {
            step("call");
            bean.onRequest(request);
        }

        @Override
        public void onResponse(SipResponse response) {
            step("call");
            bean.onResponse(response);
        }

        @Override
        public void onTimeout(SipTimeout timeout) {
            step("call");
            bean.onTimeout(timeout);
        }

        @Override
        public void afterDelivery() {
            step("after");
        }

        @Override
        public void release() {
            steps.add("release");
        }
    }
}
