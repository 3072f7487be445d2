package org.restsip.connector.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.InvalidPropertyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipActivationSpecTest {
    private final SipActivationSpec spec = new SipActivationSpec();

    @Test
    void aBeanThatNamesNoMethodsGetsAllThatAreKnown() throws InvalidPropertyException {
        spec.validate();

        assertThat(spec.wantedMethods()).contains("REGISTER", "MESSAGE", "INVITE", "PUBLISH");
    }

    @Test
    void theMethodsNamedAreTheMethodsWanted() {
        spec.setMethods("REGISTER, MESSAGE");

        assertThatCode(spec::validate).doesNotThrowAnyException();
        assertThat(spec.wantedMethods()).containsExactlyInAnyOrder("REGISTER", "MESSAGE");
    }

    @Test
    void whoWantsInvitesGetsWhatBelongsToThem() {
        spec.setMethods("INVITE");

        assertThat(spec.wantedMethods()).containsExactlyInAnyOrder("INVITE", "ACK", "CANCEL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "REGISTER,", ",REGISTER", "REGISTER,,MESSAGE", "register", "DANCE", "REGISTER MESSAGE"})
    void anythingElseFailsDeploymentAndNamesTheProperty(String methods) {
        spec.setMethods(methods);

        assertThatThrownBy(spec::validate).isInstanceOfSatisfying(InvalidPropertyException.class, refusal -> {
            assertThat(refusal).hasMessageContaining("methods").hasMessageContaining("not a SIP method");
            assertThat(refusal.getInvalidPropertyDescriptors())
                    .singleElement()
                    .satisfies(property -> assertThat(property.getName()).isEqualTo("methods"));
        });
    }
}
