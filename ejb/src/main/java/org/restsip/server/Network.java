package org.restsip.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, as {@code 10.0.0.0/8} or {@code 2001:db8::/32} (RFC 4632).
 *
 * @param address any address in it
 * @param prefix  how many bits all of them share
 */
public record Network(InetAddress address, int prefix) {
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    /** Reads a range; an address alone is a range of one. */
    public static Optional<Network> parse(String text) {
        var slash = text.indexOf('/');
        var address = literal(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return address.map(Network::of);
        }
        var prefix = text.substring(slash + 1);
        return address.filter(found ->
                        PREFIX.matcher(prefix).matches() && Integer.parseInt(prefix) <= found.getAddress().length * 8)
                .map(found -> new Network(found, Integer.parseInt(prefix)));
    }

    private static Network of(InetAddress address) {
        return new Network(address, address.getAddress().length * 8);
    }

    /** An address that is written as such: no name is looked up. */
    public static Optional<InetAddress> literal(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether that address is in it; one of IPv4 is in none of IPv6. */
    public boolean contains(InetAddress other) {
        var mine = address.getAddress();
        var its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (var bit = 0; bit < prefix; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (its[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
