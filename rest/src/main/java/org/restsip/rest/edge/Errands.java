package org.restsip.rest.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.restsip.server.Network;
import org.restsip.user.Ids;

/**
 * For whom this node asks itself, as it does with the requests that come over WebSockets. It says so in a header that nobody
 * else can write: the key is made at the start and never told.
 */
final class Errands {
    static final String HEADER = "RestSIP-Errand-For";

    private final Ids key;

    Errands() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        key = new Ids(HexFormat.of().formatHex(secret));
    }

    /** The value of the header for that client. */
    String of(Client client) {
        return client.ip() + ' ' + seal(client.ip());
    }

    /** For whom the request is made, if this node has made it. */
    Optional<InetAddress> client(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER))
                .map(value -> value.split(" ", 2))
                .filter(words -> words.length == 2 && isSame(seal(words[0]), words[1]))
                .flatMap(words -> Network.literal(words[0]));
    }

    private String seal(String ip) {
        return HexFormat.of().formatHex(key.mac("errand", ip));
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
