package org.restsip.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.restsip.sip.FakeRequest;
import org.restsip.user.Domains;

class TargetTest {
    private static final Domains OURS = new Domains(List.of("example.com", "example.org"));

    @ParameterizedTest
    @CsvSource({
        "sip:example.com, sip:example.com",
        "sip:EXAMPLE.com:5060;transport=tcp, sip:example.com",
        "SIPS:example.com, sip:example.com",
        "sip:example.org, sip:example.com",
        "sip:192.0.2.1:5070, sip:192.0.2.1",
        "sip:bob@example.com;user=phone, sip:bob@example.com",
        "sip:%62ob@example.com, sip:bob@example.com",
        "sip:+49@example.com, sip:+49@example.com",
        "sip:bob:secret@example.com?subject=x, sip:bob@example.com;x=y"
    })
    void howeverItIsWrittenItIsTheSame(String said, String asked) {
        assertThat(Target.isSame(said, FakeRequest.uri(asked), OURS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "sip:example.net, sip:example.com",
        "sip:192.0.2.1, sip:example.com",
        "sip:alice@example.com, sip:bob@example.com",
        "sip:Bob@example.com, sip:bob@example.com",
        "sip:bob@example.com, sip:example.com",
        "sip:example.com, sip:bob@example.com",
        "sip:bob@example.com@evil.example, sip:bob@example.com",
        "tel:+49, sip:+49@example.com",
        "/index.html, sip:example.com",
        "'', sip:example.com",
        "example.com, sip:example.com"
    })
    void anotherOneIsNot(String said, String asked) {
        assertThat(Target.isSame(said, FakeRequest.uri(asked), OURS)).isFalse();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void aHugeOneIsReadSoon() {
        for (var part : List.of("@", "a", "%", "[", ":", ";", "sip:", "%41")) {
            assertThat(Target.isSame("sip:" + part.repeat(60_000), FakeRequest.uri("sip:example.com"), OURS))
                    .isFalse();
        }
    }
}
