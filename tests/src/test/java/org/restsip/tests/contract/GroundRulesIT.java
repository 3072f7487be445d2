package org.restsip.tests.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.tests.house.Answer;
import org.restsip.tests.house.HttpWire;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;
import org.restsip.tests.house.Web;

/** What holds for every resource: versions and conditions, methods, pages, problems, and what browsers are told. */
class GroundRulesIT {
    private static final Server SERVER = ContractServer.server();

    private final User alice = SERVER.signUp("alice");
    private final Web web = alice.at(SERVER);

    // --------------------------------------------------------------------------------------------------- conditions

    @Test
    void whatAClientHasIsNotSentAgain() {
        var contact = timedContact();
        for (var path :
                List.of("/", alice.login(), contact, "/user/" + alice.id(), "/user/" + alice.id() + "/device")) {
            for (var format : List.of("json", "xml", "text")) {
                var url = path + "?format=" + format;
                var tag = web.get(url).expect(200).header("ETag");
                assertThat(tag).as(url).matches("\"[^\"]+-" + format + "\"");

                for (var method : List.of("GET", "HEAD")) {
                    var again = web.request(method, url, Map.of("If-None-Match", "\"old\", " + tag));
                    again.expect(304);
                    assertThat(again.text()).isEmpty();
                    assertThat(again.header("ETag")).isEqualTo(tag);
                    assertThat(vary(again)).contains("Accept", "Authorization", "Cookie");
                    assertThat(again.header("Cache-Control")).isEqualTo("private, no-cache");
                }
            }
        }
    }

    @Test
    void aTagIsGoodForOneRepresentationAndOneView() {
        timedContact();
        var bob = SERVER.signUp("bob").at(SERVER);
        var json = web.get(alice.login()).header("ETag");
        var xml = web.get(alice.login() + "?format=xml").header("ETag");
        var presence = bob.get(alice.login()).header("ETag");

        assertThat(List.of(json, xml, presence)).doesNotHaveDuplicates();
        web.request("GET", alice.login() + "?format=xml", Map.of("If-None-Match", json))
                .expect(200);
        bob.request("GET", alice.login(), Map.of("If-None-Match", json)).expect(200);
    }

    @Test
    void aRefreshChangesNoTagAndAChangeDoes() {
        var contact = timedContact();
        var before = web.get(contact).header("ETag");

        assertThat(web.put(contact, "").expect(200).header("ETag")).isEqualTo(before);
        var changed = web.put(contact, "{\"label\":\"new\"}").expect(200);
        assertThat(changed.header("ETag")).isNotEqualTo(before);
        assertThat(web.get(contact).header("ETag")).isEqualTo(changed.header("ETag"));
    }

    @Test
    void anotherDeviceIsNoConflict() {
        var contact = timedContact();
        var tag = web.get(contact).header("ETag");
        timedContact();

        web.request(
                        "PUT",
                        contact,
                        Map.of("If-Match", tag, "Content-Type", "application/json"),
                        bytes("{\"label\":\"x\"}"))
                .expect(200);
    }

    @Test
    void whoKnowsTheOldVersionChangesNothing() {
        var contact = timedContact();
        var old = web.get(contact).header("ETag");
        var oldLogin = web.get(alice.login()).header("ETag");
        web.put(contact, "{\"label\":\"new\"}").expect(200);

        web.request("PUT", contact, Map.of("If-Match", old)).expect(412);
        web.request("DELETE", contact, Map.of("If-Match", old)).expect(412);
        web.request("DELETE", alice.login(), Map.of("If-Match", oldLogin)).expect(412);
        web.request("DELETE", contact, Map.of("If-Match", "nonsense")).expect(412);
        assertThat(web.get(contact).expect(200).json().getString("label")).isEqualTo("new");

        web.request("DELETE", contact, Map.of("If-Match", web.get(contact).header("ETag")))
                .expect(204);
    }

    @Test
    void whoWantsToReplaceAnythingButWhatItHasSeenIsTakenAtItsWord() {
        var contact = timedContact();
        var seen = web.get(contact).header("ETag");
        var unlessSeen = Map.of("If-None-Match", "W/" + seen, "Content-Type", "application/json");

        web.request("PUT", contact, unlessSeen, bytes("{\"label\":\"new\"}")).expect(412);
        web.put(contact, "{\"label\":\"newer\"}").expect(200);
        web.request("PUT", contact, unlessSeen, bytes("{\"label\":\"new\"}")).expect(200);
    }

    @Test
    void oneTagIsOneBodyHoweverMuchTimeIsLeft() {
        var contact = web.logIn(alice.address(), "{\"expires\":600}").getString("url");
        for (var url : List.of(contact, alice.login())) {
            var before = web.get(url);
            web.put(contact, "{\"expires\":60}").expect(200);
            var after = web.get(url);

            assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
            assertThat(after.text()).isEqualTo(before.text());
            web.put(contact, "{\"expires\":600}").expect(200);
        }
        assertThat(web.put(contact, "").expect(200).json().getInt("expires")).isPositive();
    }

    @Test
    void whoWantsToMakeSomethingNewDoesNotChangeWhatIsThere() {
        var wish = bytes("{\"instance\":\"desk\",\"expires\":600}");
        var onlyNew = Map.of("If-None-Match", "*", "Content-Type", "application/json");

        web.request("POST", alice.login(), onlyNew, wish).expect(201);
        web.request("POST", alice.login(), onlyNew, wish).expect(412);
    }

    @Test
    void ofTwoWritersWithOneTagOneWins() {
        var contact = timedContact();
        for (var round = 0; round < 20; round++) {
            var headers = Map.of("If-Match", web.get(contact).header("ETag"), "Content-Type", "application/json");
            var first = writing(contact, headers, "first " + round);
            var second = writing(contact, headers, "second " + round);

            assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(200, 412);
            var winner = first.join() == 200 ? "first " : "second ";
            assertThat(web.get(contact).json().getString("label")).isEqualTo(winner + round);
        }
    }

    private CompletableFuture<Integer> writing(String contact, Map<String, String> headers, String label) {
        return CompletableFuture.supplyAsync(
                () -> web.request("PUT", contact, headers, bytes("{\"label\":\"" + label + "\"}"))
                        .status());
    }

    // ------------------------------------------------------------------------------------------------------ methods

    @Test
    void aPostSaysByHeaderThatItIsAnotherMethod() {
        var contact = timedContact();
        override("PUT", contact, "application/json", "{\"label\":\"put\"}").expect(200);
        assertThat(web.get(contact).json().getString("label")).isEqualTo("put");

        var receipt = override("SEND", contact, "text/plain", "hello").expect(202);
        override("CANCEL", alice.login() + "/" + receipt.json().getString("id"), "text/plain", "")
                .expect(200);
        override("DELETE", contact, "text/plain", "").expect(204);
        web.get(contact).expect(410);
    }

    @Test
    void aFormSaysItByAField() {
        web.submit(alice.login(), "instance=form&expires=600&label=caf%C3%A9&presence.status=busy")
                .expect(201);
        var contact = web.get(alice.login()).json().getJsonArray("children").getJsonObject(0);
        var url = contact.getString("url");
        assertThat(contact.getString("label")).isEqualTo("caf\u00e9");
        assertThat(contact.getJsonObject("presence").getString("status")).isEqualTo("busy");

        web.submit(url, "_method=PUT&label=new").expect(200);
        assertThat(web.get(url).json().getString("label")).isEqualTo("new");
        web.submit(url, "_method=DELETE").expect(204);
        web.get(url).expect(410);
    }

    @Test
    void aFormIsSentWithoutTheField() {
        var contact = alice.logIn(SERVER).getString("url");
        try (var stream = web.watch(contact)) {
            web.submit(alice.login(), "_method=SEND&text=a+b&x=%26").expect(202);

            var message = stream.awaitMessage();
            assertThat(message.getString("body")).isEqualTo("text=a+b&x=%26");
            assertThat(message.getString("type")).startsWith("application/x-www-form-urlencoded");
        }
    }

    @Test
    void everyOperationHasAWayByPost() {
        var contact = alice.logIn(SERVER).getString("url");

        web.post(alice.login() + "/send", "{}").expect(202);
        var receipt = web.post(contact + "/send", "{}").expect(202).json().getString("url");
        web.submit(receipt, "_method=CANCEL").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH", "POST", "TRACE", "put", "PUT, DELETE", "x"})
    void aPostIsNoOtherMethodThanThese(String method) {
        var refused = override(method, alice.login(), "application/json", "{}").expect(400);
        assertThat(field(refused)).isEqualTo("X-HTTP-Method-Override");
        assertThat(field(web.submit(alice.login(), "_method=" + method.replace(" ", "+"))
                        .expect(400)))
                .isEqualTo("_method");
    }

    @Test
    void aHeaderAndAFieldMustAgree() {
        web.request(
                        "POST",
                        alice.login(),
                        Map.of("X-HTTP-Method-Override", "DELETE", "Content-Type", "application/x-www-form-urlencoded"),
                        bytes("_method=PUT"))
                .expect(400);
    }

    @Test
    void aGetIsNothingElse() {
        var contact = timedContact();

        web.request("GET", contact + "?_method=DELETE", Map.of("X-HTTP-Method-Override", "DELETE"))
                .expect(200);
        web.get(contact).expect(200);
    }

    @Test
    void anOverriddenMethodPassesTheGateAsWhatItIs() {
        SERVER.anonymous()
                .request("POST", "/user", Map.of("X-HTTP-Method-Override", "DELETE"))
                .expect(401);
    }

    // -------------------------------------------------------------------------------------------------------- pages

    @Test
    void aLongListComesInParts() {
        var devices = "/user/" + alice.id() + "/device";
        IntStream.range(0, 4)
                .forEach(
                        i -> web.post(devices, "{\"name\":\"phone " + i + "\"}").expect(201));
        var all = names(web.get(devices).expect(200));
        assertThat(all).hasSize(5);

        var seen = new ArrayList<String>();
        var part = web.get(devices + "?limit=2").expect(200);
        for (var parts = 1; part.json().containsKey("next"); parts++) {
            assertThat(parts).isLessThan(3);
            seen.addAll(names(part));
            var next = part.json().getString("next");
            assertThat(part.header("Link")).isEqualTo("<" + devices + "?limit=2&after=" + next + ">; rel=\"next\"");
            part = web.get(devices + "?limit=2&after=" + next).expect(200);
        }
        seen.addAll(names(part));
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void aPageThatIsNoneIsRefusedByName() {
        var devices = "/user/" + alice.id() + "/device";

        for (var limit : List.of("0", "501", "x")) {
            assertThat(field(web.get(devices + "?limit=" + limit).expect(400))).isEqualTo("limit");
        }
        assertThat(field(web.get(devices + "?after=AAAA").expect(400))).isEqualTo("after");
    }

    private static List<String> names(Answer part) {
        return part.json().getJsonArray("children").getValuesAs(JsonObject.class).stream()
                .map(device -> device.getString("name") + device.getString("id"))
                .toList();
    }

    // ----------------------------------------------------------------------------------------------------- problems

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing/here, '', 404",
        "GET, /call/, '', 404",
        "PATCH, /call, '', 405",
        "POST, /call, image/png, 415",
        "GET, /call;x=1, '', 400"
    })
    void whatCannotBeServedIsSaidInWords(String method, String path, String type, int status) {
        for (var accept : List.of("application/json", "application/xml")) {
            var headers = new HashMap<>(Map.of("Accept", accept));
            if (!type.isEmpty()) {
                headers.put("Content-Type", type);
            }
            var body = type.isEmpty() ? new byte[0] : bytes("x");
            var problem = web.request(method, path, headers, body).expect(status);

            assertThat(problem.header("Content-Type")).startsWith(accept.replace("/", "/problem+"));
            assertThat(problem.text()).contains("trace", "title", "detail").doesNotContain("Exception");
            assertThat(problem.header("X-Content-Type-Options")).isEqualTo("nosniff");
            if (status == 405) {
                assertThat(problem.header("Allow")).isNotEmpty();
            }
        }
    }

    @Test
    void whatCannotBeProducedIsNot() {
        web.request("GET", alice.login(), Map.of("Accept", "image/png")).expect(406);
        assertThat(field(web.get(alice.login() + "?format=pdf").expect(400))).isEqualTo("format");
    }

    @Test
    void allowNamesTheMethodsOfOurOwn() {
        assertThat(web.request("OPTIONS", alice.login(), Map.of()).header("Allow"))
                .contains("SEND", "POST", "DELETE");
        assertThat(web.request("OPTIONS", alice.login() + "/mAAAA", Map.of()).header("Allow"))
                .contains("CANCEL");
        assertThat(web.request("PUT", alice.login(), Map.of()).expect(405).header("Allow"))
                .contains("SEND");
    }

    @Test
    void headIsGetWithoutItsBody() {
        var get = web.get(alice.login()).expect(200);
        var head = web.request("HEAD", alice.login(), Map.of()).expect(200);

        assertThat(head.text()).isEmpty();
        for (var header : List.of("ETag", "Content-Type", "Cache-Control")) {
            assertThat(head.header(header)).isEqualTo(get.header(header));
        }
    }

    // ----------------------------------------------------------------------------------------------------- browsers

    @Test
    void aPageOfAnotherOriginChangesNothing() {
        web.request("POST", alice.login(), Map.of("Origin", "https://evil.example"), bytes("{}"))
                .expect(403);
        web.request(
                        "POST",
                        alice.login(),
                        Map.of("Origin", "null", "Content-Type", "application/x-www-form-urlencoded"),
                        bytes("_method=DELETE"))
                .expect(403);
        assertThat(web.get(alice.login()).json().getJsonArray("children")).isEmpty();
    }

    @Test
    void aPageOfOurOwnMayDoAll() {
        var own = "http://" + Server.HOST + ":" + SERVER.httpPort();

        web.request("POST", alice.login(), Map.of("Origin", own, "Content-Type", "application/json"), bytes("{}"))
                .expect(201);
    }

    @Test
    void nobodyElseIsAllowedByDefault() {
        var preflight = SERVER.anonymous()
                .request(
                        "OPTIONS",
                        alice.login(),
                        Map.of("Origin", "https://app.example", "Access-Control-Request-Method", "SEND"));

        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(web.request("GET", alice.login(), Map.of("Origin", "https://app.example"))
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void whatUsersWriteRunsNowhere() {
        var answer = web.get(alice.login());

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    }

    // ---------------------------------------------------------------------------------------------------- the rest

    @Test
    void theServiceDocumentSaysWhereThingsAreAndHowMuchIsAllowed() {
        var document = SERVER.anonymous().get("/").expect(200).json();

        assertThat(document.getInt("version")).isEqualTo(1);
        assertThat(document.getJsonArray("domains").getValuesAs(JsonString.class))
                .extracting(JsonString::getString)
                .contains(Server.DOMAIN);
        assertThat(document.getJsonObject("links").keySet())
                .contains("user", "login", "send", "call", "session", "events", "openapi", "docs", "health");
        assertThat(document.getJsonObject("limits").getInt("body")).isEqualTo(65_536);
    }

    @Test
    void headersThatAreTooLongTogetherAreRefused() {
        var headers =
                IntStream.range(0, 3).boxed().collect(Collectors.toMap(i -> "X-Test-" + i, i -> "x".repeat(6000)));

        assertThat(web.request("GET", "/", headers).expect(431).header("Content-Type"))
                .startsWith("application/problem+json");
        web.request("GET", "/", Map.of("X-Test", "x".repeat(12_000))).expect(200);
    }

    @Test
    void aUrlThatIsTooLongIsRefused() {
        web.get("/?x=" + "y".repeat(9000)).expect(414);
    }

    @Test
    void aBodyThatIsAnnouncedTooLongIsNotWaitedFor() {
        try (var wire = HttpWire.to(SERVER)) {
            wire.write("POST " + alice.login() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + web.authorization()
                    + "\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n{");

            assertThat(wire.answer()).startsWith("HTTP/1.1 413 ");
        }
    }

    private String timedContact() {
        return web.logIn(alice.address(), "{\"expires\":600}").getString("url");
    }

    private Answer override(String method, String path, String type, String body) {
        return web.request("POST", path, Map.of("X-HTTP-Method-Override", method, "Content-Type", type), bytes(body));
    }

    private static String field(Answer problem) {
        return problem.json().getJsonArray("errors").getJsonObject(0).getString("field");
    }

    private static String vary(Answer answer) {
        return String.join(", ", answer.response().headers().allValues("Vary"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
