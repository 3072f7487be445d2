package org.restsip.connector.stack;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xbill.DNS.Cache;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;

/** The domain name system, as name servers tell it. Answers are kept as long as they say, but for so many names only. */
public final class DomainNames extends Records {
    private static final int DEFAULT_PORT = 53;
    private static final int MOST_NAMES = 10_000;
    private static final int LONGEST_SECONDS = 3600;
    private static final int LONGEST_UNKNOWN_SECONDS = 60;

    /** A bare IPv6 address has no port. */
    private static final Pattern SERVER = Pattern.compile("(\\[[^]]+]|[^:]+|[^:]*:[^:]*:.*)(?::([0-9]{1,5}))?");

    private final Resolver resolver;
    private final Cache cache = new Cache();

    /**
     * Asks those servers, one after the other.
     *
     * @param servers as {@code address} or {@code address:port}; none for those of the system
     * @param timeout how long one server is waited for
     * @throws UnknownHostException if one of them is no address
     */
    public DomainNames(List<String> servers, Duration timeout) throws UnknownHostException {
        var asked = new ArrayList<Resolver>();
        for (var address : addresses(servers)) {
            asked.add(new SimpleResolver(address));
        }
        var all = new ExtendedResolver(asked);
        all.setTimeout(timeout);
        all.setRetries(1);
        resolver = all;
        cache.setMaxEntries(MOST_NAMES);
        cache.setMaxCache(LONGEST_SECONDS);
        cache.setMaxNCache(LONGEST_UNKNOWN_SECONDS);
    }

    private static List<InetSocketAddress> addresses(List<String> servers) throws UnknownHostException {
        if (servers.isEmpty()) {
            return ResolverConfig.getCurrentConfig().servers();
        }
        var found = new ArrayList<InetSocketAddress>();
        for (var server : servers) {
            found.add(address(server));
        }
        return found;
    }

    private static InetSocketAddress address(String server) throws UnknownHostException {
        var parts = SERVER.matcher(server.strip());
        if (!parts.matches()) {
            throw new UnknownHostException("not a name server: " + server);
        }
        var port = parts.group(2);
        return new InetSocketAddress(
                InetAddress.getByName(parts.group(1)), port == null ? DEFAULT_PORT : Integer.parseInt(port));
    }

    @Override
    Stream<Record> records(Name name, int type) {
        var lookup = new Lookup(name, type);
        lookup.setResolver(resolver);
        lookup.setCache(cache);
        var found = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL -> Stream.of(found);
            case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> Stream.empty();
            default -> throw new Silent(name + ": " + lookup.getErrorString());
        };
    }
}
