package org.restsip.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader of logs finds what it is to find, or a clean log would mean nothing. */
class LogTest {
    private static final String LIBERTY = """
            [2026-01-01T10:00:00.000+0000] 0000008b org.restsip.call.Calling                I call k1: created
            [2026-01-01T10:00:00.001+0000] 0000008b org.restsip.server.Settings             W unknown setting
            [2026-01-01T10:00:00.002+0000] 0000008b org.restsip.rest.Failures               E request failed
            java.lang.IllegalStateException: because
            """;
    private static final String PAYARA = """
            [2026-01-01T10:00:00.000+0000] [Payara 6] [INFO] [] [org.restsip.call.Calling] [tid: 1] [[
              call k1: created]]

            [2026-01-01T10:00:00.001+0000] [Payara 6] [WARNING] [] [org.restsip.server.Settings] [tid: 1] [[
              unknown setting]]
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void warningsAndErrorsOfLibertyAreFoundWithAllTheirLines() throws IOException {
        var alarms = log(LIBERTY).alarms(Map.of());

        assertThat(alarms).hasSize(2);
        assertThat(alarms.get(1)).contains("request failed", "because");
    }

    @Test
    void warningsOfPayaraAreFound() throws IOException {
        assertThat(log(PAYARA).alarms(Map.of())).singleElement().asString().contains("unknown setting");
    }

    @Test
    void whatIsExplainedIsNoAlarm() throws IOException {
        assertThat(log(PAYARA).alarms(Map.of("unknown setting", "for this test")))
                .isEmpty();
    }

    @Test
    void secretsAndDigestsAreFound() throws IOException {
        var secret = Secrets.random();
        var digest = "response=\"0123456789abcdef0123456789abcdef\"";

        assertThat(log("logged in with " + secret + "\n" + digest).secrets())
                .containsExactly(secret, digest.substring(0, digest.length() - 1));
    }

    private Log log(String text) throws IOException {
        return Log.of(Files.writeString(folder.resolve("log"), text));
    }
}
