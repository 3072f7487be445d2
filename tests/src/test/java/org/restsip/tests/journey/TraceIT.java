package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.Uac;
import org.restsip.tests.house.User;
import org.restsip.tests.house.Web;

/** An operator sees what passes between a phone and the server, and no secret. */
class TraceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Server server = Nodes.one().server();
    private final Web operator = Nodes.admin(server);
    private final User alice = server.signUp("alice");
    private final User bob = server.signUp("bob");
    private String trace = "";

    @BeforeEach
    void start() {
        trace = operator.post("/trace", "{\"user\":\"%s\",\"seconds\":60}".formatted(alice.address()))
                .expect(201)
                .json()
                .getString("url");
    }

    @AfterEach
    void end() {
        operator.delete(trace).expect(204);
    }

    @Test
    void whatAPhoneAndTheServerSaidIsThereInOrderAndWithoutSecrets() {
        try (var phone = Uac.at("127.0.0.1", server)) {
            register(phone, bob);
            register(phone, alice);
        }

        var log = await("the trace").atMost(PATIENCE).until(this::log, text -> text.contains("SIP/2.0 200 OK"));
        assertThat(log)
                .containsSubsequence(
                        "REGISTER sip:example.com SIP/2.0",
                        "SIP/2.0 401 Unauthorized",
                        "Authorization: Digest ",
                        "SIP/2.0 200 OK")
                .contains("<sip:" + alice.address() + ">", "response=***")
                .doesNotContainPattern("response=\"?[0-9a-f]{32}")
                .doesNotContain(bob.address());
    }

    @Test
    void aMessageBearsTheRequestThatItIsThereFor() {
        try (var phone = Uac.at("127.0.0.1", server)) {
            register(phone, alice);
            var sent = bob.at(server)
                    .send(alice.login(), "what nobody else is to read")
                    .expect(202);

            var message = await("the message").atMost(PATIENCE).until(this::message, found -> !found.isEmpty());
            assertThat(message.getString("request")).isEqualTo(sent.header("Trace-Id"));
            assertThat(message.getString("direction")).isEqualTo("sent");
            assertThat(log()).doesNotContain("what nobody else is to read");
        }
    }

    @Test
    void nobodyElseTracesOrReadsATrace() {
        alice.at(server)
                .post("/trace", "{\"user\":\"%s\"}".formatted(bob.address()))
                .expect(403);
        alice.at(server).get(trace).expect(403);
    }

    private static void register(Uac phone, User user) {
        var answer = phone.prove(phone.register(user), phone.register(user), "MD5", user, user.secret());
        assertThat(answer.status()).isEqualTo(200);
    }

    private String log() {
        return operator.get(trace + "?format=text").expect(200).text();
    }

    private JsonObject message() {
        return operator.get(trace).expect(200).json().getJsonArray("children").getValuesAs(JsonObject.class).stream()
                .filter(message -> message.getString("method").equals("MESSAGE"))
                .findFirst()
                .orElse(JsonObject.EMPTY_JSON_OBJECT);
    }
}
