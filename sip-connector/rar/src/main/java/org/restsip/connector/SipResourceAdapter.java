package org.restsip.connector;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.Serializable;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.inbound.Inbound;
import org.restsip.connector.inbound.SipActivationSpec;
import org.restsip.connector.stack.ListenAddress;
import org.restsip.connector.stack.SipStack;
import org.restsip.connector.stack.SipStackException;
import org.restsip.connector.stack.Wiring;

/**
 * Owns the only SIP stack of its node. A property that the container does not set is read from MicroProfile Config when the
 * adapter starts, as the servers do not agree on variables in annotations.
 */
@Connector(
        displayName = "RestSIP SIP connector",
        vendorName = "RestSIP",
        eisType = "SIP",
        version = "0.1",
        transactionSupport = TransactionSupportLevel.NoTransaction)
public class SipResourceAdapter implements ResourceAdapter, Serializable {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(SipResourceAdapter.class.getName());

    @ConfigProperty(type = String.class, description = "Addresses to listen at; else sip.host, else 127.0.0.1")
    private @Nullable String host;

    @ConfigProperty(
            type = Integer.class,
            description = "UDP and TCP port, TLS, WS and WSS next to it; else sip.port, else 5060")
    private @Nullable Integer port;

    @ConfigProperty(
            type = Integer.class,
            description = "Messages waiting or being worked on; else sip.queue, else 2000")
    private @Nullable Integer queueLimit;

    @ConfigProperty(type = String.class, description = "Server header of answers; else sip.server-header, else none")
    private @Nullable String serverHeader;

    private transient volatile @Nullable SipStack stack;
    private transient volatile @Nullable Inbound inbound;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        var deliveries =
                new Inbound(context.getWorkManager(), Settings.number(queueLimit, "sip.queue", 2000), SipStack::answer);
        try {
            inbound = deliveries;
            var wiring = Wires.configured();
            var addresses = new Listening(wiring.certificates().isPresent()).addresses(host, port);
            stack = SipStack.start(
                    addresses,
                    deliveries,
                    Settings.text(serverHeader, "sip.server-header", ""),
                    Settings.gate(),
                    WaysOut.configured(),
                    wiring);
            tell(addresses, wiring);
        } catch (SipStackException | IllegalArgumentException e) {
            throw new ResourceAdapterInternalException(e.getMessage(), e);
        }
    }

    private static void tell(List<ListenAddress> addresses, Wiring wiring) {
        LOG.log(
                Level.INFO,
                "SIP listens at {0}",
                addresses.stream().map(ListenAddress::toString).collect(Collectors.joining(", ")));
        if (wiring.certificates().isEmpty()) {
            LOG.log(Level.INFO, "SIP over TLS and secure WebSocket is off: there is no key store (sip.tls.keystore)");
        }
    }

    @Override
    public void stop() {
        Optional.ofNullable(stack).ifPresent(SipStack::stop);
        stack = null;
    }

    @Override
    public void endpointActivation(MessageEndpointFactory beans, ActivationSpec spec) throws ResourceException {
        spec.validate();
        inbound().activate(beans, ((SipActivationSpec) spec).wantedMethods());
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory beans, ActivationSpec spec) {
        Optional.ofNullable(inbound).ifPresent(deliveries -> deliveries.deactivate(beans));
    }

    /** None: a message is no resource that could be prepared or rolled back. */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    /** @throws SipSendException if the adapter is not started */
    public SipStack stack() {
        return Optional.ofNullable(stack).orElseThrow(() -> new SipSendException("the SIP connector is not running"));
    }

    private Inbound inbound() throws ResourceException {
        return Optional.ofNullable(inbound)
                .orElseThrow(() -> new ResourceAdapterInternalException("the SIP connector is not running"));
    }

    /** Whether the adapter is started and all its listeners receive. */
    public boolean isListening() {
        var dead = Optional.ofNullable(stack).map(SipStack::deadListeners).orElse(List.of());
        if (!dead.isEmpty()) {
            LOG.log(Level.ERROR, "SIP does not receive any more at {0}: only a restart helps", String.join(", ", dead));
        }
        return Optional.ofNullable(stack).map(SipStack::isAlive).orElse(false);
    }

    public @Nullable String getHost() {
        return host;
    }

    public void setHost(@Nullable String host) {
        this.host = host;
    }

    public @Nullable Integer getPort() {
        return port;
    }

    public void setPort(@Nullable Integer port) {
        this.port = port;
    }

    public @Nullable Integer getQueueLimit() {
        return queueLimit;
    }

    public void setQueueLimit(@Nullable Integer queueLimit) {
        this.queueLimit = queueLimit;
    }

    public @Nullable String getServerHeader() {
        return serverHeader;
    }

    public void setServerHeader(@Nullable String serverHeader) {
        this.serverHeader = serverHeader;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SipResourceAdapter that
                && Objects.equals(host, that.host)
                && Objects.equals(port, that.port)
                && Objects.equals(queueLimit, that.queueLimit)
                && Objects.equals(serverHeader, that.serverHeader);
    }

    @Override
    public int hashCode() {
        return Objects.hash(host, port, queueLimit, serverHeader);
    }
}
