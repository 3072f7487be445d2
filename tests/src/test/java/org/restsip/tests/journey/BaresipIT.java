package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.tests.house.Baresip;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Server;

/** A softphone that nobody wrote for us. */
class BaresipIT {
    private final Server server = Nodes.one().server();

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp", "tls"})
    void baresipRegistersSeesItsFriendTakesAMessageSendsOneAndUnregistersWhenItQuits(String transport) {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");

        try (var stream = bob.at(server).watch(bob.logIn(server).getString("url"));
                var watched = alice.at(server).watch(alice.login());
                var phone = Baresip.start(server, alice, bob, transport)) {
            watched.awaitState(
                    "baresip",
                    now -> now.getJsonArray("children").size() == 1
                            && now.getJsonArray("children")
                                    .getJsonObject(0)
                                    .getString("transport")
                                    .equals(transport));
            phone.awaitShown("200 OK");
            phone.awaitShown("<basic>open</basic>");

            var receipt = bob.at(server)
                    .send(alice.login(), "Hello baresip")
                    .expect(202)
                    .json()
                    .getString("url");
            phone.awaitShown("Hello baresip");
            Awaitility.await("the receipt")
                    .until(() -> bob.at(server).get(receipt).text().contains("acknowledged"));

            phone.message("Hello from baresip");
            var message = stream.awaitMessage();
            assertThat(message.getString("from")).isEqualTo(alice.login());
            assertThat(message.getString("body")).isEqualTo("Hello from baresip");

            phone.quit();
            watched.awaitState("nobody", now -> now.getJsonArray("children").isEmpty());
        }
    }
}
