package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.connector.stack.Recorder.next;
import static org.restsip.connector.stack.Texts.newCallId;
import static org.restsip.connector.stack.Texts.request;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restsip.connector.stack.wire.Certificates;
import org.restsip.connector.stack.wire.Certificates.Store;
import org.restsip.connector.stack.wire.Limits;

class TlsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Recorder bean = new Recorder();

    @SuppressWarnings("NullAway.Init")
    private Store server;

    @SuppressWarnings("NullAway.Init")
    private Store phone;

    @SuppressWarnings("NullAway.Init")
    private SipStack stack;

    private int tls;
    private int wss;

    @BeforeEach
    void start() throws Exception {
        server = KeyStores.make(folder.resolve("server.p12"), "dns:localhost,ip:127.0.0.1");
        phone = KeyStores.make(folder.resolve("phone.p12"), "uri:sip:alice@example.com,dns:Phone.Example.com");
        tls = Ports.free();
        wss = Ports.free();
        var certificates = new Certificates(server, Optional.of(phone));
        stack = SipStack.start(
                List.of(new ListenAddress("tls", "127.0.0.1", tls), new ListenAddress("wss", "127.0.0.1", wss)),
                bean,
                "",
                GateRules.OPEN,
                Outward.NO_NAMES,
                new Wiring(Limits.DEFAULT, Optional.of(certificates), Set.of()));
    }

    @AfterEach
    void stop() {
        stack.stop();
    }

    private SSLSocket connect(SSLContext context, String protocol) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket(Ports.LOOPBACK, tls);
        socket.setSoTimeout(5000);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    private void register(SSLSocket socket) throws IOException {
        var via = "127.0.0.1:" + socket.getLocalPort();
        socket.getOutputStream()
                .write(request("REGISTER", "TLS", via, newCallId()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var answer = socket.getInputStream().readNBytes(11);
        assertThat(new String(answer, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("SIP/2.0 200");
    }

    @Test
    void aPhoneRegistersOverTls12AndTls13AndItsCertificateIsKnown() throws Exception {
        for (var protocol : List.of("TLSv1.2", "TLSv1.3")) {
            try (var socket = connect(KeyStores.client(server, phone), protocol)) {
                register(socket);
                var seen = next(bean.requests);
                assertThat(seen.flow().isSecure()).isTrue();
                assertThat(seen.flow().transport()).isEqualTo("tls");
                assertThat(seen.peerCertificate()).hasValueSatisfying(shown -> {
                    assertThat(shown.uris()).containsExactly("sip:alice@example.com");
                    assertThat(shown.dnsNames()).containsExactly("phone.example.com");
                    assertThat(shown.fingerprint()).matches("[0-9a-f]{64}");
                });
            }
        }
    }

    @Test
    void whoShowsNoTrustedCertificateIsNobodyInParticular() throws Exception {
        var stranger = KeyStores.make(folder.resolve("stranger.p12"), "uri:sip:alice@example.com");
        try (var socket = connect(KeyStores.client(server, stranger), "TLSv1.3")) {
            register(socket);
            assertThat(next(bean.requests).peerCertificate()).isEmpty();
        } catch (IOException refused) {
            assertThat(bean.requests).isEmpty();
        }
    }

    @Test
    void aNewCertificateCountsFromTheNextConnectionOn() throws Exception {
        try (var before = connect(KeyStores.client(server, phone), "TLSv1.3")) {
            var other = KeyStores.make(folder.resolve("other.p12"), "dns:localhost");
            Files.copy(other.file(), server.file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(server.file(), FileTime.from(Instant.now().plusSeconds(60)));
            org.awaitility.Awaitility.await().ignoreExceptions().untilAsserted(() -> {
                try (var after = connect(KeyStores.client(other, phone), "TLSv1.3")) {
                    register(after);
                    assertThat(after.getSession().getPeerCertificates()[0]).isEqualTo(KeyStores.certificate(other));
                }
            });
            register(before);
        }
    }

    @Test
    void aKeyStoreThatCannotBeReadIsRefusedWithAReason() {
        var wrong = new Store(server.file(), "wrong");
        assertThatThrownBy(() -> new Certificates(wrong, Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("server.p12");
        assertThatThrownBy(() -> SipStack.start(
                        List.of(new ListenAddress("tls", "127.0.0.1", Ports.free())),
                        bean,
                        "",
                        GateRules.OPEN,
                        Outward.NO_NAMES))
                .hasMessageContaining("certificate");
    }

    @Test
    void aBrowserRegistersOverSecureWebSocket() throws Exception {
        var browser = new WebPhone();
        var socket = HttpClient.newBuilder()
                .sslContext(KeyStores.client(server, phone))
                .build()
                .newWebSocketBuilder()
                .subprotocols("sip")
                .buildAsync(URI.create("wss://localhost:" + wss + "/"), browser)
                .get(5, TimeUnit.SECONDS);
        socket.sendText(request("REGISTER", "WSS", "abc.invalid", newCallId()), true)
                .get(5, TimeUnit.SECONDS);
        assertThat(browser.receive()).startsWith("SIP/2.0 200").contains("SIP/2.0/WSS abc.invalid");
        assertThat(next(bean.requests).flow().isSecure()).isTrue();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);
    }
}
