package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.EventStream;
import org.restsip.tests.house.Nodes;

/** A single node is killed and started again: what it accepted is still there. */
class RestartIT {

    @Test
    void acceptedMessagesSurviveTheDeathOfTheOnlyNode() {
        var node = Nodes.aloneWithDatabase(3);
        var server = node.start().awaitReady().server();
        try {
            var alice = server.signUp("alice");
            var bob = server.signUp("bob");
            var laptop = "{\"instance\":\"laptop\"}";
            var contact = bob.at(server).logIn(bob.address(), laptop).getString("url");
            try (var stream = bob.at(server).watch(contact)) {
                alice.at(server).send(bob.login(), "read").expect(202);
                stream.awaitMessage();
                bob.at(server).post(contact + "/ack", "{\"upto\":1}").expect(204);
            }
            var keyed = alice.at(server).with("Idempotency-Key", "k1");
            var sent = keyed.send(bob.login() + "?expires=600", "not read")
                    .expect(202)
                    .json();

            node.kill();
            node.start().awaitReady();

            assertThat(bob.at(server).logIn(bob.address(), laptop).getString("url"))
                    .isEqualTo(contact);
            try (var stream = bob.at(server).watch(contact)) {
                // What was acknowledged in the last moment may come again, too.
                var again = stream.await("what was not read", says("not read")).json();
                assertThat(again.getString("id")).isEqualTo(sent.getString("id"));
                assertThat(again.getInt("seq")).isEqualTo(2);
                assertThat(again.getBoolean("redelivered")).isTrue();
                var repeated = keyed.send(bob.login() + "?expires=600", "not read")
                        .expect(202)
                        .json();
                assertThat(repeated.getString("id")).isEqualTo(sent.getString("id"));
                alice.at(server).send(bob.login(), "last").expect(202);
                stream.await("the last", says("last"));
                assertThat(stream.messages().stream().filter(says("read").negate()))
                        .hasSize(2);
                bob.at(server).post(contact + "/ack", "{\"upto\":3}").expect(204);
            }
        } finally {
            node.kill();
        }
    }

    private static Predicate<EventStream.Event> says(String body) {
        return event -> event.is("message") && event.json().getString("body").equals(body);
    }
}
