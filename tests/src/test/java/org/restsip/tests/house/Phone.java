package org.restsip.tests.house;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A SIP phone, played by sipp. One port is one phone: what it registers from is where it is called.
 */
public record Phone(Server server, User user, Transport transport, int port) {

    /** How it talks to the server, as sipp calls it. */
    public enum Transport {
        UDP("u1"),
        TCP("t1");

        private final String word;

        Transport(String word) {
            this.word = word;
        }
    }

    public String uri() {
        return "sip:" + user.local() + "@" + Server.HOST + ":" + port;
    }

    /** Registers, by digest. */
    public void register(int expires) {
        run("register", Map.of("expires", Integer.toString(expires)));
    }

    public void register() {
        register(3600);
    }

    public void unregister() {
        register(0);
    }

    /** Asks to register for too short a time and is refused (423). */
    public void registerTooBriefly(int expires) {
        run("register-too-brief", Map.of("expires", Integer.toString(expires)));
    }

    /**
     * Registers with these headers, and is answered so.
     *
     * @param of whose address it registers
     * @return all that went over the wire
     */
    public String registerWith(User of, int expected, String... headers) {
        var words = Map.of(
                "of", of.local(), "headers", String.join("\n      ", headers), "expected", Integer.toString(expected));
        var first = start("register-with", words);
        return (first.stumbled() ? start("register-with", words) : first)
                .awaitSuccess()
                .messages();
    }

    /** The same, of its own user. */
    public String registerWith(int expected, String... headers) {
        return registerWith(user, expected, headers);
    }

    /** Registers with a secret that is not its own, and is asked again. */
    public void registerWithSecret(String wrong) {
        start("register-refused", wrong, Map.of("expires", "60")).awaitSuccess();
    }

    /** Registers and stays on its connection, answering each MESSAGE so, until it is closed. */
    public Sipp staying(int status) {
        return start(Sipp.STAY, Map.of("expires", "3600", "status", Integer.toString(status)));
    }

    /** Waits for one MESSAGE and answers it so. */
    public Sipp answering(int status) {
        return start(Sipp.ANSWER, Map.of("status", Integer.toString(status)));
    }

    /** Sends a MESSAGE, which the server accepts. */
    public void message(User to, String text) {
        run("message", Map.of("to", to.local(), "text", text));
    }

    /** Sends a MESSAGE to an address of another domain, and is answered so. */
    public void messageElsewhere(String address, String text, int expected) {
        run("message-elsewhere", Map.of("to", address, "text", text, "expected", Integer.toString(expected)));
    }

    /** Tries to have a MESSAGE of a stranger sent to a stranger, which the server forbids. */
    public void relay() {
        run("message-relay", Map.of());
    }

    /** Sends a MESSAGE under another's name, which the server forbids. */
    public void messageAs(User other, User to, String text) {
        run("message-forged", Map.of("to", to.local(), "text", text, "claimed", other.local()));
    }

    /**
     * What a subscriber asks for, and expects.
     *
     * @param state  of the subscription, when it begins
     * @param later  and when the second has been told
     * @param first  a part of what is told first
     * @param second a part of what is told when something has changed
     */
    public record Subscribed(String event, String to, String state, String later, String first, String second) {
        /** To what is shown from the beginning. */
        public static Subscribed to(String event, String to, String first, String second) {
            return new Subscribed(event, to, "active", "active", first, second);
        }
    }

    /** Subscribes, is told twice, refreshes and ends it. */
    public Sipp subscribing(Subscribed wish) {
        return start(
                "subscribe",
                Map.of(
                        "event", wish.event(),
                        "to", wish.to(),
                        "expires", "600",
                        "state", wish.state(),
                        "later", wish.later(),
                        "first", wish.first(),
                        "second", wish.second()));
    }

    /** Subscribes, is told the state, and then that it is over. */
    public Sipp subscribingUntil(String event, String to, int expires, String first, String reason) {
        return start(
                "subscribe-ended",
                Map.of(
                        "event", event,
                        "to", to,
                        "expires", Integer.toString(expires),
                        "state", "active",
                        "first", first,
                        "reason", reason));
    }

    /** Subscribes and is refused, with that in the answer. */
    public void subscribeInVain(String event, String to, int expires, String toTag, int status, String header) {
        run(
                "subscribe-refused",
                Map.of(
                        "event", event,
                        "to", to,
                        "expires", Integer.toString(expires),
                        "totag", toTag,
                        "status", Integer.toString(status),
                        "header", header));
    }

    /** Publishes, goes on with it, and goes on with what is not there (412). */
    public void publish(String note) {
        run("publish", Map.of("note", note));
    }

    /** Once more if sipp stumbled over its own feet and not over the server. */
    private void run(String scenario, Map<String, String> words) {
        var first = start(scenario, words);
        if (first.stumbled()) {
            start(scenario, words).awaitSuccess();
        } else {
            first.awaitSuccess();
        }
    }

    private Sipp start(String scenario, Map<String, String> words) {
        return start(scenario, user.secret(), words);
    }

    private Sipp start(String scenario, String secret, Map<String, String> words) {
        var all = new HashMap<>(words);
        all.put("user", user.local());
        all.put("domain", Server.DOMAIN);
        var account = List.of("-au", user.device(), "-ap", secret);
        var place = List.of("-t", transport.word, "-p", Integer.toString(port));
        return Sipp.start(
                scenario,
                server,
                all,
                Stream.of(place, account).flatMap(List::stream).toList());
    }
}
