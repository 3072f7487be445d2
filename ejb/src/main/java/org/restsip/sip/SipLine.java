package org.restsip.sip;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import java.util.function.Function;
import org.restsip.connector.api.SipConnection;
import org.restsip.connector.api.SipConnectionFactory;

/** This node's line to the SIP connector; {@link SipRequests} defines the resource. */
@Singleton
public class SipLine {
    public static final String RESOURCE = "java:app/sip/line";

    @Resource(lookup = RESOURCE)
    private SipConnectionFactory factory;

    @SuppressWarnings("NullAway") // the container sets the factory
    public SipLine() {}

    public void use(Consumer<SipConnection> task) {
        try (var connection = factory.connect()) {
            task.accept(connection);
        }
    }

    public <T> T ask(Function<SipConnection, T> question) {
        try (var connection = factory.connect()) {
            return question.apply(connection);
        }
    }
}
