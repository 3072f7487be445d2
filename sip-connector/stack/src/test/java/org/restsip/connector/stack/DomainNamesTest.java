package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restsip.connector.stack.Zone.Naptr;
import org.restsip.connector.stack.Zone.Srv;

class DomainNamesTest {
    private static final String ZONE = """
            $ORIGIN other.example.
            $TTL 300
            @          IN NAPTR 10 20 "s" "SIP+D2T" "" _sip._tcp
            @          IN NAPTR 10 30 "u" "E2U+sip" "!^.*$!sip:info@other.example!" .
            _sip._tcp  IN SRV   1 2 5070 sip
            sip        IN A     192.0.2.1
            sip        IN AAAA  2001:db8::1
            brief   1  IN A     192.0.2.2
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void aFileSaysWhatANameServerWould() throws IOException {
        assertSaysIt(new ZoneFile(zone()));
    }

    @Test
    void aNameServerIsAskedOnceAsLongAsItsAnswerIsGood() throws IOException {
        try (var server = new NameServer(new ZoneFile(zone()))) {
            var names = new DomainNames(List.of("127.0.0.1:" + server.port()), Duration.ofSeconds(5));
            assertSaysIt(names);
            var asked = server.asked();
            assertSaysIt(names);
            assertThat(server.asked()).isEqualTo(asked);

            names.addresses("brief.other.example");
            var askedForBrief = server.asked();
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                names.addresses("brief.other.example");
                return server.asked() > askedForBrief;
            });
        }
    }

    @Test
    void aNameServerThatIsSilentIsNotWaitedForLong() throws IOException {
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var names = new DomainNames(List.of("127.0.0.1:" + silent.getLocalPort()), Duration.ofMillis(200));
            assertThatThrownBy(() -> names.srv("_sip._udp.other.example")).isInstanceOf(Zone.Silent.class);
        }
    }

    private Path zone() throws IOException {
        return Files.writeString(folder.resolve("zone"), ZONE);
    }

    private static void assertSaysIt(Zone zone) throws IOException {
        assertThat(zone.naptr("other.example"))
                .containsExactly(new Naptr(10, 20, "SIP+D2T", "_sip._tcp.other.example"));
        assertThat(zone.srv("_sip._tcp.other.example")).containsExactly(new Srv(1, 2, 5070, "sip.other.example"));
        assertThat(zone.addresses("SIP.other.example"))
                .containsExactly(InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::1"));
        assertThat(zone.addresses("ghost.other.example")).isEmpty();
        assertThat(zone.srv("_sip._udp.other.example")).isEmpty();
    }
}
