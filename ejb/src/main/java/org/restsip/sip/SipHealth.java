package org.restsip.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.restsip.connector.api.SipConnection;
import org.restsip.connector.api.SipSendException;

/** Ready while the SIP listeners receive. */
@Readiness
@Singleton
public class SipHealth implements HealthCheck {
    private final SipLine line;

    @Inject
    public SipHealth(SipLine line) {
        this.line = line;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sip").status(isListening()).build();
    }

    private boolean isListening() {
        try {
            return line.ask(SipConnection::isListening);
        } catch (SipSendException e) {
            return false;
        }
    }
}
