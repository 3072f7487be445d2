package org.restsip.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.InvalidValue;
import org.restsip.user.Attempt;
import org.restsip.user.KeyReused;

class AttemptsTest {

    @Test
    void whoNamesNoKeyTriesOnce() {
        assertThat(attempt(TestRequest.of("POST", "/call"), "{}")).isEqualTo(Attempt.ONCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "caf\u00e9", "a\tb"})
    void aKeyThatIsNoneIsRefusedByName(String key) {
        assertThatThrownBy(() -> attempt(withKey(key), "{}"))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refusal -> assertThat(refusal.field()).contains("Idempotency-Key"));
        assertThatThrownBy(() -> attempt(withKey("k".repeat(256)), "{}")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void theSameContentIsTheSameAttempt() {
        var first = attempt(withKey("\"8e03978e-40d5\"").with("Content-Type", "application/json"), "{}");
        var again = attempt(withKey("\"8e03978e-40d5\"").with("Content-Type", "application/json"), "{}");

        assertThatCode(() -> again.requireSame(first.fingerprint())).doesNotThrowAnyException();
    }

    @Test
    void anotherContentUnderTheSameKeyIsNot() {
        var first = attempt(withKey("k").with("Content-Type", "application/json"), "{}");

        for (var other : new Attempt[] {
            attempt(withKey("k").with("Content-Type", "application/json"), "{ }"),
            attempt(withKey("k").with("Content-Type", "text/plain"), "{}"),
            attempt(
                    TestRequest.of("POST", "/call?expires=5")
                            .with("Idempotency-Key", "k")
                            .with("Content-Type", "application/json"),
                    "{}")
        }) {
            assertThatThrownBy(() -> other.requireSame(first.fingerprint())).isInstanceOf(KeyReused.class);
        }
    }

    private static TestRequest withKey(String key) {
        return TestRequest.of("POST", "/call").with("Idempotency-Key", key);
    }

    private static Attempt attempt(TestRequest request, String body) {
        return Attempts.of(request.build(), body.getBytes(StandardCharsets.UTF_8));
    }
}
