package org.restsip.sip.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.PassingMessage;
import org.restsip.user.Aor;

class PassingSipTest {
    private static final Aor ALICE = Aor.of("alice@example.com");
    private static final String CALL = "kX3dPbQ2mZr7tYvW9aBcDeF";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MESSAGE sip:alice@example.com SIP/2.0",
                "MESSAGE sips:ALICE@EXAMPLE.com;transport=tls SIP/2.0",
                "X\r\nFrom: \"A\" <sip:alice@example.com>;tag=1",
                "X\r\nf: sip:alice@example.com;tag=1",
                "X\r\nTO :  <sip:alice:pw@example.com:5060>",
                "X\r\nt:\r\n <sip:alice@example.com>",
                "X\r\nTo: <sip:%61lice@example.com>",
                "X\r\nTo: <sip:alice@192.0.2.1>",
                "X\r\nTo: <sip:alice@[2001:db8::1]>",
                "X\r\nAuthorization: Digest username=\"alice\", realm=\"r\"",
                "X\r\nAuthorization: Digest username=\"alice@example.com\"",
            })
    void aMessageConcernsWhomItNames(String head) {
        assertThat(passing(head).concerns(ALICE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MESSAGE sip:bob@example.com SIP/2.0",
                "X\r\nTo: <sip:alice@example.org>",
                "X\r\nTo: <sip:malice@example.com>",
                "X\r\nContact: <sip:alice@example.com>",
                "X\r\nSubject: sip:alice@example.com",
                "X\r\nAuthorization: Digest username=\"alicea\"",
                "",
                "\u0000\u0001",
            })
    void aMessageDoesNotConcernOthers(String head) {
        assertThat(passing(head).concerns(ALICE)).isFalse();
    }

    @Test
    void aMessageBelongsToTheCallWhoseCallIdItHas() {
        assertThat(passing("X\r\nCall-ID: 7@pc").belongsTo("7@pc")).isTrue();
        assertThat(passing("X\r\ni:7@pc ").belongsTo("7@pc")).isTrue();
        assertThat(passing("X\r\nCall-ID: 77@pc").belongsTo("7@pc")).isFalse();
    }

    @Test
    void aMessageBelongsToTheCallOfOursThatItNamesAnywhere() {
        assertThat(passing("SUBSCRIBE sip:" + CALL + "@example.com SIP/2.0").belongsTo(CALL))
                .isTrue();
        assertThat(passing("X\r\n\r\n{\"url\":\"/call/" + CALL + "\"}").belongsTo(CALL))
                .isTrue();
        assertThat(passing("X\r\nSubject: 7").belongsTo("7")).isFalse();
    }

    @Test
    void requestsAndAnswersAreTold() {
        var request = passing("REGISTER sip:example.com SIP/2.0\r\nCSeq: 1 REGISTER");
        var answer = passing("SIP/2.0 401 Unauthorized\r\nCSeq: 1  REGISTER");

        assertThat(request.method()).isEqualTo("REGISTER");
        assertThat(request.status()).isEmpty();
        assertThat(answer.method()).isEqualTo("REGISTER");
        assertThat(answer.status()).hasValue(401);
    }

    @Test
    void whatCannotBeReadHasNoNames() {
        var noise = passing("\u0016\u0003\u0001 ...");

        assertThat(noise.method()).isEmpty();
        assertThat(noise.status()).isEmpty();
        assertThat(noise.callId()).isEmpty();
    }

    @Test
    void aBodyIsShownOnlyIfThatIsWanted() {
        var passing = passing("MESSAGE sip:a@b SIP/2.0\r\nc: text/plain\r\n\r\nI love you");

        assertThat(passing.text(false)).endsWith("\r\n\r\n[10 bytes of text/plain]");
        assertThat(passing.text(true)).endsWith("\r\n\r\nI love you");
    }

    private static PassingSip passing(String text) {
        var anywhere = InetAddress.getLoopbackAddress();
        var flow = new Flow("udp", anywhere, 5060, anywhere, 5062);
        return new PassingSip(new PassingMessage(false, flow, text.getBytes(StandardCharsets.UTF_8)));
    }
}
