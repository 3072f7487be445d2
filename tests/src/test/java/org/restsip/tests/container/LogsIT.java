package org.restsip.tests.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Folders;
import org.restsip.tests.house.Log;
import org.restsip.tests.house.Payara;

/** After the other tests the server's log holds nothing that nobody can explain, and no secret. */
@Order(Integer.MAX_VALUE)
class LogsIT {
    private static final Map<String, String> EXPLAINED = Map.of(
            "NCLS-SECURITY-05054", "certificates in Payara's own trust store have expired",
            "InvocationMonitor", "Hazelcast, of a member that stops while it looks after its calls",
            "found multiple META-INF/services/com.hazelcast", "Payara's Hazelcast, beside ours, which is used");

    @Test
    void theLogIsClean() {
        assertThat(Log.of(log()).alarms(EXPLAINED)).isEmpty();
    }

    @Test
    void noSecretIsInTheLog() {
        assertThat(Log.of(log()).secrets()).isEmpty();
    }

    private static Path log() {
        return System.getProperty("arquillian.launch", "").equals("payara")
                ? Payara.logFile()
                : Folders.target("arquillian/servers/restsip/logs/messages.log");
    }
}
