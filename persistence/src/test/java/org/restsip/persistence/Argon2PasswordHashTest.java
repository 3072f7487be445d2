package org.restsip.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.user.PasswordHashing;
import org.restsip.user.PasswordHashingContract;

class Argon2PasswordHashTest extends PasswordHashingContract {
    private final Argon2PasswordHash argon2 = new Argon2PasswordHash();

    @Override
    protected PasswordHashing hashing() {
        return argon2;
    }

    @Test
    void aHashSaysHowItWasMade() {
        assertThat(argon2.hash("secret-of-alice"))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    /** From the tests of the reference implementation, github.com/P-H-C/phc-winner-argon2. */
    @Test
    void aHashOfTheReferenceImplementationVerifies() {
        var reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(argon2.verify("password", reference)).isTrue();
        assertThat(argon2.verify("passwort", reference)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"8, 16, 1", "128, 1, 16"})
    void aHashOfAnotherCostVerifiesUpToABound(int memory, int passes, int lanes) {
        assertThat(argon2.verify("password", hash(memory, passes, lanes))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"8, 17, 1", "136, 1, 17", "262145, 1, 1"})
    void aRightHashThatAsksForTooMuchVerifiesNothing(int memory, int passes, int lanes) {
        assertThat(argon2.verify("password", hash(memory, passes, lanes))).isFalse();
    }

    private static String hash(int memory, int passes, int lanes) {
        var salt = "some salt".getBytes(StandardCharsets.UTF_8);
        var value = new byte[32];
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        generator.generateBytes("password".getBytes(StandardCharsets.UTF_8), value);
        var text = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(memory, passes, lanes, text.encodeToString(salt), text.encodeToString(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=7,t=2,p=1$%s",
                "$argon2id$v=19$m=19456,t=0,p=1$%s",
                "$argon2id$v=19$m=19456,t=2,p=0$%s",
                "$argon2id$v=16$m=19456,t=2,p=1$%s",
                "$argon2i$v=19$m=19456,t=2,p=1$%s",
                "$argon2id$v=19$m=99999999999,t=2,p=1$%s",
                "$argon2id$v=19$m=19456,t=2,p=1$%s$more"
            })
    void aHashOfNoSenseOrOfAnotherAlgorithmVerifiesNothing(String hash) {
        var saltAndValue = "c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(argon2.verify("password", hash.formatted(saltAndValue))).isFalse();
    }

    @Test
    void aSaltThatIsNotBase64VerifiesNothing() {
        var hash = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ12$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(argon2.verify("password", hash)).isFalse();
    }
}
