package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.WebPhone;

/** A phone in a browser, of a library that nobody wrote for us. */
class WebPhoneIT {
    private static final String BUSY = """
            <?xml version="1.0" encoding="UTF-8"?>
            <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:%s">
              <tuple id="t1"><status><basic>closed</basic></status><note>in a meeting</note></tuple>
            </presence>
            """;

    private final Server server = Nodes.one().server();

    @Test
    void sipJsRegistersSendsAndTakesMessagesShowsPresenceAndUnregisters() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");

        try (var stream = bob.at(server).watch(bob.logIn(server).getString("url"));
                var watched = alice.at(server).watch(alice.login());
                var phone = WebPhone.start("ws://%s:%d/sip".formatted(Server.HOST, server.sipPort("ws")), alice)) {
            phone.register();
            watched.awaitState("SIP.js", now -> now.getJsonArray("children").size() == 1);
            phone.register();

            var receipt = bob.at(server)
                    .send(alice.login(), "Hello browser")
                    .expect(202)
                    .json()
                    .getString("url");
            phone.awaitMessage("Hello browser");
            Awaitility.await("the receipt")
                    .until(() -> bob.at(server).get(receipt).text().contains("acknowledged"));

            phone.message(bob, "Hello from the browser");
            assertThat(stream.awaitMessage().getString("body")).isEqualTo("Hello from the browser");

            phone.subscribe(bob);
            phone.awaitNotify("open");
            phone.publish(BUSY.formatted(alice.address()));
            watched.awaitState("in a meeting", now -> now.toString().contains("in a meeting"));

            phone.unregister();
            watched.awaitState("nobody", now -> now.getJsonArray("children").isEmpty());
        }
    }
}
