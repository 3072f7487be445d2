package org.restsip.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever has never read a SIP RFC can use the API: no request holds a SIP term. What a request consists of is its
 * method, its path, the names of its parameters and headers, and the members of its body with their examples; a {@code
 * session} may hold anything. Prose may say SIP, where it is about phones.
 */
class NoSipWordsTest {
    private static final Path DOCUMENT = Path.of("../rest/target/classes/org/restsip/rest/docs/openapi.json");

    /** As methods are written in SIP; in small letters they may be words of ours (invite). */
    private static final String METHODS =
            "INVITE|REGISTER|OPTIONS|BYE|ACK|PRACK|SUBSCRIBE|NOTIFY|PUBLISH|REFER|MESSAGE|UPDATE|INFO";

    private static final String WORDS =
            "(?i:sips?|sdp|aor|c-?seq|call-id|from-tag|to-tag|record-route|max-forwards|dialog"
                    + "|transaction|registrar|re-?invite|subscribe|subscription|notify|pidf|address-of-record|user-?agent-client)";
    private static final Pattern TERM =
            Pattern.compile("(?<![A-Za-z-])(?:%s|%s)(?![A-Za-z-])".formatted(METHODS, WORDS));

    private static final Pattern SESSION = Pattern.compile("\\\\?\"session\\\\?\"\\s*:\\s*(\\\\?\"[^\"]*\"|\\{[^}]*})");
    private static final List<String> HTTP = List.of("get", "post", "put", "delete");

    @Test
    void noRequestOfTheApiHoldsASipTerm() {
        var document = document();

        assertThat(requests(document)).hasSizeGreaterThan(20).allSatisfy(NoSipWordsTest::assertPlain);
        assertThat(bodies(document)).isNotEmpty().allSatisfy(NoSipWordsTest::assertPlain);
    }

    @Test
    void noCommandOfTheGuideHoldsASipTerm() {
        assertThat(Guide.blocks().stream().filter(Guide.Block::isCommand))
                .hasSizeGreaterThan(20)
                .allSatisfy(block -> assertPlain(block.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE /login/{email}",
                "{\"contact\":\"sip:alice@192.0.2.7\"}",
                "-H 'Call-ID: 7'",
                "the AoR",
                "{\"cseq\":1}",
                "\"transaction\""
            })
    void aSipTermIsFound(String request) {
        assertThat(terms(request)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"command\":\"invite\",\"url\":\"/call/k1\"}",
                "{\"session\":\"v=0 SDP of sip:alice\"}",
                "restsip-session",
                "SEND /login/{email}",
                "{\"invited\":[]}",
                "/login/{email}/{contact}/ack"
            })
    void wordsOfOursAreNone(String request) {
        assertThat(terms(request)).isEmpty();
    }

    private static void assertPlain(String request) {
        assertThat(terms(request)).as(request).isEmpty();
    }

    private static List<String> terms(String request) {
        return TERM.matcher(SESSION.matcher(request).replaceAll("\"session\":…"))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    // ------------------------------------------------------------------------------------------------- the document

    /** Method and path of each operation, with the names of its parameters and what they may be. */
    private static List<String> requests(JsonObject document) {
        return document.getJsonObject("paths").entrySet().stream()
                .flatMap(path -> {
                    var item = path.getValue().asJsonObject();
                    var own = item.getOrDefault("x-oai-additionalOperations", JsonValue.EMPTY_JSON_OBJECT)
                            .asJsonObject();
                    return Stream.concat(
                            HTTP.stream()
                                    .filter(item::containsKey)
                                    .map(method -> request(method, path.getKey(), item.getJsonObject(method))),
                            own.keySet().stream()
                                    .map(method -> request(method, path.getKey(), own.getJsonObject(method))));
                })
                .toList();
    }

    private static String request(String method, String path, JsonObject operation) {
        var parameters = operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY);
        return method.toUpperCase(Locale.ROOT) + " " + path + " " + withoutProse(parameters);
    }

    /** All that requests are made of by name: bodies, the schemas that only they use, parameters. */
    private static List<String> bodies(JsonObject document) {
        var components = document.getJsonObject("components");
        return Stream.of(components.getJsonObject("requestBodies"), components.getJsonObject("parameters"))
                .flatMap(named -> named.entrySet().stream())
                .map(entry ->
                        entry.getKey() + " " + withoutProse(entry.getValue()) + schemas(document, entry.getValue()))
                .toList();
    }

    private static String schemas(JsonObject document, JsonValue value) {
        var names = Pattern.compile("#/components/schemas/(\\w+)")
                .matcher(value.toString())
                .results()
                .map(match -> match.group(1))
                .distinct();
        var schemas = document.getJsonObject("components").getJsonObject("schemas");
        return names.map(name -> withoutProse(schemas.getJsonObject(name)).toString())
                .collect(Collectors.joining(" "));
    }

    private static JsonValue withoutProse(JsonValue value) {
        if (value instanceof JsonObject object) {
            var kept = Json.createObjectBuilder();
            object.forEach((name, child) -> {
                var prose = (name.equals("description") || name.equals("summary")) && child instanceof JsonString;
                if (!prose) {
                    kept.add(name, withoutProse(child));
                }
            });
            return kept.build();
        }
        if (value instanceof JsonArray array) {
            var kept = Json.createArrayBuilder();
            array.forEach(child -> kept.add(withoutProse(child)));
            return kept.build();
        }
        return value;
    }

    private static JsonObject document() {
        try (var reader = Json.createReader(Files.newBufferedReader(DOCUMENT))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
