package org.restsip.tests.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Answer;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;
import org.restsip.tests.house.Web;

/** Section 6 of the contract: messages that are left for a user. */
class MailboxIT {
    private static final Server SERVER = ContractServer.server();

    private User alice;
    private Web asAlice;
    private Web asBob;

    @BeforeEach
    void aliceAndBobSignUp() {
        alice = SERVER.signUp("alice");
        asAlice = alice.at(SERVER);
        asBob = SERVER.signUp("bob").at(SERVER);
    }

    private String mailbox() {
        return "/user/" + alice.id();
    }

    @Test
    void aMediumComesBackByteForByteAndInRanges() {
        var medium = new byte[700_000];
        new Random(20260101).nextBytes(medium);

        var left = asBob.request("POST", mailbox(), "audio/ogg; codecs=opus", medium)
                .expect(201);

        assertThat(left.header("Location")).endsWith(left.json().getString("url"));
        assertThat(left.json().getString("url")).matches(mailbox() + "/message/m.+");
        var message = asAlice.get(left.json().getString("url")).expect(200).json();
        assertThat(message.getInt("size")).isEqualTo(medium.length);
        assertThat(message.getString("type")).isEqualTo("audio/ogg; codecs=opus");
        var whole = asAlice.get(message.getString("content")).expect(200);
        assertThat(whole.response().body()).isEqualTo(medium);
        assertThat(whole.header("Content-Type").replace(" ", "")).isEqualTo("audio/ogg;codecs=opus");
        assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var part = asAlice.with("Range", "bytes=262140-262150")
                .get(message.getString("content"))
                .expect(206);
        assertThat(part.response().body()).isEqualTo(Arrays.copyOfRange(medium, 262_140, 262_151));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 262140-262150/700000");
        asAlice.with("Range", "bytes=700000-").get(message.getString("content")).expect(416);
        asAlice.with("If-None-Match", whole.header("ETag"))
                .get(message.getString("content"))
                .expect(304);
    }

    @Test
    void aMediumMayHaveSixteenMebibytesAndNotOneMore() {
        asBob.request("POST", mailbox(), "video/mp4", new byte[16 * 1024 * 1024])
                .expect(201);
        assertThat(asBob.request("POST", mailbox(), "video/mp4", new byte[16 * 1024 * 1024 + 1])
                        .status())
                .isEqualTo(413);
        assertThat(messages("")).hasSize(1);
    }

    @Test
    void aLinkAndATextAreLeftToo() {
        asBob.post(mailbox(), "{\"url\":\"rtsp://media.example.com/1\"}").expect(201);
        asBob.request(
                        "POST",
                        mailbox(),
                        "application/xml",
                        "<entity><url>rtsp://media.example.com/2</url></entity>".getBytes(UTF_8))
                .expect(201);
        asBob.request("POST", mailbox(), "text/plain;charset=UTF-8", "call me – please".getBytes(UTF_8))
                .expect(201);

        var messages = messages("");
        assertThat(messages.get(2).getString("media")).isEqualTo("rtsp://media.example.com/1");
        assertThat(messages.get(1).getString("media")).isEqualTo("rtsp://media.example.com/2");
        assertThat(asAlice.get(messages.get(0).getString("content")).expect(200).text())
                .isEqualTo("call me – please");
    }

    @Test
    void whatCannotBeAMessageIsRefusedInWords() {
        asBob.post(mailbox(), "{}").expect(400);
        asBob.post(mailbox(), "{\"url\":\"javascript:alert(1)\"}").expect(400);
        asBob.request("POST", mailbox(), "application/x-www-form-urlencoded", "a=b".getBytes(UTF_8))
                .expect(400);
        asBob.request("POST", mailbox(), "text/html", "<script>".getBytes(UTF_8))
                .expect(415);
        asBob.request("POST", mailbox(), "audio/ogg", new byte[0]).expect(400);
        asBob.request("POST", mailbox(), "text/plain", new byte[70_000]).expect(413);
        asBob.post("/user/nobody@example.com", "{\"url\":\"rtsp://x/\"}").expect(404);
        assertThat(messages("")).isEmpty();
    }

    /** What a sender calls an image may be a page that runs in the receiver's name. */
    @Test
    void whatCouldRunIsOnlySaved() {
        asBob.request("POST", mailbox(), "image/svg+xml", "<svg onload='x()'/>".getBytes(UTF_8))
                .expect(201);

        var content = asAlice.get(messages("").get(0).getString("content")).expect(200);
        assertThat(content.header("Content-Disposition")).startsWith("attachment");
        assertThat(content.header("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void onlyTheOwnerReads() {
        var url = leave("hello");

        for (var other : List.of(asBob, SERVER.signUp("carol").at(SERVER))) {
            for (var path : List.of(url, url + "/content", mailbox() + "/message")) {
                other.get(path).expect(404);
            }
            other.put(url, "{\"read\":true}").expect(404);
            other.delete(url).expect(404);
        }
        SERVER.anonymous().get(url).expect(401);
        SERVER.anonymous().post(mailbox(), "{\"url\":\"rtsp://x/\"}").expect(401);
        asAlice.get(url).expect(200);
    }

    @Test
    void whoIsBlockedFindsNobody() {
        var bob = SERVER.signUp("bob");
        asAlice.put(mailbox(), "{\"block\":[\"" + bob.address() + "\"]}").expect(200);

        var blocked = bob.at(SERVER).post(mailbox(), "{\"url\":\"rtsp://x/\"}").expect(404);
        var unknown =
                bob.at(SERVER).post("/user/uNobody", "{\"url\":\"rtsp://x/\"}").expect(404);
        assertThat(blocked.json().getString("detail")).isEqualTo(unknown.json().getString("detail"));
    }

    @Test
    void everyDeviceReadsForItself() {
        var url = leave("hello");

        asAlice.put(url, "{\"read\":true,\"device\":\"desk\"}").expect(200);

        assertThat(messages("?unread&device=desk")).isEmpty();
        assertThat(messages("?unread=true&device=laptop")).hasSize(1);
        assertThat(messages("?device=laptop").get(0).getBoolean("read")).isFalse();
        assertThat(messages("?device=desk").get(0).getBoolean("read")).isTrue();
        asAlice.put(url, "{\"read\":true}").expect(200);
        assertThat(messages("?unread&device=laptop")).isEmpty();
        asAlice.put(url, "{\"read\":\"yes\"}").expect(400);
        asAlice.put(url, "{}").expect(400);
    }

    @Test
    void theNewestComesFirstInPages() {
        var first = leave("1");
        var second = leave("2");
        var third = leave("3");

        var page = asAlice.get(mailbox() + "/message?limit=2").expect(200).json();
        assertThat(urls(page)).containsExactly(third, second);
        var rest = asAlice.get(mailbox() + "/message?limit=2&after=" + page.getString("next"))
                .expect(200)
                .json();
        assertThat(urls(rest)).containsExactly(first);
        assertThat(rest).doesNotContainKey("next");
        asAlice.get(mailbox() + "/message?limit=0").expect(400);
    }

    @Test
    void aRepeatUnderItsKeyIsOneMessage() {
        var sure = asBob.with("Idempotency-Key", "once");
        var first = sure.request("POST", mailbox(), "audio/ogg", new byte[1000]).expect(201);
        var again = sure.request("POST", mailbox(), "audio/ogg", new byte[1000]).expect(200);

        assertThat(again.json()).isEqualTo(first.json());
        sure.request("POST", mailbox(), "audio/ogg", new byte[1001]).expect(409);
        assertThat(messages("")).hasSize(1);
    }

    @Test
    void whatIsThrownAwayIsGone() {
        var url = leave("hello");

        asAlice.delete(url).expect(204);

        asAlice.get(url).expect(404);
        asAlice.get(url + "/content").expect(404);
        asAlice.delete(url).expect(404);
    }

    @Test
    void oneSenderCannotFillTheMailbox() {
        for (var n = 0; n < 3; n++) {
            asBob.request("POST", mailbox(), "video/mp4", new byte[16 * 1024 * 1024])
                    .expect(201);
        }
        var refused = asBob.request("POST", mailbox(), "text/plain", "x".getBytes(UTF_8))
                .expect(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        SERVER.signUp("carol")
                .at(SERVER)
                .request("POST", mailbox(), "text/plain", "x".getBytes(UTF_8))
                .expect(201);
    }

    @Test
    void aWatcherOfTheMailboxHearsOfEveryMessage() {
        try (var stream = asAlice.watch(mailbox() + "/message")) {
            stream.awaitState("empty at first", state -> state.getInt("messages") == 0);
            var url = leave("hello");
            stream.awaitState("one that is new", state -> state.getInt("unread") == 1);
            asAlice.put(url, "{\"read\":true}").expect(200);
            stream.awaitState(
                    "one that is read", state -> state.getInt("unread") == 0 && state.getInt("messages") == 1);
        }
    }

    @Test
    void theListIsXmlAndTextToo() {
        var url = leave("hello");

        assertThat(asAlice.get(mailbox() + "/message?format=xml").expect(200).text())
                .contains("<url>" + url + "</url>");
        assertThat(asAlice.get(mailbox() + "/message?format=text").expect(200).text())
                .contains("url: " + url);
    }

    private String leave(String text) {
        Answer left = asBob.request("POST", mailbox(), "text/plain", text.getBytes(UTF_8))
                .expect(201);
        return left.json().getString("url");
    }

    private List<JsonObject> messages(String query) {
        return asAlice.get(mailbox() + "/message" + query)
                .expect(200)
                .json()
                .getJsonArray("children")
                .getValuesAs(JsonObject.class);
    }

    private static List<String> urls(JsonObject list) {
        return list.getJsonArray("children").getValuesAs(JsonObject.class).stream()
                .map(message -> message.getString("url"))
                .toList();
    }
}
