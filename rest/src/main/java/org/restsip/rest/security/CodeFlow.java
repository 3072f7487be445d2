package org.restsip.rest.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.restsip.server.Settings;
import org.restsip.user.Accounts;
import org.restsip.user.Caller;
import org.restsip.user.Ids;

/**
 * Logging in at the issuer and coming back (OpenID Connect Core 1.0, section 3.1, with PKCE, RFC 7636). What must be
 * remembered meanwhile the browser keeps, under our keyed hash, so that it may come back to any node.
 */
@Singleton
public class CodeFlow {
    /** What a browser remembers; Lax, because it comes back from another site. */
    static final String COOKIE = "restsip_oidc";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    private final Issuer issuer;
    private final Accounts accounts;
    private final Settings settings;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public CodeFlow(Issuer issuer, Accounts accounts, Settings settings, Ids ids, Clock clock) {
        this.issuer = issuer;
        this.accounts = accounts;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where to send a browser, and what it must remember. */
    public record Departure(URI to, String cookie) {}

    /** One log-in that is under way. */
    private record Errand(String state, String nonce, String verifier, String until) {
        /** The words of all, whose borders no word holds. */
        String text() {
            return String.join(".", state, nonce, verifier, until);
        }
    }

    /** Whether browsers can log in so at all. */
    public boolean isOffered() {
        return !settings.text("auth.oidc.issuer").isEmpty()
                && !settings.text("auth.oidc.client-id").isEmpty();
    }

    /**
     * Sends a browser to the issuer.
     *
     * @param back   where it shall come back to
     * @param secure whether it speaks TLS
     */
    public Departure begin(String back, boolean secure) {
        var until = Long.toString(clock.instant().plus(PATIENCE).toEpochMilli());
        var errand = new Errand(ids.random('o'), ids.random('o'), ids.random('o') + ids.random('o'), until);
        var question = new LinkedHashMap<String, String>();
        question.put("response_type", "code");
        question.put("client_id", settings.text("auth.oidc.client-id"));
        question.put("redirect_uri", back);
        question.put("scope", settings.text("auth.oidc.scope"));
        question.put("state", errand.state());
        question.put("nonce", errand.nonce());
        question.put("code_challenge", URL_SAFE.encodeToString(sha256(errand.verifier())));
        question.put("code_challenge_method", "S256");
        var endpoint = issuer.discover("authorization_endpoint");
        var to = URI.create(endpoint + (endpoint.indexOf('?') < 0 ? '?' : '&') + form(question));
        return new Departure(to, cookie(errand.text() + "." + seal(errand), PATIENCE, secure));
    }

    /** The value of {@code Set-Cookie} that makes the browser forget. */
    public String forgotten(boolean secure) {
        return cookie("", Duration.ZERO, secure);
    }

    /** Whoever has come back from the issuer with that code, if this browser was sent there and not long ago. */
    public Optional<Caller> finish(Optional<String> remembered, String state, String code, String back) {
        return remembered
                .flatMap(this::open)
                .filter(errand -> isSame(errand.state(), state))
                .flatMap(errand -> redeem(errand, code, back))
                .flatMap(word -> accounts.welcome(word.aor(), word.name())
                        .map(standing -> new Caller(word.aor(), standing.roles())));
    }

    private Optional<Issuer.Word> redeem(Errand errand, String code, String back) {
        var question = new LinkedHashMap<String, String>();
        question.put("grant_type", "authorization_code");
        question.put("code", code);
        question.put("redirect_uri", back);
        question.put("code_verifier", errand.verifier());
        question.put("client_id", settings.text("auth.oidc.client-id"));
        var request = HttpRequest.newBuilder(URI.create(issuer.discover("token_endpoint")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(question)));
        secret().ifPresent(value -> request.header("Authorization", "Basic " + value));
        var token = issuer.ask(request).getString("id_token", "");
        return issuer.verifyLogIn(token, errand.nonce());
    }

    /** RFC 6749, section 2.3.1. */
    private Optional<String> secret() {
        var secret = settings.secret("auth.oidc.client-secret");
        var pair = encoded(settings.text("auth.oidc.client-id")) + ":" + encoded(secret);
        return secret.isEmpty()
                ? Optional.empty()
                : Optional.of(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<Errand> open(String remembered) {
        var words = remembered.split("\\.", -1);
        if (words.length != 5) {
            return Optional.empty();
        }
        var errand = new Errand(words[0], words[1], words[2], words[3]);
        return isSame(seal(errand), words[4])
                        && clock.instant().isBefore(Instant.ofEpochMilli(Long.parseLong(errand.until())))
                ? Optional.of(errand)
                : Optional.empty();
    }

    private String seal(Errand errand) {
        return URL_SAFE.encodeToString(ids.mac("oidc", errand.text()));
    }

    private static String cookie(String value, Duration life, boolean secure) {
        return COOKIE + "=" + value + "; Path=/session/oidc; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
