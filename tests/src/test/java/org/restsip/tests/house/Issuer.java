package org.restsip.tests.house;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An OpenID Connect issuer, in this process. */
public final class Issuer implements AutoCloseable {
    private final RsaJsonWebKey key;
    private final HttpServer server;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();

    public Issuer() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("k1");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException("no key", e);
        }
        show("/.well-known/openid-configuration", """
                {"jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token"}""".formatted(url()));
        server.createContext("/token", this::redeem);
        show("/keys", new JsonWebKeySet(key).toJson());
        server.start();
    }

    private void show(String path, String json) {
        server.createContext(path, exchange -> answer(exchange, json));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Somebody logs in with that address at the place where the server has sent the browser; the code to come back with. */
    public String authorize(URI sentTo, String address) {
        var asked = fields(sentTo.getRawQuery());
        if (!asked.getOrDefault("code_challenge_method", "").equals("S256")
                || !asked.getOrDefault("client_id", "").equals("the server")
                || !asked.getOrDefault("scope", "").contains("openid")) {
            throw new AssertionError("not a question for a code: " + asked.keySet());
        }
        var code = Secrets.random();
        codes.put(
                code,
                new Grant(
                        address,
                        asked.getOrDefault("nonce", ""),
                        asked.getOrDefault("code_challenge", ""),
                        asked.getOrDefault("redirect_uri", "")));
        return code;
    }

    /** What a code is good for, once. */
    private record Grant(String address, String nonce, String challenge, String redirect) {}

    private void redeem(HttpExchange exchange) throws IOException {
        var asked = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var grant = codes.remove(asked.getOrDefault("code", ""));
        if (grant == null
                || !grant.challenge().equals(challenge(asked.getOrDefault("code_verifier", "")))
                || !grant.redirect().equals(asked.getOrDefault("redirect_uri", ""))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        var claims = claims(grant.address(), 5);
        claims.setAudience("the server");
        claims.setStringClaim("nonce", grant.nonce());
        answer(exchange, "{\"id_token\":\"" + sign(claims) + "\"}");
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token for that address, that is good for that long. */
    public String token(String address, float minutes) {
        return sign(claims(address, minutes));
    }

    private JwtClaims claims(String address, float minutes) {
        var claims = new JwtClaims();
        claims.setIssuer(url());
        claims.setAudience("restsip");
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        claims.setStringClaim("email", address);
        return claims;
    }

    private String sign(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("no token", e);
        }
    }

    /** What a server must be told to take its tokens. */
    public Map<String, String> settings() {
        return Map.of("AUTH_OIDC_ISSUER", url(), "AUTH_OIDC_AUDIENCE", "restsip", "AUTH_OIDC_CLIENT_ID", "the server");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
