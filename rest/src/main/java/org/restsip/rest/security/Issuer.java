package org.restsip.rest.security;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.restsip.InvalidValue;
import org.restsip.event.TooBusy;
import org.restsip.server.Settings;
import org.restsip.user.Aor;

/** The issuer whose tokens are taken (RFC 7519, RFC 8725, OpenID Connect Discovery 1.0). */
@Singleton
public class Issuer {
    private static final Logger LOG = System.getLogger(Issuer.class.getName());
    private static final int MAX_KEYS_BYTES = 1 << 18;
    /** However many tokens name keys that nobody knows, the issuer is not asked for new ones more often. */
    private static final long REFRESH_PAUSE_MILLIS = 30_000;

    private final Settings settings;
    private volatile Optional<JwtConsumer> consumer = Optional.empty();
    private volatile Optional<JsonObject> discovered = Optional.empty();

    @Inject
    public Issuer(Settings settings) {
        this.settings = settings;
    }

    /**
     * What an issuer says of a user.
     *
     * @param name  how the user wants to be called
     * @param until when its word ends
     */
    record Word(Aor aor, Optional<String> name, Instant until) {}

    /**
     * What a token says that came with a request, if the issuer has made it, for us, and it has not ended.
     *
     * @throws TooBusy if the issuer must be asked, and gives no answer
     */
    Optional<Word> verify(String token) {
        return claims(token, settings.text("auth.oidc.audience")).flatMap(this::word);
    }

    /**
     * What the issuer says after a log-in that began here.
     *
     * @param nonce of this very log-in
     * @throws TooBusy if the issuer must be asked, and gives no answer
     */
    Optional<Word> verifyLogIn(String token, String nonce) {
        return claims(token, settings.text("auth.oidc.client-id"))
                .filter(claims -> nonce.equals(claims.getClaimValue("nonce")))
                .flatMap(this::word);
    }

    private Optional<JwtClaims> claims(String token, String audience) {
        if (settings.text("auth.oidc.issuer").isEmpty()) {
            return Optional.empty();
        }
        try {
            var claims = consumer().processToClaims(token);
            return claims.hasAudience() && claims.getAudience().contains(audience)
                    ? Optional.of(claims)
                    : Optional.empty();
        } catch (InvalidJwtException e) {
            if (isSilent(e)) {
                throw new TooBusy("the issuer gives no answer; try again", e);
            }
            LOG.log(
                    Level.INFO,
                    "login failed: a token is not good: {0}",
                    e.getErrorDetails().stream()
                            .map(error -> String.valueOf(error.getErrorCode()))
                            .toList());
            return Optional.empty();
        } catch (MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private Optional<Word> word(JwtClaims claims) {
        try {
            var claim = settings.text("auth.oidc.claim");
            var verified = claims.getClaimValue("email_verified");
            if (claim.equals("email")
                    && verified != null
                    && !verified.toString().equals("true")) {
                return Optional.empty();
            }
            var address = claims.getStringClaimValue(claim);
            return address == null
                    ? Optional.empty()
                    : Optional.of(new Word(
                            Aor.of(address),
                            Optional.ofNullable(claims.getStringClaimValue("name")),
                            instant(claims.getExpirationTime())));
        } catch (MalformedClaimException | InvalidValue e) {
            LOG.log(Level.INFO, "login failed: a token does not say whose it is: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Instant instant(NumericDate date) {
        return Instant.ofEpochMilli(date.getValueInMillis());
    }

    private static boolean isSilent(Throwable failure) {
        return failure instanceof IOException || (failure.getCause() != null && isSilent(failure.getCause()));
    }

    private synchronized JwtConsumer consumer() {
        var known = consumer;
        if (known.isEmpty()) {
            known = Optional.of(newConsumer());
            consumer = known;
        }
        return known.get();
    }

    private JwtConsumer newConsumer() {
        var algorithms = settings.list("auth.oidc.algorithms").toArray(String[]::new);
        return new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(settings.number("auth.oidc.clock-skew"))
                .setExpectedIssuer(true, settings.text("auth.oidc.issuer"))
                .setSkipDefaultAudienceValidation() // looked at in claims(), because there are two
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys()))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithms))
                .build();
    }

    private HttpsJwks keys() {
        var millis = settings.number("auth.oidc.timeout") * 1000;
        var get = new Get();
        get.setConnectTimeout(millis);
        get.setReadTimeout(millis);
        get.setRetries(0);
        get.setResponseBodySizeLimit(MAX_KEYS_BYTES);
        var keys = new HttpsJwks(keysUrl());
        keys.setSimpleHttpGet(get);
        keys.setRefreshReprieveThreshold(REFRESH_PAUSE_MILLIS);
        return keys;
    }

    private String keysUrl() {
        var configured = settings.text("auth.oidc.jwks");
        return configured.isEmpty() ? discover("jwks_uri") : configured;
    }

    /**
     * What the issuer says about itself, such as where it is.
     *
     * @throws TooBusy if it gives no answer
     */
    String discover(String member) {
        var known = discovered;
        if (known.isEmpty()) {
            var url = settings.text("auth.oidc.issuer").replaceFirst("/$", "") + "/.well-known/openid-configuration";
            known = Optional.of(ask(HttpRequest.newBuilder(URI.create(url))));
            discovered = known;
        }
        return known.get().getString(member);
    }

    /**
     * The issuer's answer, if it is a good one.
     *
     * @throws TooBusy if there is none
     */
    JsonObject ask(HttpRequest.Builder question) {
        var patience = settings.seconds("auth.oidc.timeout");
        var http = HttpClient.newBuilder().connectTimeout(patience).build();
        try {
            var answer = http.send(question.timeout(patience).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new TooBusy("the issuer answers " + answer.statusCode());
            }
            try (var reader = JSON.createReader(new ByteArrayInputStream(answer.body()))) {
                return reader.readObject();
            }
        } catch (IOException | JsonException e) {
            throw new TooBusy("the issuer gives no answer; try again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy("the server is stopping", e);
        }
    }
}
