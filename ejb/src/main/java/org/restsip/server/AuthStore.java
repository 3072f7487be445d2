package org.restsip.server;

import java.util.Locale;

/** Where the users prove who they are ({@code auth.store}). */
public enum AuthStore {
    /** By passwords that are kept here. */
    OWN,
    /** By passwords that a directory knows. */
    LDAP,
    /** At an OpenID Connect provider. */
    OIDC;

    private static final String KEY = "auth.store";

    public static AuthStore of(Settings settings) {
        try {
            return valueOf(settings.text(KEY).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(KEY, "must be own, ldap or oidc", e);
        }
    }
}
