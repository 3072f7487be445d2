package org.restsip.connector.api;

import java.util.Map;
import java.util.Optional;

/**
 * An address with an optional display name and header parameters, as in From, To and Contact (RFC
 * 3261, section 20.10).
 *
 * @param displayName without quotes; empty if there is none
 * @param uri         the address
 * @param parameters  header parameters by lower-case name, such as {@code tag}, {@code q} or {@code expires}; a flag
 *                    has an empty value
 */
public record NameAddress(String displayName, SipUri uri, Map<String, String> parameters) {

    public NameAddress {
        parameters = Map.copyOf(parameters);
    }

    /** An address with neither display name nor parameters. */
    public static NameAddress of(SipUri uri) {
        return new NameAddress("", uri, Map.of());
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
