package org.restsip.tests.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.tests.house.Server;

/** What the server says about its own API, to anybody. */
class DocumentationIT {
    private static final Server SERVER = ContractServer.server();
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");
    private static final String ADDITIONAL = "x-oai-additionalOperations";

    @Test
    void theDocumentIsOpenApi31WithSendAndCancel() {
        var document = document();

        assertThat(document.getString("openapi")).startsWith("3.1");
        var login = document.getJsonObject("paths").getJsonObject("/login/{email}");
        assertThat(login.getJsonObject(ADDITIONAL)).containsKey("SEND");
        var receipt = document.getJsonObject("paths").getJsonObject("/login/{email}/send/{message}");
        assertThat(receipt.getJsonObject(ADDITIONAL)).containsKey("CANCEL");
    }

    @Test
    void itComesAsYamlToo() {
        var byParameter = SERVER.anonymous().get("/openapi?format=yaml").expect(200);
        var byHeader = SERVER.anonymous()
                .with("Accept", "application/yaml")
                .get("/openapi")
                .expect(200);

        assertThat(byParameter.text()).startsWith("---").contains("openapi: 3.1");
        assertThat(byHeader.text()).isEqualTo(byParameter.text());
        assertThat(byHeader.header("Content-Type")).startsWith("application/yaml");
        SERVER.anonymous().get("/openapi?format=word").expect(400);
    }

    /** What it names may not be there; that is another 404 than that of a path where nothing can be. */
    @Test
    void everyOperationThatItDescribesIsThere() {
        var user = SERVER.signUp("reader");

        assertThat(operations(document())).isNotEmpty().allSatisfy(operation -> {
            var parts = operation.split(" ", 2);
            var path = parts[1].replace("{email}", user.address())
                    .replaceAll("\\{[^}]*}", parts[0].equals("CANCEL") ? "m0" : "c0");
            var answer = user.at(SERVER).request(parts[0], path, "application/json", "{}".getBytes(UTF_8));
            assertThat(answer.status()).as("%s", answer).isNotEqualTo(405).isNotIn(500, 501);
            assertThat(answer.text()).as(operation).doesNotContain("there is nothing at this path");
        });
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        var page = SERVER.anonymous().get("/docs/api").expect(200);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'");
        assertThat(page.text()).doesNotContain("http://", "https://", "<style", "<script>");
        var linked = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page.text());
        assertThat(linked.results().map(match -> match.group(1)))
                .hasSizeGreaterThan(3)
                .allSatisfy(path -> SERVER.anonymous().get(path).expect(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/api/swagger-ui-bundle.js", "/docs/api/swagger-ui.css", "/docs/api/start.js"})
    void itsPartsAreKeptAndAreWhatTheySayTheyAre(String path) {
        var part = SERVER.anonymous().get(path).expect(200);

        assertThat(part.header("Content-Type")).startsWith(path.endsWith(".js") ? "text/javascript" : "text/css");
        assertThat(part.header("Cache-Control")).contains("max-age=");
        assertThat(part.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void nothingElseOfTheServerLiesThere() {
        SERVER.anonymous().get("/docs/api/openapi.json").expect(404);
    }

    private static JsonObject document() {
        return SERVER.anonymous().get("/openapi").expect(200).json();
    }

    private static List<String> operations(JsonObject document) {
        return document.getJsonObject("paths").entrySet().stream()
                .flatMap(path -> operations(path.getKey(), path.getValue().asJsonObject()))
                .toList();
    }

    private static Stream<String> operations(String path, JsonObject item) {
        var own = item.getOrDefault(ADDITIONAL, JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        return Stream.concat(METHODS.stream().filter(item::containsKey), own.keySet().stream())
                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path);
    }
}
