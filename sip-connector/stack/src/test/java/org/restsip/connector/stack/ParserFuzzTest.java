package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.message.SIPRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.restsip.connector.api.SipMessage;

/**
 * Whatever bytes come, the parser says that they are malformed, or makes a message of them that can be looked at and answered.
 * In a normal build a few inputs are tried, each with something that was found once; with the profile {@code fuzz} Jazzer
 * looks for more during a minute.
 */
class ParserFuzzTest {
    private static final List<String> NAMES =
            List.of("Via", "Contact", "Route", "Require", "Authorization", "Event", "Supported", "Content-Type");

    private final GuardedParser parser = new GuardedParser("");

    @BeforeAll
    static void withoutLog4j() {
        CommonLogger.useLegacyLogger = true;
        CommonLogger.legacyLogger = new JainLogger();
    }

    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] bytes) {
        try {
            var message = parser.parse(bytes, true);
            look(new ReceivedMessage(message));
            assertThat(message.encode()).isNotEmpty();
            if (message instanceof SIPRequest request) {
                GuardedParser.makeAnswerable(request, "UDP", "192.0.2.7");
                assertThat(request.createResponse(400).encode()).startsWith("SIP/2.0 400");
                assertThat(Addresses.uri(request.getRequestURI()).text()).isNotEmpty();
            }
        } catch (Malformed e) {
            BadRequest.answerTo(bytes, e, "")
                    .ifPresent(answer -> assertThat(answer.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThan(3 * bytes.length + 200));
        }
    }

    private static void look(SipMessage message) {
        assertThat(message.callId()).isNotEmpty();
        assertThat(message.method()).isNotEmpty();
        assertThat(message.cseq()).isNotNegative();
        assertThat(message.from()).isNotNull();
        assertThat(message.to()).isNotNull();
        assertThat(message.body()).isNotNull();
        NAMES.forEach(name -> assertThat(message.headers(name)).doesNotContainNull());
    }
}
