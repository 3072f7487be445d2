package org.restsip.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void whatIsNotSetHasItsDefault() {
        assertThat(with("sip.port", "").number("sip.port")).isEqualTo(5060);
    }

    @Test
    void whatIsSetCountsWithoutTheBlanksAroundIt() {
        assertThat(with("sip.port", " 5070 ").number("sip.port")).isEqualTo(5070);
    }

    @Test
    void aKeyThatIsNotInTheReferenceFileIsNoSetting() {
        assertThatThrownBy(() -> with("sip.prot", "1").text("sip.prot"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sip.prot");
    }

    @Test
    void keysThatLookLikeOursAndAreNotAreNamed() {
        var settings = TestSettings.of(Map.of(
                "sip.prot", "5060",
                "login.max.contacts", "1",
                "cluster.name", "ours",
                "http.port", "the container's",
                "java.home", "somebody's",
                "sipper.port", "somebody's",
                "PATH", "somebody's"));
        assertThat(settings.unknown()).containsExactly("login.max.contacts", "sip.prot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1.5", "-1", "0x10", "99999999999", "1 2"})
    void whatIsNoWholeNumberIsRefusedByName(String text) {
        assertThatThrownBy(() -> with("sip.port", text).number("sip.port"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("sip.port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1"})
    void aFlagIsTrueOrFalse(String text) {
        assertThatThrownBy(() -> with("demo.enabled", text).flag("demo.enabled"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("demo.enabled");
        assertThat(with("demo.enabled", "true").flag("demo.enabled")).isTrue();
    }

    @Test
    void durationsAreInSeconds() {
        assertThat(with("login.grace", "90").seconds("login.grace")).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aListIsSeparatedByCommas() {
        assertThat(with("sip.domains", " example.com, example.org ,,").list("sip.domains"))
                .containsExactly("example.com", "example.org");
        assertThat(with("sip.domains", "").list("sip.domains")).isEmpty();
    }

    @Test
    void aSecretMayStandInAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "from the file\n");
        var settings = TestSettings.of(Map.of("auth.secret", "from the key", "auth.secret-file", file.toString()));
        assertThat(settings.secret("auth.secret")).isEqualTo("from the file");
        assertThat(with("auth.secret", "from the key").secret("auth.secret")).isEqualTo("from the key");
    }

    @Test
    void aSecretsFileThatCannotBeReadIsRefusedByName(@TempDir Path folder) {
        assertThatThrownBy(() -> with("auth.secret-file", folder.resolve("none").toString())
                        .secret("auth.secret"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("auth.secret-file");
    }

    @Test
    void anEmptyFileIsNoSecret(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret"), " \n");
        assertThatThrownBy(() -> with("auth.secret-file", file.toString()).secret("auth.secret"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("auth.secret-file");
    }

    @Test
    void everyRuleHasADefaultThatMakesSense() {
        var rules = new Rules(TestSettings.of(Map.of()));
        assertThat(rules.domains().names()).containsExactly("example.com");
        assertThat(rules.accountRules().signupOpen()).isTrue();
        assertThat(rules.loginRules().maxContacts()).isEqualTo(10);
        assertThat(rules.messageRules().maxWaiting()).isEqualTo(1000);
        assertThat(rules.callRules().grace()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void signupIsOpenOrClosed() {
        assertThatThrownBy(() -> new Rules(with("account.signup", "maybe")).accountRules())
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("account.signup");
    }

    private static Settings with(String key, String value) {
        return TestSettings.of(Map.of(key, value));
    }
}
