package org.restsip.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @AfterEach
    void forget() {
        TestConfig.VALUES.clear();
    }

    @Test
    void scannersAreSilencedAndRatesLimitedIfNobodySaysOtherwise() {
        var rules = Settings.gate();
        assertThat(rules.perMinute()).isEqualTo(60_000);
        assertThat(rules.exempt()).isEmpty();
        assertThat(rules.silentAgents()).contains("friendly-scanner", "sipvicious");
    }

    @Test
    void anOperatorMaySilenceNobodyAndLimitNobody() {
        TestConfig.VALUES.put("sip.silence.user-agents", "none");
        TestConfig.VALUES.put("sip.rate.address", 0);
        assertThat(Settings.gate().silentAgents()).isEmpty();
        assertThat(Settings.gate().perMinute()).isZero();
    }

    @Test
    void theAddressesOfPeersHaveNoLimit() {
        TestConfig.VALUES.put("sip.peers", "acme, other");
        TestConfig.VALUES.put("sip.peer.acme.addresses", "192.0.2.0/24, 2001:db8::1");
        assertThat(Settings.gate().exempt()).isEqualTo(List.of("192.0.2.0/24", "2001:db8::1"));
    }
}
