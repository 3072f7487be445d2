package org.restsip.tests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipConnectionFactory;
import org.restsip.connector.api.SipUri;
import org.restsip.login.Registration;
import org.restsip.login.Registrations;
import org.restsip.login.Whereabouts;
import org.restsip.user.Accounts;
import org.restsip.user.Accounts.Signup;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.NotYours;
import org.restsip.user.PasswordLogin;

/** Inside the container: the connector, and who is let in. */
@ExtendWith({OnServer.class, ArquillianExtension.class})
class InsideIT {
    private static final int PATIENCE_MILLIS = 5000;
    private static final String PASSWORD = "inside the container";

    @Resource(lookup = "java:app/sip/line")
    private SipConnectionFactory line;

    @Inject
    private PasswordLogin passwords;

    @Inject
    private Accounts accounts;

    @Inject
    private Registrations registrations;

    @Inject
    private Whereabouts whereabouts;

    @SuppressWarnings("NullAway") // the container sets the fields
    InsideIT() {}

    @Deployment
    static EnterpriseArchive ear() {
        return Ear.withTests(InsideIT.class);
    }

    // --------------------------------------------------------------------------------------------------- connector

    @Test
    void theConnectorIsThereAndListens() {
        try (var connection = line.connect()) {
            assertThat(connection.isListening()).isTrue();
        }
    }

    @Test
    void anOptionsRequestReachesTheBeanWhichAnswers() throws IOException {
        try (var phone = phone()) {
            send(phone, """
                    OPTIONS sip:example.com SIP/2.0
                    Via: SIP/2.0/UDP 127.0.0.1:%1$d;branch=z9hG4bKinside;rport
                    From: <sip:inside@example.com>;tag=inside
                    To: <sip:example.com>
                    Call-ID: inside-%1$d
                    CSeq: 1 OPTIONS
                    Max-Forwards: 70
                    Content-Length: 0

                    """.formatted(phone.getLocalPort()));

            assertThat(receive(phone)).startsWith("SIP/2.0 200 ").contains("Allow: ", "MESSAGE");
        }
    }

    @Test
    void aRequestGoesOutFromWithin() throws IOException {
        try (var phone = phone();
                var connection = line.connect()) {
            var to = connection.parse("sip:phone@127.0.0.1:" + phone.getLocalPort());
            connection.send(new OutgoingRequest(
                    "MESSAGE",
                    to,
                    Optional.empty(),
                    NameAddress.of(SipUri.of("inside", "example.com")),
                    NameAddress.of(to),
                    Optional.empty(),
                    List.of(),
                    Optional.of(new SipBody("text/plain", "hello out there".getBytes(StandardCharsets.UTF_8))),
                    "inside"));

            var received = receive(phone);
            assertThat(received).startsWith("MESSAGE sip:phone@127.0.0.1").contains("hello out there");
            send(phone, answer(received));
        }
    }

    // ---------------------------------------------------------------------------------------------------- security

    @Test
    void theRightPasswordOnlyProvesWhoOneIs() {
        var aor = signUp("carol");

        assertThat(proved(aor.toString(), PASSWORD)).isPresent();
        assertThat(proved("carol", PASSWORD)).isPresent();
        assertThat(proved(aor.toString(), "wrong")).isEmpty();
        assertThat(proved(aor.toString(), "")).isEmpty();
        assertThat(proved("nobody@example.com", PASSWORD)).isEmpty();
    }

    @Test
    void theCallerReachesTheCoreAndMayDoWhatIsItsOwn() {
        var dave = signUp("dave");
        var erin = signUp("erin");
        var caller = proved(dave.toString(), PASSWORD).orElseThrow();

        var registered = registrations.register(caller, dave, Registration.ofWebClient());
        assertThat(whereabouts.contacts(caller, dave).contacts()).contains(registered.contact());
        assertThatThrownBy(() -> registrations.register(caller, erin, Registration.ofWebClient()))
                .isInstanceOf(NotYours.class);
        registrations.unregisterAll(caller, dave);
    }

    private Optional<Caller> proved(String name, String password) {
        return passwords.prove(name, password, "127.0.0.1");
    }

    private Aor signUp(String name) {
        var aor = new Aor(name, "example.com");
        if (accounts.find(aor).isEmpty()) {
            accounts.signUp(new Signup(aor, PASSWORD, Optional.empty(), Optional.empty()));
        }
        return aor;
    }

    // ------------------------------------------------------------------------------------------------------- phone

    private static DatagramSocket phone() throws IOException {
        var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void send(DatagramSocket phone, String text) throws IOException {
        var bytes = text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var port = ConfigProvider.getConfig().getValue("sip.port", Integer.class);
        phone.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
    }

    private static String receive(DatagramSocket phone) throws IOException {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        phone.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    /** 200, so that nobody waits for it. */
    private static String answer(String request) {
        var kept = request.lines()
                .filter(header -> header.matches("(Via|From|To|Call-ID|CSeq):.*"))
                .map(header -> header.startsWith("To:") ? header + ";tag=phone" : header)
                .reduce("", (all, header) -> all + header + "\n");
        return "SIP/2.0 200 OK\n" + kept + "Content-Length: 0\n\n";
    }
}
