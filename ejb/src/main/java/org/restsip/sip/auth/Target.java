package org.restsip.sip.auth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.restsip.connector.api.SipUri;
import org.restsip.user.Domains;

/**
 * Whom a request asks for, as its digest says. It must be whom the request itself asks for, or the answer to one question
 * would serve for another (RFC 7616, section 3.4.6). Phones and proxies differ in what they write behind the host, and in
 * which of our names they use: that does not count (RFC 3261, section 22.4).
 *
 * @param user unescaped; empty for a domain
 * @param host lower case
 */
record Target(Optional<String> user, String host) {
    private static final Pattern SIP_URI =
            Pattern.compile("(?i:sips?):(?:([^@]*+)@)?(\\[[0-9A-Fa-f:.]++]|[A-Za-z0-9.-]++)(?:[:;?].*+)?");

    /** Empty if it is no SIP URI. */
    static Optional<Target> parse(String uri) {
        var parts = SIP_URI.matcher(uri);
        return parts.matches()
                ? Optional.of(of(Optional.ofNullable(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    private static Target of(Optional<String> userinfo, String host) {
        return new Target(userinfo.map(Target::user), host.toLowerCase(Locale.ROOT));
    }

    /** Without a password; a plus is a plus. */
    private static String user(String userinfo) {
        var user = userinfo.split(":", 2)[0];
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return user; // not an escape, whatever it looks like
        }
    }

    /** Whether a digest for that URI is good for a request to this one. */
    static boolean isSame(String digestUri, SipUri requestUri, Domains domains) {
        return digestUri.equals(requestUri.text())
                || parse(digestUri)
                        .filter(said -> said.isSame(new Target(requestUri.user(), requestUri.host()), domains))
                        .isPresent();
    }

    private boolean isSame(Target other, Domains domains) {
        return user.equals(other.user)
                && (host.equals(other.host) || (domains.include(host) && domains.include(other.host)));
    }
}
