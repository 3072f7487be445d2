package org.restsip.login;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a contact is. Two addresses of phones mean the same place by the rules of RFC 3261, section 19.1.4, and RFC 5954;
 * any others if they are written the same.
 *
 * @param user       with a password, if there is one
 * @param port       empty if it is not written: even the usual one is another place when it is
 * @param parameters by name
 */
record ContactUri(
        String scheme, String user, String host, String port, Map<String, String> parameters, List<String> headers) {

    private static final Pattern SIP =
            Pattern.compile("(?i)(sips?):(?:([^@]*)@)?(\\[[^\\]]*]|[^\\[:;?]+)(?::([0-9]+))?(;[^?]*)?(?:\\?(.*))?");
    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]+");

    /** They count even if one of two addresses does not have them; other parameters do only if both have them. */
    private static final Set<String> DECISIVE = Set.of("transport", "user", "ttl", "method", "maddr");

    static boolean isSip(String uri) {
        return uri.regionMatches(true, 0, "sip:", 0, 4) || uri.regionMatches(true, 0, "sips:", 0, 5);
    }

    static boolean same(String one, String other) {
        return one.equals(other)
                || parse(one)
                        .flatMap(first -> parse(other).filter(first::isSameAs))
                        .isPresent();
    }

    /** One spelling of many. */
    static String normal(String uri) {
        return parse(uri).map(ContactUri::toString).orElse(uri);
    }

    private static Optional<ContactUri> parse(String uri) {
        var matcher = SIP.matcher(uri);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ContactUri(
                matcher.group(1).toLowerCase(Locale.ROOT),
                unescaped(Optional.ofNullable(matcher.group(2)).orElse("")),
                host(matcher.group(3).toLowerCase(Locale.ROOT)),
                Optional.ofNullable(matcher.group(4)).orElse(""),
                parameters(Optional.ofNullable(matcher.group(5)).orElse("")),
                headers(Optional.ofNullable(matcher.group(6)).orElse(""))));
    }

    private boolean isSameAs(ContactUri other) {
        return scheme.equals(other.scheme)
                && user.equals(other.user)
                && host.equals(other.host)
                && port.equals(other.port)
                && headers.equals(other.headers)
                && agrees(other)
                && other.agrees(this);
    }

    private boolean agrees(ContactUri other) {
        return parameters.entrySet().stream()
                .allMatch(mine -> Optional.ofNullable(other.parameters.get(mine.getKey()))
                        .map(mine.getValue()::equals)
                        .orElse(!DECISIVE.contains(mine.getKey())));
    }

    private static String host(String written) {
        if (!written.startsWith("[")
                || !IPV6.matcher(written.substring(1, written.length() - 1)).matches()) {
            return written;
        }
        try {
            return "[" + InetAddress.getByName(written).getHostAddress() + "]";
        } catch (UnknownHostException e) {
            return written;
        }
    }

    private static Map<String, String> parameters(String text) {
        var found = new TreeMap<String, String>();
        for (var parameter : text.split(";", -1)) {
            if (!parameter.isEmpty()) {
                var parts = unescaped(parameter).toLowerCase(Locale.ROOT).split("=", 2);
                found.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        return found;
    }

    private static List<String> headers(String text) {
        return Arrays.stream(text.split("&", -1))
                .filter(header -> !header.isEmpty())
                .map(ContactUri::unescaped)
                .sorted()
                .toList();
    }

    /** An escaped character is the same as the character, unless it is one that has a meaning in a URI. */
    private static String unescaped(String text) {
        return text.indexOf('%') < 0
                ? text
                : ESCAPED.matcher(text).replaceAll(match -> {
                    var character = (char) Integer.parseInt(match.group(1), 16);
                    var plain = (character < 0x80 && Character.isLetterOrDigit(character))
                            || "-_.!~*'()".indexOf(character) >= 0;
                    return plain ? String.valueOf(character) : match.group().toUpperCase(Locale.ROOT);
                });
    }

    @Override
    public String toString() {
        var at = user.isEmpty() ? "" : user + "@";
        var colon = port.isEmpty() ? "" : ":" + port;
        var more = parameters.entrySet().stream()
                .map(parameter ->
                        ";" + parameter.getKey() + (parameter.getValue().isEmpty() ? "" : "=" + parameter.getValue()))
                .collect(Collectors.joining());
        return scheme + ":" + at + host + colon + more + (headers.isEmpty() ? "" : "?" + String.join("&", headers));
    }
}
