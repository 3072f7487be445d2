package org.restsip.sip.trace;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.restsip.connector.api.SipConnection;
import org.restsip.sip.SipLine;
import org.restsip.trace.Passing;
import org.restsip.trace.Wire;

/** The SIP connector's stack as the wire that can be listened to. */
@Singleton
public class SipWire implements Wire {
    private final SipLine line;

    @Inject
    public SipWire(SipLine line) {
        this.line = line;
    }

    @Override
    public void listen(Consumer<Passing> listener) {
        line.use(connection -> connection.tap(message -> listener.accept(new PassingSip(message))));
    }

    @Override
    public void leave() {
        line.use(SipConnection::untap);
    }
}
