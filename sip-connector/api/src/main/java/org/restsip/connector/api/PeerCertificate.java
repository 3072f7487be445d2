package org.restsip.connector.api;

import java.util.Set;

/**
 * What the other side of a TLS connection has proved to be: the names in its certificate, which was issued by somebody we
 * trust (RFC 5922, section 7.1).
 *
 * @param uris        subjectAltName URIs, such as {@code sip:example.com} or {@code sip:alice@example.com}
 * @param dnsNames    subjectAltName DNS names, lower case
 * @param fingerprint SHA-256 of the certificate, in hexadecimal digits, lower case
 */
public record PeerCertificate(Set<String> uris, Set<String> dnsNames, String fingerprint) {

    public PeerCertificate {
        uris = Set.copyOf(uris);
        dnsNames = Set.copyOf(dnsNames);
    }
}
