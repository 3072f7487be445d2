package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RedactedTest {

    @Test
    void credentialsAreNeverShown() {
        var text = "REGISTER sip:a SIP/2.0\r\nAuthorization: Digest username=\"alice\",\r\n response=\"secret\"\r\n"
                + "proxy-authorization : Basic c2VjcmV0\r\nTo: x";

        assertThat(Redacted.text(text))
                .doesNotContain("secret", "alice", "c2VjcmV0")
                .contains("REGISTER", "To: x");
    }

    @Test
    void dumpsOfBytesAreNeverShown() {
        var dump = "Error while processing "
                + Arrays.toString("Authorization: Basic c2VjcmV0".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(Redacted.text(dump)).isEqualTo("Error while processing [bytes]");
    }

    @Test
    void traceKeepsNoCredentialsOfAMessage() {
        assertThat(Redacted.trace(new IllegalStateException("Authorization: Basic c2VjcmV0")))
                .doesNotContain("c2VjcmV0")
                .contains("IllegalStateException");
    }
}
