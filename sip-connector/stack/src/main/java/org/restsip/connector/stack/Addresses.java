package org.restsip.connector.stack;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.HeaderAddress;
import javax.sip.header.Parameters;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.SipUri;

/** URIs and addresses, from JAIN-SIP's to the API's and back (RFC 3261, sections 19.1 and 20.10). */
final class Addresses {
    private static final AddressFactoryImpl FACTORY = new AddressFactoryImpl();

    private Addresses() {}

    static SipUri parse(String text) {
        try {
            return uri(jain(text));
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a URI: " + text, e);
        }
    }

    static URI jain(String text) throws ParseException {
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c != 0x7f && "<>\"".indexOf(c) < 0)) {
            throw new ParseException("a character that no URI holds", 0);
        }
        return FACTORY.createURI(text);
    }

    static Address jain(NameAddress address) throws ParseException {
        var jain = FACTORY.createAddress(jain(address.uri().text()));
        if (!address.displayName().isEmpty()) {
            jain.setDisplayName(quotable(address.displayName()));
        }
        return jain;
    }

    /** The stack writes the quotes around a display name, but does not escape what stands in it (RFC 3261, 25.1). */
    private static String quotable(String displayName) throws ParseException {
        if (!displayName.chars().allMatch(c -> c >= ' ' && c != 0x7f)) {
            throw new ParseException("a control character in a display name", 0);
        }
        return displayName.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    static SipUri uri(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(uri instanceof SipURI sip)) {
            return new SipUri(uri.toString(), scheme, Optional.empty(), "", OptionalInt.empty());
        }
        return new SipUri(
                uri.toString(),
                scheme,
                Optional.ofNullable(sip.getUser()).map(Addresses::unescaped),
                sip.getHost().toLowerCase(Locale.ROOT),
                sip.getPort() > 0 ? OptionalInt.of(sip.getPort()) : OptionalInt.empty(),
                parameters(sip));
    }

    /** A plus is a plus in SIP; a stray percent sign stays as it is. */
    private static String unescaped(String user) {
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return user;
        }
    }

    static NameAddress address(HeaderAddress header) {
        var address = header.getAddress();
        var parameters = header instanceof Parameters some ? parameters(some) : Map.<String, String>of();
        return new NameAddress(displayName(address), uri(address.getURI()), parameters);
    }

    private static String displayName(Address address) {
        var name = Optional.ofNullable(address.getDisplayName()).orElse("").strip();
        var quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
        return (quoted ? name.substring(1, name.length() - 1) : name).replaceAll("\\\\(.)", "$1");
    }

    private static Map<String, String> parameters(Parameters owner) {
        var found = new LinkedHashMap<String, String>();
        Iterator<?> names = owner.getParameterNames();
        while (names.hasNext()) {
            var name = String.valueOf(names.next());
            found.put(
                    name.toLowerCase(Locale.ROOT),
                    Optional.ofNullable(owner.getParameter(name)).orElse(""));
        }
        return found;
    }
}
