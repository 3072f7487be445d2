package org.restsip.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkManager;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Timer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restsip.connector.api.SipConnection;
import org.restsip.connector.api.SipConnectionFactory;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.inbound.SipActivationSpec;
import org.restsip.connector.inbound.TestBean;
import org.restsip.connector.inbound.TestBeans;
import org.restsip.connector.inbound.ThreadedWorkManager;
import org.restsip.connector.outbound.SipManagedConnectionFactory;

class SipResourceAdapterTest {
    private final ThreadedWorkManager workManager = new ThreadedWorkManager();
    private final SipResourceAdapter adapter = new SipResourceAdapter();
    private final SipConnectionFactory connections = connectionsOf(adapter);

    @BeforeEach
    void start() throws IOException, ResourceAdapterInternalException {
        try (var free = new ServerSocket(0)) {
            adapter.setPort(free.getLocalPort());
        }
        adapter.setHost("127.0.0.1");
        adapter.setQueueLimit(10);
        adapter.setServerHeader("Tester/1");
        adapter.start(new TestContext(workManager));
    }

    @AfterEach
    void stop() {
        adapter.stop();
        workManager.close();
    }

    @Test
    void aRequestReachesTheBeanAndItsAnswerThePhone() throws Exception {
        adapter.endpointActivation(new TestBeans(new TestBean(this::answer)), new SipActivationSpec());

        assertThat(register()).startsWith("SIP/2.0 299 By a bean");
    }

    @Test
    void withoutABeanThePhoneHears503() throws Exception {
        var beans = new TestBeans(new TestBean(this::answer));
        adapter.endpointActivation(beans, new SipActivationSpec());
        adapter.endpointDeactivation(beans, new SipActivationSpec());

        assertThat(register()).startsWith("SIP/2.0 503").contains("Retry-After: 5", "Server: Tester/1");
    }

    @Test
    void aBeanWithABadActivationIsNotActivated() {
        var spec = new SipActivationSpec();
        spec.setMethods("DANCE");

        assertThatThrownBy(() -> adapter.endpointActivation(new TestBeans(new TestBean(this::answer)), spec))
                .isInstanceOf(InvalidPropertyException.class);
    }

    @Test
    void itListensUntilItIsStopped() {
        try (var connection = connections.connect()) {
            await().until(connection::isListening);
            adapter.stop();
            assertThat(connection.isListening()).isFalse();
        }
    }

    @Test
    void aPortInUseFailsTheStart() {
        var second = new SipResourceAdapter();
        second.setHost("127.0.0.1");
        second.setPort(adapter.getPort());
        second.setQueueLimit(10);
        second.setServerHeader("Tester/1");

        assertThatThrownBy(() -> second.start(new TestContext(workManager)))
                .isInstanceOf(ResourceAdapterInternalException.class)
                .hasMessageContaining("cannot listen");
        assertThat(second.isListening()).isFalse();
    }

    @Test
    void aClosedConnectionIsOfNoUse() {
        var connection = connections.connect();
        connection.close();

        assertThatThrownBy(connection::isListening).isInstanceOf(SipSendException.class);
    }

    @Test
    void adaptersAndFactoriesAreEqualByTheirProperties() {
        var same = new SipResourceAdapter();
        same.setHost("127.0.0.1");
        same.setPort(adapter.getPort());
        same.setQueueLimit(10);
        same.setServerHeader("Tester/1");

        assertThat(same).isEqualTo(adapter).hasSameHashCodeAs(adapter);
        assertThat(factoryOf(same)).isEqualTo(factoryOf(adapter)).hasSameHashCodeAs(factoryOf(adapter));
        same.setQueueLimit(11);
        assertThat(same).isNotEqualTo(adapter);
    }

    private void answer(Object request) {
        try (SipConnection connection = connections.connect()) {
            connection.answer((SipRequest) request, SipReply.of(299).because("By a bean"));
        }
    }

    private String register() throws IOException {
        try (var phone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            phone.setSoTimeout(5000);
            var text = String.join(
                    "\r\n",
                    "REGISTER sip:example.com SIP/2.0",
                    "Via: SIP/2.0/UDP 10.9.9.9;rport;branch=z9hG4bK1",
                    "From: <sip:alice@example.com>;tag=1",
                    "To: <sip:alice@example.com>",
                    "Call-ID: 1",
                    "CSeq: 1 REGISTER",
                    "Content-Length: 0",
                    "",
                    "");
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            phone.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port()));
            var answer = new DatagramPacket(new byte[2000], 2000);
            phone.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
        }
    }

    private int port() {
        return java.util.Objects.requireNonNull(adapter.getPort());
    }

    private static SipManagedConnectionFactory factoryOf(SipResourceAdapter adapter) {
        var factory = new SipManagedConnectionFactory();
        factory.setResourceAdapter(adapter);
        return factory;
    }

    private static SipConnectionFactory connectionsOf(SipResourceAdapter adapter) {
        return (SipConnectionFactory) factoryOf(adapter).createConnectionFactory(new NoPool());
    }

    private static final class NoPool implements ConnectionManager {
        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("NullAway") // null stands for: nothing to ask for
        public Object allocateConnection(ManagedConnectionFactory factory, @Nullable ConnectionRequestInfo info)
                throws ResourceException {
            return factory.createManagedConnection(null, info).getConnection(null, info);
        }
    }

    private record TestContext(WorkManager workManager) implements BootstrapContext {
        @Override
        public WorkManager getWorkManager() {
            return workManager;
        }

        @Override
        public XATerminator getXATerminator() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Timer createTimer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isContextSupported(Class<? extends WorkContext> context) {
            return false;
        }

        @Override
        public jakarta.transaction.TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
            throw new UnsupportedOperationException();
        }
    }
}
