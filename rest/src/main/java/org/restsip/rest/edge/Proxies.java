package org.restsip.rest.edge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restsip.server.InvalidSetting;
import org.restsip.server.Network;
import org.restsip.server.Settings;

/**
 * The proxies in front that are trusted to say for whom they ask ({@code http.trusted-proxies}). From anybody else
 * {@code X-Forwarded-For}, {@code X-Forwarded-Proto}, {@code X-Forwarded-Host} and {@code Forwarded} are noise.
 */
@Singleton
public class Proxies {
    private static final String KEY = "http.trusted-proxies";

    /** Asked for several times in a request. */
    private static final String CLIENT = Proxies.class.getName() + ".client";

    private final Errands errands = new Errands();
    private final List<Network> trusted;

    @Inject
    public Proxies(Settings settings) {
        this(settings.list(KEY));
    }

    Proxies(List<String> trusted) {
        this.trusted = trusted.stream()
                .map(text -> Network.parse(text)
                        .orElseThrow(() -> new InvalidSetting(KEY, "must be addresses or ranges such as 10.0.0.0/8")))
                .toList();
    }

    /**
     * Who asks: seen from here, the first one on the way that is not trusted. Whoever stands before that one is its claim
     * only.
     */
    public Client client(HttpServletRequest request) {
        if (request.getAttribute(CLIENT) instanceof Client known) {
            return known;
        }
        var client = find(request);
        request.setAttribute(CLIENT, client);
        return client;
    }

    /** The header, name and value, with which this node makes a request to itself for whoever sent the other. */
    public Map.Entry<String, String> errandFor(HttpServletRequest request) {
        return Map.entry(Errands.HEADER, errands.of(client(request)));
    }

    private Client find(HttpServletRequest request) {
        var peer = errands.client(request).orElseGet(() -> peer(request));
        var direct = new Client(peer, request.isSecure(), host(request));
        if (!isTrusted(direct.address())) {
            return direct;
        }
        var client = direct;
        var hops = Hop.of(request);
        for (var i = hops.size() - 1; i >= 0; i--) {
            var hop = hops.get(i);
            if (hop.address().isEmpty()) {
                return client;
            }
            client = new Client(
                    hop.address().get(),
                    hop.proto().map("https"::equals).orElse(client.secure()),
                    hop.host().orElse(client.host()));
            if (!isTrusted(client.address())) {
                return client;
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static InetAddress peer(HttpServletRequest request) {
        return Optional.ofNullable(request.getRemoteAddr())
                .map(Proxies::withoutZone)
                .flatMap(Network::literal)
                .orElseGet(InetAddress::getLoopbackAddress);
    }

    private static String withoutZone(String address) {
        return address.replaceFirst("%.*", "");
    }

    private static String host(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Host")).orElse("");
    }
}
