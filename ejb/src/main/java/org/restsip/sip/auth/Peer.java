package org.restsip.sip.auth;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.restsip.connector.api.PeerCertificate;
import org.restsip.server.InvalidSetting;
import org.restsip.server.Network;
import org.restsip.server.Settings;

/**
 * Another server or a gateway, a trunk, that vouches for its own users.
 *
 * @param name         in the settings and the log
 * @param addresses    from where it sends
 * @param certificates names in its verified certificate, or the fingerprint of that, any of which will do; in lower case
 * @param domains      of the users it vouches for; empty for all domains but ours
 */
record Peer(String name, List<Network> addresses, Set<String> certificates, Set<String> domains) {

    static Peer of(String name, Settings settings) {
        var prefix = "sip.peer." + name;
        return new Peer(
                name,
                settings.list(prefix + ".addresses").stream()
                        .map(text -> network(prefix + ".addresses", text))
                        .toList(),
                lowerCase(settings.list(prefix + ".certificates")),
                lowerCase(settings.list(prefix + ".domains")));
    }

    private static Network network(String key, String text) {
        return Network.parse(text)
                .orElseThrow(() -> new InvalidSetting(key, "must be addresses or ranges such as 192.0.2.0/24"));
    }

    private static Set<String> lowerCase(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a request from there, over a connection with that certificate, is this peer's. Both must fit if both are listed. */
    boolean sends(InetAddress address, Optional<PeerCertificate> certificate) {
        var isKnown = !addresses.isEmpty() || !certificates.isEmpty();
        return isKnown
                && (addresses.isEmpty() || isAt(address))
                && (certificates.isEmpty() || certificate.filter(this::isIn).isPresent());
    }

    private boolean isAt(InetAddress address) {
        return addresses.stream().anyMatch(network -> network.contains(address));
    }

    private boolean isIn(PeerCertificate certificate) {
        return Stream.of(certificate.dnsNames(), certificate.uris(), Set.of(certificate.fingerprint()))
                .flatMap(Set::stream)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(certificates::contains);
    }

    boolean vouchesFor(String domain) {
        return domains.isEmpty() || domains.contains(domain);
    }
}
