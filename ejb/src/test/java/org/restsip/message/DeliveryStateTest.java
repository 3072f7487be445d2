package org.restsip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restsip.message.DeliveryState.ACKNOWLEDGED;
import static org.restsip.message.DeliveryState.CANCELLED;
import static org.restsip.message.DeliveryState.DELIVERED;
import static org.restsip.message.DeliveryState.EXPIRED;
import static org.restsip.message.DeliveryState.FAILED;
import static org.restsip.message.DeliveryState.QUEUED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryStateTest {
    private static final Map<DeliveryState, Set<DeliveryState>> LEGAL = Map.of(
            QUEUED, EnumSet.of(DELIVERED, ACKNOWLEDGED, CANCELLED, EXPIRED, FAILED),
            DELIVERED, EnumSet.of(ACKNOWLEDGED, FAILED),
            ACKNOWLEDGED, Set.of(),
            CANCELLED, Set.of(),
            EXPIRED, Set.of(),
            FAILED, Set.of());

    @ParameterizedTest
    @EnumSource
    void aStateBecomesWhatIsLegalAndNothingElse(DeliveryState state) {
        for (var next : DeliveryState.values()) {
            assertThat(state.canBecome(next))
                    .as(state + " to " + next)
                    .isEqualTo(legal(state).contains(next));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStateIsFinalIfNothingFollows(DeliveryState state) {
        assertThat(state.isFinal()).isEqualTo(legal(state).isEmpty());
    }

    private static Set<DeliveryState> legal(DeliveryState state) {
        return LEGAL.getOrDefault(state, Set.of());
    }
}
