package org.restsip.tests.house;

/**
 * Where a running server answers, on loopback.
 *
 * @param httpPort REST
 * @param sipPort  SIP over UDP and TCP; TLS and WebSocket are behind the next two
 */
public record Server(int httpPort, int sipPort) {
    public static final String HOST = "127.0.0.1";
    public static final String DOMAIN = "example.com";

    public int sipPort(String transport) {
        return switch (transport) {
            case "tls" -> sipPort + 1;
            case "ws" -> sipPort + 2;
            default -> sipPort;
        };
    }

    /** Somebody who says nothing about who they are. */
    public Web anonymous() {
        return new Web(this, "");
    }

    /** Somebody who says this name and password, be they right or wrong. */
    public Web as(String name, String password) {
        return new Web(this, Web.basic(name, password));
    }

    /** Whoever holds that token. */
    public Web holding(String token) {
        return new Web(this, "Bearer " + Secrets.remember(token));
    }

    /** A browser that was given that cookie, with a page of this server's in it. */
    public Web browser(String cookie) {
        return anonymous().with("Cookie", Secrets.remember(cookie)).with("Origin", origin());
    }

    /** Where the pages of this server come from. */
    public String origin() {
        return "http://" + HOST + ":" + httpPort;
    }

    /** A new user with a device credential, under a name that nobody had before. */
    public User signUp(String name) {
        return User.signUp(this, name);
    }
}
