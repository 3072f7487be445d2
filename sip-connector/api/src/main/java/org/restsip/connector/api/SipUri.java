package org.restsip.connector.api;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A URI in a SIP message. Of {@code sip:} and {@code sips:} the parts are known; of any other scheme
 * only the text.
 *
 * @param text   the whole URI as written
 * @param scheme lower case
 * @param user   unescaped user part of a SIP URI
 * @param host   host of a SIP URI, lower case, IPv6 in brackets; empty for other schemes
 * @param port   the port, if written
 * @param parameters of a SIP URI, by lower-case name, such as {@code gr} or {@code transport}; a flag has an empty value
 */
public record SipUri(
        String text,
        String scheme,
        Optional<String> user,
        String host,
        OptionalInt port,
        Map<String, String> parameters) {

    public SipUri {
        parameters = Map.copyOf(parameters);
    }

    /** A URI without parameters. */
    public SipUri(String text, String scheme, Optional<String> user, String host, OptionalInt port) {
        this(text, scheme, user, host, port, Map.of());
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Whether it is {@code sip:} or {@code sips:} (RFC 3261, section 19.1). */
    public boolean isSip() {
        return scheme.equals("sip") || scheme.equals("sips");
    }

    /** Whether its host is an IP address and no name. */
    public boolean hasAddress() {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    /** {@code sip:user@host} without port and parameters. */
    public static SipUri of(String user, String host) {
        return new SipUri("sip:" + user + "@" + host, "sip", Optional.of(user), host, OptionalInt.empty());
    }

    @Override
    public String toString() {
        return text;
    }
}
