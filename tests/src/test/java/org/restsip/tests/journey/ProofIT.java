package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.Uac;
import org.restsip.tests.house.Uac.Answered;
import org.restsip.tests.house.Uac.Request;
import org.restsip.tests.house.User;

/** How phones prove who they are, and what those hear who cannot. */
class ProofIT {
    private static final String HOME = "127.0.0.30";
    private static final String ELSEWHERE = "127.0.0.31";

    private final Server server = Nodes.one().server();

    @Test
    void whatWasSaidOnTheWireCannotBeSaidAgainButARegisterMayBeRepeatedWordForWord() {
        var alice = server.signUp("alice");
        try (var phone = Uac.at(HOME, server)) {
            var register = proved(phone, phone.register(alice), alice);
            assertThat(phone.ask(register).status()).isEqualTo(200);
            assertThat(phone.ask(register).status()).isEqualTo(200);
            var changed = new Request(
                    register.method(), register.uri(), register.text().replace("<sip:uac@", "<sip:mallory@"));
            assertThat(phone.ask(changed).status()).isEqualTo(401);
            assertThat(phone.ask(changed).headers("WWW-Authenticate")).allMatch(line -> line.contains("stale=true"));
        }
    }

    @Test
    void theSenderIsWhoTheCredentialSays() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        try (var phone = Uac.at(HOME, server)) {
            assertThat(phone.prove(
                                    phone.message(bob, bob, "who?"),
                                    phone.message(bob, bob, "I am Bob"),
                                    "MD5",
                                    alice,
                                    alice.secret())
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void nothingTellsAKnownUserFromAnUnknownOne() {
        var known = server.signUp("alice");
        var unknown = new User("nobody-1@" + Server.DOMAIN, "", "", "nobody-1", "");
        for (var method : new String[] {"REGISTER", "MESSAGE", "SUBSCRIBE", "OPTIONS"}) {
            assertThat(shown(method, known)).isEqualTo(shown(method, unknown));
        }
        assertThat(wrong(known)).isEqualTo(wrong(unknown));
    }

    @Test
    void whoGuessesIsLockedOutAndThePhoneAtHomeIsNot() {
        var alice = server.signUp("alice");
        try (var home = Uac.at(HOME, server);
                var guesser = Uac.at(ELSEWHERE, server)) {
            assertThat(home.ask(proved(home, home.register(alice), alice)).status())
                    .isEqualTo(200);
            for (var guess = 0; guess < 10; guess++) {
                assertThat(guess(guesser, alice).status()).isEqualTo(401);
            }
            assertThat(guess(guesser, alice).status()).isEqualTo(403);
            assertThat(guess(guesser, alice).headers("Retry-After")).isNotEmpty();
            assertThat(home.ask(proved(home, home.register(alice), alice)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aDeviceThatIsTakenAwayProvesNothingFromThenOn() {
        var alice = server.signUp("alice");
        try (var phone = Uac.at(HOME, server)) {
            assertThat(phone.ask(proved(phone, phone.register(alice), alice)).status())
                    .isEqualTo(200);
            alice.at(server)
                    .delete("/user/" + alice.address() + "/device/" + alice.device())
                    .expect(204);
            assertThat(phone.ask(proved(phone, phone.register(alice), alice)).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aScannerFindsNobodyAtHome() {
        try (var scanner = Uac.at(ELSEWHERE, server)) {
            var probe = scanner.request("OPTIONS", "sip:100@example.com", "sip:100@1.1.1.1", "sip:100@1.1.1.1", "");
            assertThat(scanner.tryToAsk(probe.with("User-Agent: friendly-scanner"), 500))
                    .isEmpty();
            assertThat(scanner.ask(probe).status()).isEqualTo(200);
        }
    }

    /** The same request once more, with the answer to the challenge; for what is answered without a transaction. */
    private static Request proved(Uac phone, Request first, User user) {
        return first.with(phone.ask(first).answer(first, "MD5", user.device(), user.secret()));
    }

    private static Answered guess(Uac guesser, User user) {
        return guesser.prove(guesser.register(user), guesser.register(user), "MD5", user, "wrong");
    }

    private String wrong(User user) {
        try (var phone = Uac.at(HOME, server)) {
            return shape(guess(phone, user), user);
        }
    }

    private String shown(String method, User user) {
        try (var phone = Uac.at(HOME, server)) {
            var address = "sip:" + user.address();
            var request = phone.request(method, address, address, address, "");
            return shape(phone.ask(method.equals("SUBSCRIBE") ? request.with("Event: presence") : request), user);
        }
    }

    /** Without names and what is new in every answer. */
    private static String shape(Answered answered, User user) {
        return answered.text()
                .replace(user.local(), "user")
                .replaceAll("nonce=\"[^\"]+\"|tag=[^;\\r]+|branch=[^;\\r]+|rport=[0-9]+|:[0-9]{4,5}|Call-ID: .*", "x");
    }
}
