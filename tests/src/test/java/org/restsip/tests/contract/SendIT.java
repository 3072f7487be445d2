package org.restsip.tests.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Answer;
import org.restsip.tests.house.EventStream;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;
import org.restsip.tests.house.Web;

/** SEND from alice to bob, and what becomes of it. */
class SendIT {
    private static final Server SERVER = ContractServer.server();
    private static final int RACES = 200;

    private final User alice = SERVER.signUp("alice");
    private final User bob = SERVER.signUp("bob");
    private final Web asAlice = alice.at(SERVER);
    private final Web asBob = bob.at(SERVER);

    @Test
    void bodiesOfAnyTypeArriveByteForByte() {
        var contact = contactOfBob();
        var all = new byte[256];
        IntStream.range(0, 256).forEach(n -> all[n] = (byte) n);
        try (var stream = asBob.watch(contact)) {
            arrives(contact, stream, "application/x-any; a=\"b, c\"", all);
            arrives(contact, stream, "text/plain", new byte[0]);
            arrives(contact, stream, "text/plain;charset=ISO-8859-1", new byte[] {(byte) 0xe9, 13, 10, 13, 10});
            arrives(
                    contact,
                    stream,
                    "application/json",
                    "{\"event\":\"end\"}\r\n\r\nevent: end\r\ndata: x\r\n\r\n".getBytes(UTF_8));
            arrives(contact, stream, "application/octet-stream", new byte[65536]);
        }
        assertThat(asAlice.request("SEND", bob.login(), "text/plain", new byte[65537])
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aRepeatUnderTheSameKeyIsTheSameMessage() throws Exception {
        var contact = contactOfBob();
        try (var stream = asBob.watch(contact)) {
            var keyed = asAlice.with("Idempotency-Key", "one");
            var threads = Executors.newFixedThreadPool(10);
            var urls = new HashSet<String>();
            try {
                Callable<Answer> attempt = () -> keyed.send(bob.login(), "once");
                for (var sent : threads.invokeAll(java.util.Collections.nCopies(20, attempt))) {
                    urls.add(sent.get().expect(202).json().getString("url"));
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(urls).hasSize(1);
            stream.awaitMessage();
            var later = keyed.send(bob.login(), "once").expect(202).json();
            assertThat(states(later)).containsExactly("delivered");
            assertThat(keyed.send(bob.login(), "twice").status()).isEqualTo(409);
            asAlice.send(bob.login(), "last").expect(202);
            stream.await(
                    "the last",
                    event -> event.is("message")
                            && event.json().getString("body").equals("last"));
            assertThat(stream.messages()).hasSize(2);
        }
    }

    @Test
    void whoeverIsOfflineHasAMailbox() {
        var refused = asAlice.send(bob.login(), "hello").expect(409).json();
        assertThat(refused.getString("type")).endsWith("offline");
        assertThat(refused.getString("mailbox")).isEqualTo("/user/" + bob.id());
        var stored = asAlice.send(bob.login() + "?offline=store", "hello")
                .expect(202)
                .json();
        assertThat(stored.getBoolean("stored")).isTrue();
        assertThat(asBob.get("/user/" + bob.id() + "/message").expect(200).text())
                .contains(stored.getString("id"));
    }

    @Test
    void whatNobodyAcknowledgesInTimeIsStored() {
        var contact = contactOfBob();
        var sent = asAlice.with("Offline", "store")
                .with("Expires", "2")
                .send(bob.login(), "hello")
                .expect(202)
                .json();
        try (var stream = asBob.watch(contact);
                var receipt = asAlice.watch(sent.getString("url"))) {
            stream.awaitMessage();
            receipt.awaitState("stored", state -> state.getBoolean("stored", false));
        }
        assertThat(asBob.get("/user/" + bob.id() + "/message").expect(200).text())
                .contains(sent.getString("id"));
    }

    @Test
    void whatIsNotAcknowledgedComesAgainAndSaysSo() {
        var contact = contactOfBob();
        var id = asAlice.send(bob.login(), "hello").expect(202).json().getString("id");
        try (var stream = asBob.watch(contact)) {
            assertThat(stream.awaitMessage().getBoolean("redelivered")).isFalse();
        }
        try (var stream = asBob.watch(contact)) {
            var again = stream.awaitMessage();
            assertThat(again.getBoolean("redelivered")).isTrue();
            assertThat(again.getString("id")).isEqualTo(id);
            assertThat(again.getInt("seq")).isEqualTo(1);
        }
        for (var wrong : List.of(
                "{}",
                "{\"upto\":-1}",
                "{\"upto\":2}",
                "{\"upto\":\"1\"}",
                "{\"upto\":1.5}",
                "{\"upto\":99999999999}")) {
            assertThat(asBob.post(contact + "/ack", wrong).status()).as(wrong).isEqualTo(400);
        }
        asBob.post(contact + "/ack", "{\"upto\":1}").expect(204);
        asBob.post(contact + "/ack", "{\"upto\":1}").expect(204);
        assertThat(asAlice.post(contact + "/ack", "{\"upto\":1}").status()).isEqualTo(403);
    }

    @Test
    void theReceiptIsTheSendersAlone() {
        contactOfBob();
        var url = asAlice.send(bob.login(), "hello").expect(202).json().getString("url");
        asAlice.get(url).expect(200);
        assertThat(asBob.get(url).status()).isEqualTo(404);
        assertThat(asBob.request("CANCEL", url, "", new byte[0]).status()).isEqualTo(404);
    }

    @Test
    void whoClaimsToBeSomebodyElseIsRefused() {
        contactOfBob();
        assertThat(asAlice.with("From", bob.address())
                        .send(bob.login(), "hello")
                        .status())
                .isEqualTo(403);
        asAlice.with("From", alice.address()).send(bob.login(), "hello").expect(202);
    }

    @Test
    void whoWasInvitedHearsThatItIsWithdrawn() {
        var contact = contactOfBob();
        try (var stream = asBob.watch(contact)) {
            var url = asAlice.send(bob.login() + "?kind=invite", "come")
                    .expect(202)
                    .json()
                    .getString("url");
            var id = stream.awaitMessage().getString("id");
            asAlice.request("CANCEL", url, "", new byte[0]).expect(200);
            var withdrawn = stream.await("the withdrawal", event -> event.is("withdrawn"))
                    .json();
            assertThat(withdrawn.getString("id")).isEqualTo(id);
        }
        try (var stream = asBob.watch(contact)) {
            stream.await("the withdrawal again", event -> event.is("withdrawn"));
            assertThat(stream.messages()).isEmpty();
        }
    }

    @Test
    void whatEverybodyHasCannotBeTakenBackAndWhatWaitsCan() {
        var contact = contactOfBob();
        var waits = asAlice.send(bob.login(), "waits").expect(202).json().getString("url");
        assertThat(states(asAlice.delete(waits).expect(200).json())).containsExactly("cancelled");
        try (var stream = asBob.watch(contact)) {
            var read = asAlice.send(bob.login(), "read").expect(202).json();
            stream.awaitMessage();
            assertThat(asAlice.request("CANCEL", bob.login() + "/" + read.getString("id"), "", new byte[0])
                            .status())
                    .isEqualTo(409);
        }
    }

    /** What the sender is told and what the receiver reads never disagree. */
    @Test
    void takingBackWhileItIsDeliveredTellsTheTruth() throws Exception {
        var contact = contactOfBob();
        var threads = Executors.newSingleThreadExecutor();
        var won = 0;
        try (var stream = asBob.watch(contact)) {
            for (var round = 0; round < RACES; round++) {
                var sent =
                        asAlice.send(bob.login(), "round " + round).expect(202).json();
                Future<Answer> cancel =
                        threads.submit(() -> asAlice.request("CANCEL", sent.getString("url"), "", new byte[0]));
                var cancelled = cancel.get().status() == 200;
                won += cancelled ? 1 : 0;
                asAlice.send(bob.login(), "after " + round).expect(202);
                var mark = "after " + round;
                stream.await(
                        mark,
                        event -> event.is("message")
                                && event.json().getString("body").equals(mark));
                assertThat(received(stream, sent.getString("id")))
                        .as("round " + round)
                        .isEqualTo(!cancelled);
                asBob.post(contact + "/ack", "{\"upto\":%d}".formatted(lastSeq(stream)))
                        .expect(204);
            }
        } finally {
            threads.shutdownNow();
        }
        System.getLogger(SendIT.class.getName()).log(System.Logger.Level.INFO, "the sender won {0} of {1}", won, RACES);
    }

    @Test
    void tooMuchForOneAddressIsRefusedUntilSomeIsTaken() {
        var contact = contactOfBob();
        var body = "x".repeat(65536).getBytes(UTF_8);
        var refused = IntStream.range(0, 100)
                .mapToObj(n -> asAlice.request("SEND", bob.login(), "application/x", body))
                .filter(answer -> answer.status() != 202)
                .findFirst()
                .orElseThrow();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.text()).contains("inbox-full");
        try (var stream = asBob.watch(contact)) {
            Awaitility.await().until(() -> stream.messages().size() == 64);
            asBob.post(contact + "/ack", "{\"upto\":64}").expect(204);
        }
        asAlice.send(bob.login(), "fits").expect(202);
    }

    private void arrives(String contact, EventStream stream, String type, byte[] body) {
        var before = stream.messages().size();
        var id = asAlice.request("SEND", bob.login(), type, body)
                .expect(202)
                .json()
                .getString("id");
        var event = stream.await(
                        type,
                        message -> message.is("message")
                                && message.json().getString("id").equals(id))
                .json();
        assertThat(event.getString("type")).isEqualTo(type);
        assertThat(event.getString("from")).isEqualTo(alice.login());
        assertThat(event.getInt("seq")).isEqualTo(before + 1);
        assertThat(bytes(event)).isEqualTo(body);
        asBob.post(contact + "/ack", "{\"upto\":%d}".formatted(before + 1)).expect(204);
    }

    private static byte[] bytes(JsonObject event) {
        return event.containsKey("base64")
                ? Base64.getDecoder().decode(event.getString("base64"))
                : event.getString("body").getBytes(UTF_8);
    }

    private static boolean received(EventStream stream, String id) {
        return stream.messages().stream()
                .anyMatch(event -> event.json().getString("id").equals(id));
    }

    private static int lastSeq(EventStream stream) {
        return stream.messages().stream()
                .mapToInt(event -> event.json().getInt("seq"))
                .max()
                .orElse(0);
    }

    private static List<String> states(JsonObject receipt) {
        return receipt.getJsonArray("targets").getValuesAs(JsonObject.class).stream()
                .map(target -> target.getString("state"))
                .toList();
    }

    private String contactOfBob() {
        return bob.logIn(SERVER).getString("url");
    }
}
