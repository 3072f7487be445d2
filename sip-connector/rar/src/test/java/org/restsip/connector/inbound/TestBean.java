package org.restsip.connector.inbound;

import java.util.function.Consumer;
import org.restsip.connector.api.SipListener;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipTimeout;

/** A bean that does one thing with all that comes. */
public record TestBean(Consumer<Object> onAny) implements SipListener {

    @Override
    public void onRequest(SipRequest request) {
        onAny.accept(request);
    }

    @Override
    public void onResponse(SipResponse response) {
        onAny.accept(response);
    }

    @Override
    public void onTimeout(SipTimeout timeout) {
        onAny.accept(timeout);
    }
}
