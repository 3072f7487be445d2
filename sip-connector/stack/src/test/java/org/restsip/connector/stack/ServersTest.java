package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.text.ParseException;
import java.util.List;
import java.util.Random;
import javax.sip.address.SipURI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.connector.api.SipFailure;
import org.restsip.connector.api.SipSendException;

/** RFC 3263, section 4: which server, and by which transport. */
class ServersTest {
    private static final String BOB = "sip:bob@other.example";

    private final MemoryZone zone = new MemoryZone()
            .host("one.other.example", "192.0.2.1")
            .host("two.other.example", "192.0.2.2")
            .host("three.other.example", "192.0.2.3");
    private final Random random = new Random(7);

    @Test
    void naptrSaysByWhichTransportFirst() {
        zone.naptr("other.example", 20, 0, "SIP+D2U", "_sip._udp.other.example")
                .naptr("other.example", 10, 5, "SIP+D2T", "_sip._tcp.other.example")
                .naptr("other.example", 10, 1, "SIPS+D2S", "_sips._sctp.other.example")
                .srv("_sip._udp.other.example", 0, 0, 5070, "one.other.example")
                .srv("_sip._tcp.other.example", 0, 0, 5080, "two.other.example");
        assertThat(of(BOB)).containsExactly("192.0.2.2:5080/tcp", "192.0.2.1:5070/udp");
    }

    @Test
    void withoutNaptrAllTransportsAreAskedFor() {
        zone.srv("_sip._udp.other.example", 0, 0, 5070, "one.other.example")
                .srv("_sip._tcp.other.example", 0, 0, 5080, "two.other.example");
        assertThat(of(BOB)).containsExactly("192.0.2.1:5070/udp", "192.0.2.2:5080/tcp");
    }

    @Test
    void serversOfAHigherPriorityComeFirst() {
        zone.srv("_sip._udp.other.example", 20, 100, 5060, "one.other.example")
                .srv("_sip._udp.other.example", 10, 0, 5060, "two.other.example")
                .srv("_sip._udp.other.example", 30, 0, 5060, "three.other.example");
        assertThat(of(BOB)).containsExactly("192.0.2.2:5060/udp", "192.0.2.1:5060/udp", "192.0.2.3:5060/udp");
    }

    @Test
    void amongEqualsTheWeightIsAServersShare() {
        zone.srv("_sip._udp.other.example", 10, 30, 5060, "one.other.example")
                .srv("_sip._udp.other.example", 10, 10, 5060, "two.other.example");
        var rounds = 2000;
        var first = 0;
        for (var round = 0; round < rounds; round++) {
            var order = of(BOB);
            assertThat(order).hasSize(2);
            first += order.get(0).startsWith("192.0.2.1") ? 1 : 0;
        }
        assertThat((double) first / rounds).isCloseTo(0.75, within(0.05));
    }

    @Test
    void withoutSrvItIsTheHostItself() {
        zone.host("other.example", "192.0.2.9", "2001:db8::9");
        assertThat(of(BOB)).containsExactly("192.0.2.9:5060/udp", "[2001:db8:0:0:0:0:0:9]:5060/udp");
        assertThat(of("sips:bob@other.example"))
                .containsExactly("192.0.2.9:5061/tls", "[2001:db8:0:0:0:0:0:9]:5061/tls");
    }

    @Test
    void aPortMeansTheHostItself() {
        zone.srv("_sip._udp.one.other.example", 0, 0, 5070, "two.other.example");
        assertThat(of("sip:bob@one.other.example:5090")).containsExactly("192.0.2.1:5090/udp");
        assertThat(of("sip:bob@one.other.example:5090;transport=TCP")).containsExactly("192.0.2.1:5090/tcp");
    }

    @Test
    void theTransportOfTheUriIsKept() {
        zone.naptr("other.example", 1, 1, "SIP+D2U", "_sip._udp.other.example")
                .srv("_sip._udp.other.example", 0, 0, 5070, "one.other.example")
                .srv("_sip._tcp.other.example", 0, 0, 5080, "two.other.example");
        assertThat(of(BOB + ";transport=tcp")).containsExactly("192.0.2.2:5080/tcp");
    }

    @Test
    void sipsGoesByTlsAlone() {
        zone.naptr("other.example", 1, 1, "SIP+D2U", "_sip._udp.other.example")
                .naptr("other.example", 2, 1, "SIPS+D2T", "_sips._tcp.other.example")
                .srv("_sip._udp.other.example", 0, 0, 5070, "one.other.example")
                .srv("_sips._tcp.other.example", 0, 0, 5071, "two.other.example");
        assertThat(of("sips:bob@other.example")).containsExactly("192.0.2.2:5071/tls");
    }

    @Test
    void aServiceThatIsSaidNotToBeThereIsNot() {
        zone.srv("_sip._udp.other.example", 0, 0, 0, ".");
        assertNotFound(BOB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.1.1",
                "172.16.0.1",
                "169.254.1.1",
                "100.64.0.1",
                "224.0.0.1",
                "0.0.0.0",
                "::1",
                "fe80::1",
                "fd00::1"
            })
    void aNameDoesNotLeadIntoOurOwnNetwork(String address) {
        zone.host("inside.example", address);
        assertNotFound("sip:bob@inside.example:5060");
    }

    @Test
    void unlessThatIsWanted() {
        zone.host("inside.example", "127.0.0.1");
        assertThat(of("sip:bob@inside.example", true)).containsExactly("127.0.0.1:5060/udp");
    }

    @Test
    void anAddressNeedsNoName() {
        zone.silent();
        assertThat(of("sip:bob@192.0.2.7")).containsExactly("192.0.2.7:5060/udp");
        assertThat(of("sip:bob@[2001:db8::7]:5070")).containsExactly("[2001:db8::7]:5070/udp");
    }

    @Test
    void whatNobodyKnowsIsNotFound() {
        assertNotFound(BOB);
        assertNotFound("sip:bob@192.0.2.7;transport=sctp");
        zone.silent();
        assertNotFound(BOB);
    }

    private void assertNotFound(String uri) {
        assertThatThrownBy(() -> of(uri))
                .isInstanceOfSatisfying(
                        SipSendException.class, e -> assertThat(e.failure()).isEqualTo(SipFailure.NOT_FOUND));
    }

    private List<String> of(String uri) {
        return of(uri, false);
    }

    private List<String> of(String uri, boolean allowPrivate) {
        try {
            return new Servers(zone, List.of("udp", "tcp", "tls"), allowPrivate, random)
                    .of((SipURI) Addresses.jain(uri)).stream()
                            .map(hop -> hop.getHost() + ":" + hop.getPort() + "/" + hop.getTransport())
                            .toList();
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
