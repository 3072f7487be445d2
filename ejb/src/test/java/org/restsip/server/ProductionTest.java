package org.restsip.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.restsip.user.Aor;
import org.restsip.user.Domains;
import org.restsip.user.MemoryDevices;
import org.restsip.user.MemoryPasswordHashing;
import org.restsip.user.MemoryUsers;

class ProductionTest {
    private static final Map<String, String> GOOD = Map.of(
            "server.mode", "production",
            "cluster.secret", "a secret of the cluster",
            "auth.secret", "a secret for devices");

    private final MemoryUsers users = new MemoryUsers();

    @Test
    void withSecretsOfItsOwnAndWithoutDemoItStarts() {
        assertThatCode(() -> check(GOOD)).doesNotThrowAnyException();
    }

    @Test
    void developmentAsksForNothing() {
        makeDemoUsers();
        assertThatCode(() -> check(Map.of("demo.enabled", "true"))).doesNotThrowAnyException();
    }

    @Test
    void aModeThatIsNeitherIsRefused() {
        assertThatThrownBy(() -> check(Map.of("server.mode", "prod")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("server.mode");
    }

    @Test
    void aDefaultSecretIsRefusedByName() {
        assertThatThrownBy(() -> check(without("cluster.secret")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("cluster.secret")
                .hasMessageNotContaining("auth.secret");
        assertThatThrownBy(() -> check(without("auth.secret")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("auth.secret")
                .hasMessageNotContaining("cluster.secret");
    }

    @Test
    void theDemoIsRefused() {
        var demo = new HashMap<>(GOOD);
        demo.put("demo.enabled", "true");
        assertThatThrownBy(() -> check(demo)).hasMessageContaining("demo.enabled");
    }

    @Test
    void demoUsersThatAnEarlierRunLeftInTheDatabaseAreRefusedByName() {
        makeDemoUsers();
        assertThatThrownBy(() -> check(GOOD))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("alice@example.com")
                .hasMessageContaining("bob@example.com");
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndNoSecretIsSaid() {
        makeDemoUsers();
        assertThatThrownBy(() -> check(Map.of("server.mode", "production", "demo.enabled", "true")))
                .hasMessageContaining("cluster.secret")
                .hasMessageContaining("auth.secret")
                .hasMessageContaining("demo.enabled")
                .hasMessageContaining("alice@example.com")
                .hasMessageNotContaining("development-cluster-secret");
    }

    @Test
    void theDemoMakesItsUsersOnce() {
        makeDemoUsers();
        makeDemoUsers();
        assertThat(users.find(Aor.of("alice@example.com"))).isPresent();
        assertThat(users.find(Aor.of("bob@example.com"))).isPresent();
    }

    @Test
    void withoutTheDemoNobodyIsMade() {
        demo(TestSettings.of(Map.of())).makeUsers();
        assertThat(users.find(Aor.of("alice@example.com"))).isEmpty();
    }

    @Test
    void aDemoWithoutPasswordsIsRefusedByName() {
        assertThatThrownBy(() ->
                        demo(TestSettings.of(Map.of("demo.enabled", "true"))).makeUsers())
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("demo.alice.password");
    }

    private void check(Map<String, String> values) {
        var settings = TestSettings.of(values);
        new Production(settings, new Rules(settings).secrets(), demo(settings)).check();
    }

    private void makeDemoUsers() {
        demo(TestSettings.of(Map.of(
                        "demo.enabled",
                        "true",
                        "demo.alice.password",
                        "a",
                        "demo.alice.secret",
                        "b",
                        "demo.bob.password",
                        "c",
                        "demo.bob.secret",
                        "d")))
                .makeUsers();
    }

    private Demo demo(Settings settings) {
        return new Demo(
                settings,
                users,
                new MemoryDevices(users),
                new MemoryPasswordHashing(),
                new Domains(List.of("example.com")),
                Clock.systemUTC());
    }

    private static Map<String, String> without(String key) {
        var values = new HashMap<>(GOOD);
        values.remove(key);
        return values;
    }
}
