package org.restsip.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.restsip.tests.house.Log;
import org.restsip.tests.house.Payara;

/** After the suites Payara's log holds nothing that nobody can explain, and no secret. Liberty's log the journeys read. */
@Order(Integer.MAX_VALUE)
@EnabledIfSystemProperty(named = "contract.server", matches = "payara")
class LogsIT {
    private static final Map<String, String> EXPLAINED = Map.of(
            "NCLS-SECURITY-05054",
            "certificates in Payara's own trust store have expired",
            "found multiple META-INF/services/com.hazelcast",
            "Payara's Hazelcast, beside ours, which is used",
            "Exception sending default error page",
            "the client was gone before it could hear of its mistake",
            "java.io.IOException: Connection is closed",
            "the client was gone before its answer");

    @BeforeAll
    static void payaraHasRun() {
        ContractServer.server();
    }

    @Test
    void theLogIsClean() {
        assertThat(Log.of(Payara.logFile()).alarms(EXPLAINED)).isEmpty();
    }

    @Test
    void noSecretIsInTheLog() {
        assertThat(Log.of(Payara.logFile()).secrets()).isEmpty();
    }
}
