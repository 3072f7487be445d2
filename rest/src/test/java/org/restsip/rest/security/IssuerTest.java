package org.restsip.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.restsip.event.TooBusy;
import org.restsip.server.TestSettings;
import org.restsip.user.Aor;

class IssuerTest {
    private static final StubIssuer STUB = new StubIssuer();

    private final Issuer issuer = issuer(Map.of());

    @AfterAll
    static void stop() {
        STUB.close();
    }

    @Test
    void aTokenOfTheIssuerSaysWhoseItIs() {
        var word = issuer.verify(STUB.token(STUB.claims())).orElseThrow();
        assertThat(word.aor()).isEqualTo(Aor.of("alice@example.com"));
        assertThat(word.name()).contains("Alice A.");
        assertThat(word.until()).isAfter(java.time.Instant.now());
    }

    @Test
    void theKeysMayBeNamedOutright() {
        var named = issuer(Map.of("auth.oidc.jwks", STUB.url() + "/keys"));
        assertThat(named.verify(STUB.token(STUB.claims()))).isPresent();
    }

    @Test
    void aTokenForOthersOrOfOthersOrFromThePastIsNotTaken() {
        assertRefused(claims -> claims.setAudience("somebody else"));
        assertRefused(claims -> claims.unsetClaim("aud"));
        assertRefused(claims -> claims.setIssuer("https://evil.example.net"));
        assertRefused(claims -> claims.unsetClaim("iss"));
        assertRefused(claims -> claims.unsetClaim("exp"));
        assertRefused(claims -> claims.setExpirationTime(past(120)));
        assertRefused(claims -> claims.setNotBeforeMinutesInThePast(-5));
    }

    @Test
    void clocksMayDifferALittle() {
        var claims = STUB.claims();
        claims.setExpirationTime(past(30));
        assertThat(issuer.verify(STUB.token(claims))).isPresent();
    }

    @Test
    void aTokenThatDoesNotSayWhoseItIsIsNotTaken() {
        assertRefused(claims -> claims.unsetClaim("email"));
        assertRefused(claims -> claims.setStringClaim("email", "no address"));
        assertRefused(claims -> claims.setClaim("email_verified", false));
        assertRefused(claims -> claims.setClaim("email", 7));
    }

    @Test
    void anotherKeyOrAlgorithmIsNotTaken() {
        var other = StubIssuer.newKey("k1");
        assertThat(issuer.verify(StubIssuer.sign(STUB.claims(), other, AlgorithmIdentifiers.RSA_USING_SHA256)))
                .isEmpty();
        assertThat(issuer.verify(StubIssuer.sign(STUB.claims(), STUB.key, AlgorithmIdentifiers.RSA_USING_SHA512)))
                .isEmpty();
    }

    @Test
    void anUnsignedTokenIsNotTaken() {
        var unsigned =
                encoded("{\"alg\":\"none\"}") + "." + encoded(STUB.claims().toJson()) + ".";
        assertThat(issuer.verify(unsigned)).isEmpty();
        assertThat(issuer.verify("a.b.c")).isEmpty();
        assertThat(issuer.verify("..")).isEmpty();
    }

    @Test
    void keysThatNobodyKnowsDoNotMakeUsAskTheIssuerAgainAndAgain() {
        var unknown = StubIssuer.newKey("unknown");
        issuer.verify(STUB.token(STUB.claims()));
        var before = STUB.asked.get();
        for (var n = 0; n < 20; n++) {
            assertThat(issuer.verify(StubIssuer.sign(STUB.claims(), unknown, AlgorithmIdentifiers.RSA_USING_SHA256)))
                    .isEmpty();
        }
        assertThat(STUB.asked.get() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void anIssuerThatDoesNotAnswerIsNoWrongToken() {
        var silent = issuer(Map.of("auth.oidc.jwks", "http://127.0.0.1:1/keys"));
        assertThatThrownBy(() -> silent.verify(STUB.token(STUB.claims()))).isInstanceOf(TooBusy.class);
    }

    @Test
    void withoutAnIssuerNoTokenIsTaken() {
        assertThat(new Issuer(TestSettings.of(Map.of())).verify(STUB.token(STUB.claims())))
                .isEmpty();
    }

    @Test
    void aLogInNeedsItsOwnNonceAndAudience() {
        var client = issuer(Map.of("auth.oidc.client-id", "this server"));
        var claims = STUB.claims();
        claims.setAudience("this server");
        claims.setStringClaim("nonce", "n1");
        assertThat(client.verifyLogIn(STUB.token(claims), "n1")).isPresent();
        assertThat(client.verifyLogIn(STUB.token(claims), "n2")).isEmpty();
        assertThat(client.verify(STUB.token(claims))).isEmpty();
        assertThat(client.verifyLogIn(STUB.token(STUB.claims()), "n1")).isEmpty();
    }

    private void assertRefused(Consumer<JwtClaims> spoil) {
        var claims = STUB.claims();
        spoil.accept(claims);
        assertThat(issuer.verify(STUB.token(claims))).isEmpty();
    }

    private static NumericDate past(long seconds) {
        var date = NumericDate.now();
        date.addSeconds(-seconds);
        return date;
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Issuer issuer(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("auth.oidc.issuer", STUB.url(), "auth.oidc.audience", "restsip"));
        settings.putAll(more);
        return new Issuer(TestSettings.of(settings));
    }
}
