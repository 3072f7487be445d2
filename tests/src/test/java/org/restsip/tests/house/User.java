package org.restsip.tests.house;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who has signed up.
 *
 * @param address  such as {@code alice-1@example.com}
 * @param device   user name of the first phone
 * @param secret   its secret
 */
public record User(String address, String password, String id, String device, String secret) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    static User signUp(Server server, String name) {
        var address = name + "-" + COUNT.incrementAndGet() + "@" + Server.DOMAIN;
        var password = Secrets.random();
        var wish = Json.createObjectBuilder()
                .add("email", address)
                .add("password", password)
                .add("device", true)
                .build();
        var made = server.anonymous().post("/user", wish.toString()).expect(201).json();
        var device = made.getJsonObject("device");
        return new User(
                address,
                password,
                made.getString("id"),
                device.getString("username"),
                Secrets.remember(device.getString("secret")));
    }

    public String local() {
        return address.substring(0, address.indexOf('@'));
    }

    /** The path of this user's login. */
    public String login() {
        return "/login/" + address;
    }

    /** This user as a web client of that server. */
    public Web at(Server server) {
        return server.as(address, password);
    }

    /** A new web contact of this user; the stream that its messages come on is at its {@code url}. */
    public JsonObject logIn(Server server) {
        return at(server).logIn(address, "{}");
    }

    /** A phone of this user. */
    public Phone phone(Server server) {
        return phone(server, Phone.Transport.UDP);
    }

    public Phone phone(Server server, Phone.Transport transport) {
        return new Phone(server, this, transport, Ports.free());
    }
}
