package org.restsip.sip;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.restsip.connector.api.SipConnection;
import org.restsip.connector.api.SipSendException;

/** Ready while the SIP listeners receive. Payara makes health checks before there are resources, hence the provider. */
@Readiness
@Singleton
public class SipHealth implements HealthCheck {
    private final Provider<SipLine> line;

    @Inject
    public SipHealth(Provider<SipLine> line) {
        this.line = line;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sip").status(isListening()).build();
    }

    private boolean isListening() {
        try {
            return line.get().ask(SipConnection::isListening);
        } catch (SipSendException e) {
            return false;
        }
    }
}
