package org.restsip.connector.stack.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How a browser comes to speak SIP (RFC 6455, section 4.2; RFC 7118, section 4.1): it has to offer the subprotocol
 * {@code sip}, on any path, and to come from a page that may.
 */
final class WebSocketHandshake {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST = 8192;

    private final InputBuffer in;
    private final Set<String> origins;

    /** @param origins whose pages may connect; empty: all */
    WebSocketHandshake(InputBuffer in, Set<String> origins) {
        this.in = in;
        this.origins = origins;
    }

    /** The answer to send; only one with 101 opens the connection. */
    String answer() throws IOException {
        var lines = head().lines().toList();
        var headers = headers(lines);
        if (!lines.get(0).matches("GET \\S+ HTTP/1\\.1")
                || !has(headers, "upgrade", "websocket")
                || !has(headers, "connection", "upgrade")) {
            return refusal("426 Upgrade Required", "Upgrade: websocket\r\n");
        }
        if (!"13".equals(headers.get("sec-websocket-version"))) {
            return refusal("426 Upgrade Required", "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
        }
        var key = headers.getOrDefault("sec-websocket-key", "");
        if (!has(headers, "sec-websocket-protocol", "sip") || !isKey(key)) {
            return refusal("400 Bad Request", "");
        }
        if (!origins.isEmpty()
                && !origins.contains(headers.getOrDefault("origin", "").toLowerCase(Locale.ROOT))) {
            return refusal("403 Forbidden", "");
        }
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(key) + "\r\nSec-WebSocket-Protocol: sip\r\n\r\n";
    }

    static boolean isOpen(String answer) {
        return answer.startsWith("HTTP/1.1 101 ");
    }

    private static String refusal(String status, String headers) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Connection: close\r\nContent-Length: 0\r\n\r\n";
    }

    private String head() throws IOException {
        for (var end = 4; end <= LONGEST; end++) {
            in.require(end);
            if (in.at(end - 1) == '\n' && in.at(end - 2) == '\r' && in.at(end - 3) == '\n') {
                return new String(in.take(end), StandardCharsets.ISO_8859_1);
            }
        }
        throw new IOException("no WebSocket handshake");
    }

    private static Map<String, String> headers(List<String> lines) {
        var headers = new HashMap<String, String>();
        lines.stream().skip(1).filter(line -> line.indexOf(':') > 0).forEach(line -> {
            var colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + "," + other);
        });
        return headers;
    }

    private static boolean has(Map<String, String> headers, String name, String token) {
        return Arrays.stream(headers.getOrDefault(name, "").split(",", -1))
                .anyMatch(one -> one.strip().equalsIgnoreCase(token));
    }

    private static boolean isKey(String key) {
        return key.matches("[A-Za-z0-9+/]{22}==");
    }

    private static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
