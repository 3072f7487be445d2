package org.restsip.tests.house;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
        show("/.well-known/openid-configuration", "{\"jwks_uri\":\"" + url() + "/keys\"}");
        show("/keys", new JsonWebKeySet(key).toJson());
        server.start();
    }

    private void show(String path, String json) {
        server.createContext(path, exchange -> {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token for that address, that is good for that long. */
    public String token(String address, float minutes) {
        var claims = new JwtClaims();
        claims.setIssuer(url());
        claims.setAudience("restsip");
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        claims.setStringClaim("email", address);
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
        return Map.of("AUTH_OIDC_ISSUER", url(), "AUTH_OIDC_AUDIENCE", "restsip");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
