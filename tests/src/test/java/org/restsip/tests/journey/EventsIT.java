package org.restsip.tests.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Phone.Subscribed;
import org.restsip.tests.house.Phone.Transport;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;

/** Phones are told what web clients watch, and say what web clients see. */
class EventsIT {
    private static final String OPEN = "<basic>open</basic>";

    private final Server server = Nodes.one().server();
    private final User alice = server.signUp("alice");
    private final User bob = server.signUp("bob");

    // --- presence

    @Test
    void aPhoneIsToldOfPresenceAsItChanges() {
        var contact = bob.logIn(server).getString("url");
        try (var phone = alice.phone(server).subscribing(Subscribed.to("presence", bob.local(), "open", "soon back"))) {
            phone.awaitSeen(OPEN);

            bob.at(server)
                    .put(contact, "{\"presence\": {\"status\": \"busy\", \"note\": \"soon back\"}}")
                    .expect(200);

            assertThat(phone.awaitSuccess().messages()).contains("<rpid:busy");
        }
    }

    @Test
    void theVersionIsTheOneThatWebClientsSee() {
        bob.logIn(server);
        var version = alice.at(server).get(bob.login()).json().getString("version");
        try (var phone = alice.phone(server, Transport.TCP)
                .subscribing(Subscribed.to("presence", bob.local(), "open", "closed"))) {
            phone.awaitSeen(">" + version + "</v:version>");
            bob.at(server).delete(bob.login()).expect(204);
            phone.awaitSuccess();
        }
    }

    @Test
    void whoHidesAndWhoDoesNotExistAreWaitedFor() {
        bob.logIn(server);
        shows("nobody");
        try (var unknown = alice.phone(server)
                        .subscribing(new Subscribed("presence", "no" + bob.local(), "pending", "", "closed", ""));
                var hidden = alice.phone(server)
                        .subscribing(new Subscribed("presence", bob.local(), "pending", "active", "closed", "open"))) {
            unknown.awaitSeen("<basic>closed</basic>");
            hidden.awaitSeen("<basic>closed</basic>");

            shows("everyone");

            hidden.awaitSuccess();
        }
    }

    @Test
    void whoMayNotSeeAnyMoreIsToldSoAtOnce() {
        bob.logIn(server);
        try (var phone = alice.phone(server).subscribingUntil("presence", bob.local(), 600, "open", "rejected")) {
            phone.awaitSeen(OPEN);
            shows("nobody");
            phone.awaitSuccess();
        }
    }

    @Test
    void aSubscriptionThatIsNotRefreshedEnds() {
        alice.phone(server)
                .subscribingUntil("presence", bob.local(), 2, "closed", "timeout")
                .awaitSuccess();
    }

    // --- others

    @Test
    void aPhoneIsToldOfTheContactsOfItsUser() {
        try (var phone = alice.phone(server)
                .subscribing(Subscribed.to("reg", alice.local(), "state=.init", "sip:me@192.0.2.7"))) {
            phone.awaitSeen("reginfo");
            alice.at(server)
                    .post(alice.login(), "{\"contact\": \"sip:me@192.0.2.7\", \"expires\": 600}")
                    .expect(201);
            phone.awaitSuccess();
        }
    }

    @Test
    void aPhoneIsToldOfMessagesInTheMailbox() {
        try (var phone = alice.phone(server)
                .subscribing(Subscribed.to(
                        "message-summary", alice.local(), "Messages-Waiting: no", "Voice-Message: 1/0"))) {
            phone.awaitSeen("Messages-Waiting");
            bob.at(server)
                    .request("POST", "/user/" + alice.id(), "text/plain", "call me".getBytes(UTF_8))
                    .expect(201);
            phone.awaitSuccess();
        }
    }

    @Test
    void aPhoneIsToldWhoIsInACall() {
        var web = alice.at(server);
        var call = web.post("/call", "{\"subject\": \"planning\", \"access\": \"open\"}")
                .expect(201)
                .json();
        try (var phone = alice.phone(server)
                .subscribing(Subscribed.to("conference", call.getString("id"), "planning", "sip:" + bob.address()))) {
            phone.awaitSeen("conference-info");
            bob.at(server).post(call.getString("url"), "{}").expect(201);
            phone.awaitSuccess();
        }
    }

    @Test
    void whenTheCallEndsThereIsNothingMoreToTell() {
        var web = alice.at(server);
        var call = web.post("/call", "{}").expect(201).json();
        try (var phone = alice.phone(server)
                .subscribingUntil("conference", call.getString("id"), 600, "user-count", "noresource")) {
            phone.awaitSeen("conference-info");
            web.delete(call.getString("url")).expect(204);
            phone.awaitSuccess();
        }
    }

    @Test
    void whatCannotBeToldIsRefused() {
        var phone = alice.phone(server);
        phone.subscribeInVain("dialog", bob.local(), 600, "", 489, "Allow-Events: presence");
        phone.subscribeInVain("presence", bob.local(), 1, "", 423, "Min-Expires: 2");
        phone.subscribeInVain("presence", bob.local(), 600, ";tag=unknown", 481, "SIP/2.0");
        phone.subscribeInVain("reg", bob.local(), 600, "", 403, "SIP/2.0");
        phone.subscribeInVain("conference", "kUnknown", 600, "", 404, "SIP/2.0");
    }

    // --- publishing

    @Test
    void whatAPhonePublishesIsSeenOnTheWeb() {
        var phone = alice.phone(server);
        phone.register();

        phone.publish("at the beach");

        assertThat(bob.at(server).get(alice.login()).expect(200).text()).contains("at the beach");
    }

    private void shows(String visibility) {
        bob.at(server)
                .put("/user/" + bob.id(), "{\"visibility\": \"" + visibility + "\"}")
                .expect(200);
    }
}
