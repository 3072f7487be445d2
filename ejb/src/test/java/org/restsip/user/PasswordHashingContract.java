package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link PasswordHashing} does. */
public abstract class PasswordHashingContract {

    protected abstract PasswordHashing hashing();

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "pässwörd 🔑", "a$b$c,d=e", " ", "line\nbreak"})
    void thePasswordThatMadeAHashVerifies(String password) {
        assertThat(hashing().verify(password, hashing().hash(password))).isTrue();
    }

    @Test
    void theLongestPasswordCountsToItsLastCharacter() {
        var longest = "p".repeat(AccountRules.MAX_PASSWORD_LENGTH);
        var hash = hashing().hash(longest);
        assertThat(hashing().verify(longest, hash)).isTrue();
        assertThat(hashing().verify(longest.substring(1) + "q", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Secret-of-alice", "secret-of-alice ", "secret-of-alic"})
    void anyOtherPasswordDoesNotVerify(String other) {
        assertThat(hashing().verify(other, hashing().hash("secret-of-alice"))).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(hashing().hash("secret-of-alice")).isNotEqualTo(hashing().hash("secret-of-alice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "secret-of-alice", "$argon2id$", "$argon2id$v=19$m=1,t=1,p=1$x$y", "$plain$"})
    void aMalformedHashVerifiesNothing(String malformed) {
        assertThat(hashing().verify("secret-of-alice", malformed)).isFalse();
    }
}
