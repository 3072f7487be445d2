package org.restsip.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.user.DeviceId;

class DeviceSealTest {
    private static final DeviceId PHONE = new DeviceId("d1");

    private final DeviceSeal seal = new DeviceSeal(new SealingKey("a secret of the cluster"));

    @ParameterizedTest
    @ValueSource(strings = {"", "hunter2", "ключ 🔑"})
    void whatWasClosedOpens(String secret) {
        assertThat(seal.open(PHONE, seal.close(PHONE, secret))).isEqualTo(secret);
    }

    @Test
    void anyNodeOpensWhatOneClosed() {
        var otherNode = new DeviceSeal(new SealingKey("a secret of the cluster"));
        assertThat(otherNode.open(PHONE, seal.close(PHONE, "hunter2"))).isEqualTo("hunter2");
    }

    /** Sealed by the first release: whoever changes how the key is derived must still open this. */
    @Test
    void whatTheFirstReleaseClosedStillOpens() {
        assertThat(seal.open(PHONE, "1.c7ftY+kXMsz8WqsdPxw5H4FXxirsREoPMJ97FgTgs3bxtLg="))
                .isEqualTo("hunter2");
    }

    @Test
    void oneSecretLooksDifferentEachTime() {
        assertThat(seal.close(PHONE, "hunter2")).isNotEqualTo(seal.close(PHONE, "hunter2"));
    }

    @Test
    void aSecretMovedToAnotherDeviceDoesNotOpen() {
        var sealed = seal.close(PHONE, "hunter2");
        assertThatThrownBy(() -> seal.open(new DeviceId("d2"), sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangedSecretDoesNotOpen() {
        var sealed = seal.close(PHONE, "hunter2");
        var middle = sealed.length() / 2;
        var other = sealed.charAt(middle) == 'A' ? 'B' : 'A';
        var changed = sealed.substring(0, middle) + other + sealed.substring(middle + 1);
        assertThatThrownBy(() -> seal.open(PHONE, changed)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", "1.AAAA", "1.not base64", "hunter2"})
    void whatNobodyClosedDoesNotOpen(String text) {
        assertThatThrownBy(() -> seal.open(PHONE, text)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theKeyPrintsNoSecret() {
        assertThat(new SealingKey("a secret of the cluster")).hasToString("sealing key");
        assertThatThrownBy(() -> new SealingKey(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
