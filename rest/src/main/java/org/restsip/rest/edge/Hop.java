package org.restsip.rest.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.restsip.server.Network;

/**
 * What one proxy says of whoever was before it.
 *
 * @param address empty if it is hidden or cannot be read
 * @param proto   {@code http} or {@code https}, if it says so
 * @param host    the host that was asked for, if it says so
 */
record Hop(Optional<InetAddress> address, Optional<String> proto, Optional<String> host) {
    private static final Pattern ADDRESS_AND_PORT =
            Pattern.compile("\\[([^]]+)](?::[0-9]+)?|([^:]+)(?::[0-9]+)?|([^]\\[]+)");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,255}");

    /**
     * The hops that a request tells of, the client first. Proxies write one kind of header and may pass the other on as
     * the client wrote it: where both are there and differ, neither is believed.
     */
    static List<Hop> of(HttpServletRequest request) {
        var legacy = legacy(request);
        var standard = standard(request);
        if (legacy.isEmpty() || standard.isEmpty()) {
            return legacy.isEmpty() ? standard : legacy;
        }
        return addresses(legacy).equals(addresses(standard)) ? standard : List.of();
    }

    private static List<Optional<InetAddress>> addresses(List<Hop> hops) {
        return hops.stream().map(Hop::address).toList();
    }

    /** {@code X-Forwarded-For} and its kin; protocol and host are said once, for all. */
    private static List<Hop> legacy(HttpServletRequest request) {
        var proto = last(request, "X-Forwarded-Proto").flatMap(Hop::proto);
        var host = last(request, "X-Forwarded-Host").flatMap(Hop::host);
        return elements(request, "X-Forwarded-For")
                .map(element -> new Hop(address(element), proto, host))
                .toList();
    }

    /** RFC 7239. */
    private static List<Hop> standard(HttpServletRequest request) {
        return elements(request, "Forwarded").map(Hop::standard).toList();
    }

    private static Hop standard(String element) {
        var hop = new Hop(Optional.empty(), Optional.empty(), Optional.empty());
        for (var pair : element.split(";", -1)) {
            var name = pair.strip().toLowerCase(Locale.ROOT);
            var value = pair.substring(pair.indexOf('=') + 1).strip().replace("\"", "");
            if (name.startsWith("for=")) {
                hop = new Hop(address(value), hop.proto, hop.host);
            } else if (name.startsWith("proto=")) {
                hop = new Hop(hop.address, proto(value), hop.host);
            } else if (name.startsWith("host=")) {
                hop = new Hop(hop.address, hop.proto, host(value));
            }
        }
        return hop;
    }

    private static Optional<String> last(HttpServletRequest request, String header) {
        return elements(request, header).reduce((first, second) -> second);
    }

    private static Stream<String> elements(HttpServletRequest request, String header) {
        var values = new ArrayList<>(Collections.list(request.getHeaders(header)));
        return values.isEmpty()
                ? Stream.empty()
                : Arrays.stream(String.join(",", values).split(",", -1)).map(String::strip);
    }

    private static Optional<InetAddress> address(String text) {
        var matcher = ADDRESS_AND_PORT.matcher(text);
        return matcher.matches()
                ? Stream.of(1, 2, 3)
                        .flatMap(group -> Optional.ofNullable(matcher.group(group)).stream())
                        .findFirst()
                        .flatMap(Network::literal)
                : Optional.empty();
    }

    private static Optional<String> proto(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT)).filter(word -> word.equals("http") || word.equals("https"));
    }

    private static Optional<String> host(String text) {
        return Optional.of(text).filter(name -> HOST.matcher(name).matches());
    }
}
