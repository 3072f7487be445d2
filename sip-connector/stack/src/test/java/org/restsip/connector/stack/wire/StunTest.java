package org.restsip.connector.stack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StunTest {
    private static final String TRANSACTION = "b7e7a701bc34d686fa87dfae";
    private static final String REQUEST = "0001" + "0000" + "2112a442" + TRANSACTION;

    /** The address, and how it is to look, are those of RFC 5769, sections 2.2 and 2.3. */
    @Test
    void aBindingRequestIsToldWhereItCameFrom() throws Exception {
        assertThat(answer(REQUEST, "192.0.2.1"))
                .isEqualTo("0101" + "000c" + "2112a442" + TRANSACTION + "0020" + "0008" + "0001" + "a147" + "e112a643");
        assertThat(answer(REQUEST, "2001:db8:1234:5678:11:2233:4455:6677"))
                .isEqualTo("0101" + "0018" + "2112a442" + TRANSACTION + "0020" + "0014" + "0002" + "a147"
                        + "0113a9faa5d3f179bc25f4b5bed2b9d9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0101" + "0000" + "2112a442" + TRANSACTION, // an answer
                "0011" + "0000" + "2112a442" + TRANSACTION, // an indication
                "0001" + "0004" + "2112a442" + TRANSACTION, // longer than it is
                "0001" + "0003" + "2112a442" + TRANSACTION + "000000"
            })
    void nothingElseIsAnswered(String datagram) throws Exception {
        assertThat(answer(datagram, "192.0.2.1")).isEmpty();
    }

    @Test
    void sipIsNoStun() {
        assertThat(Stun.isStun("OPTIONS sip:example.com SIP/2.0".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(Stun.isStun(Arrays.copyOf(HexFormat.of().parseHex(REQUEST), 19)))
                .isFalse();
        assertThat(Stun.isStun(HexFormat.of().parseHex(REQUEST))).isTrue();
    }

    private static String answer(String request, String sender) throws UnknownHostException {
        return Stun.answer(
                        HexFormat.of().parseHex(request), new InetSocketAddress(InetAddress.getByName(sender), 32853))
                .map(HexFormat.of()::formatHex)
                .orElse("");
    }
}
