package org.restsip.rest.security;

import java.time.Duration;
import org.restsip.user.Token;

/** The cookie in which a browser keeps its token: no script reads it, and no other site makes the browser send it. */
public final class SessionCookie {
    static final String NAME = "restsip_session";

    /** Takes the cookie away. */
    static final String GONE = NAME + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict";

    private SessionCookie() {}

    /** The value of {@code Set-Cookie}. */
    public static String of(Token token, Duration life, boolean secure) {
        return NAME + "=" + token.value() + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }

    /** The value of {@code Set-Cookie} that takes the cookie away. */
    public static String gone() {
        return GONE;
    }
}
