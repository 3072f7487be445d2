package org.restsip.connector.stack;

import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import org.restsip.connector.api.SipFailure;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.stack.Zone.Naptr;
import org.restsip.connector.stack.Zone.Srv;

/** Which servers a SIP URI means, in the order in which they are to be tried (RFC 3263, section 4). */
final class Servers {
    static final int PORT = 5060;
    private static final int TLS_PORT = 5061;
    /** A domain may name many; who is not reached at so many is not reached. */
    private static final int MOST = 8;

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /** The transports by their services in NAPTR (section 4.1). */
    private static final Map<String, String> TRANSPORTS = Map.of("SIP+D2U", "udp", "SIP+D2T", "tcp", "SIPS+D2T", "tls");

    /** Where SRV says who serves a domain by a transport (section 4.1). */
    private static final Map<String, String> SERVICES =
            Map.of("udp", "_sip._udp.", "tcp", "_sip._tcp.", "tls", "_sips._tcp.");

    private final Zone zone;
    private final List<String> transports;
    private final boolean allowPrivate;
    private final RandomGenerator random;

    /**
     * @param transports   those that we can send by, the most wanted first
     * @param allowPrivate whether a name may mean a host of a private network, or this one
     */
    Servers(Zone zone, List<String> transports, boolean allowPrivate, RandomGenerator random) {
        this.zone = zone;
        this.transports = transports;
        this.allowPrivate = allowPrivate;
        this.random = random;
    }

    /** Whether no name has to be looked up for it. */
    static boolean isNumeric(SipURI uri) {
        return isNumeric(host(uri));
    }

    /** @throws SipSendException if there are none that we can send to */
    List<Hop> of(SipURI uri) {
        try {
            var found = all(uri).stream().limit(MOST).toList();
            if (found.isEmpty()) {
                throw new SipSendException(SipFailure.NOT_FOUND, "no server for " + uri);
            }
            return found;
        } catch (Zone.Silent e) {
            throw new SipSendException(SipFailure.NOT_FOUND, "no name server told of " + uri + ": " + e.getMessage());
        }
    }

    private List<Hop> all(SipURI uri) {
        var host = host(uri);
        var wanted = transport(uri);
        if (isNumeric(host) || uri.getPort() > 0) {
            var transport = wanted.orElse(usual(uri));
            return hops(host, uri.getPort() > 0 ? uri.getPort() : port(transport), transport);
        }
        var served = wanted.isPresent()
                ? servers(SERVICES.getOrDefault(wanted.get(), "_sip._" + wanted.get() + ".") + host, wanted.get())
                : servers(uri, host);
        var transport = wanted.orElse(usual(uri));
        return served.isEmpty() ? hops(host, port(transport), transport) : served;
    }

    /** By what NAPTR recommends, else by all transports that SRV knows of. */
    private List<Hop> servers(SipURI uri, String domain) {
        var ways = zone.naptr(domain).stream()
                .filter(naptr -> isPossible(TRANSPORTS.getOrDefault(service(naptr), ""), uri))
                .sorted(Comparator.comparingInt(Naptr::order).thenComparingInt(Naptr::preference))
                .toList();
        var recommended = ways.stream()
                .flatMap(naptr -> servers(naptr.replacement(), TRANSPORTS.getOrDefault(service(naptr), "")).stream())
                .toList();
        return !recommended.isEmpty()
                ? recommended
                : transports.stream()
                        .filter(transport -> SERVICES.containsKey(transport) && isPossible(transport, uri))
                        .flatMap(transport -> servers(SERVICES.get(transport) + domain, transport).stream())
                        .toList();
    }

    private static String service(Naptr naptr) {
        return naptr.service().toUpperCase(Locale.ROOT);
    }

    /** A {@code sips} URI goes by TLS alone (RFC 3261, section 26.2.2). */
    private boolean isPossible(String transport, SipURI uri) {
        return transports.contains(transport) && (!uri.isSecure() || transport.equals("tls"));
    }

    private List<Hop> servers(String service, String transport) {
        return ordered(zone.srv(service)).stream()
                .filter(srv -> !srv.host().isEmpty() && !srv.host().equals("."))
                .flatMap(srv -> hops(srv.host(), srv.port(), transport).stream())
                .toList();
    }

    /** By priority, and by chance in proportion to their weights (RFC 2782). */
    private List<Srv> ordered(List<Srv> servers) {
        var byPriority =
                servers.stream().collect(Collectors.groupingBy(Srv::priority, TreeMap::new, Collectors.toList()));
        return byPriority.values().stream().flatMap(this::drawn).toList();
    }

    private Stream<Srv> drawn(List<Srv> equals) {
        var left = new ArrayList<>(equals);
        left.sort(
                Comparator.comparingInt(Srv::weight)); // those without a weight first, so that they have a small chance
        var drawn = new ArrayList<Srv>();
        while (!left.isEmpty()) {
            drawn.add(left.remove(draw(left)));
        }
        return drawn.stream();
    }

    private int draw(List<Srv> left) {
        var ticket = random.nextInt(left.stream().mapToInt(Srv::weight).sum() + 1);
        var sum = 0;
        for (var index = 0; index < left.size(); index++) {
            sum += left.get(index).weight();
            if (sum >= ticket) {
                return index;
            }
        }
        return left.size() - 1;
    }

    private List<Hop> hops(String host, int port, String transport) {
        if (!transports.contains(transport)) {
            return List.of();
        }
        return isNumeric(host)
                ? List.of(new HopImpl(host, port, transport))
                : zone.addresses(host).stream()
                        .filter(address -> allowPrivate || isPublic(address))
                        .<Hop>map(address -> new HopImpl(text(address), port, transport))
                        .toList();
    }

    /** So that nobody outside can make us talk to what only we can reach. */
    private static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        var isUniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc; // RFC 4193
        var isShared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64; // RFC 6598
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !isUniqueLocal
                && !isShared;
    }

    static String text(InetAddress address) {
        var text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private static String host(SipURI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    private static boolean isNumeric(String host) {
        return host.startsWith("[") || IPV4.matcher(host).matches();
    }

    private static Optional<String> transport(SipURI uri) {
        return Optional.ofNullable(uri.getTransportParam())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> uri.isSecure() && name.equals("tcp") ? "tls" : name);
    }

    private static String usual(SipURI uri) {
        return uri.isSecure() ? "tls" : "udp";
    }

    private static int port(String transport) {
        return transport.equals("tls") ? TLS_PORT : PORT;
    }
}
