package org.restsip.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document that the build made of the resources: valid, whole, and good to read. */
class OpenApiDocumentTest {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private static final List<String> BEFORE_JAX_RS = List.of("GET /events");

    private final JsonObject document = read("openapi.json");

    /** An operation as the document has it. */
    private record Described(String name, JsonObject operation) {}

    @Test
    void itIsValidOpenApi31() {
        var schema = SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(text("openapi-3.1-schema.json"));

        assertThat(schema.validate(document.toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void everyOperationOfTheCodeIsInIt() {
        var described = operations().map(Described::name).collect(Collectors.toSet());

        assertThat(described).containsAll(Resources.operations());
    }

    @Test
    void itPromisesNothingThatTheCodeHasNot() {
        assertThat(operations().map(Described::name).filter(name -> !BEFORE_JAX_RS.contains(name)))
                .isSubsetOf(Resources.operations());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references = new ArrayList<String>();
        collectReferences(document, references);

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            JsonPointer pointer = Json.createPointer(reference.substring(1));
            assertThat(pointer.containsValue(document)).as(reference).isTrue();
        });
    }

    @Test
    void everyOperationSaysWhatItDoesAndWhatComesOfIt() {
        assertThat(operations()).allSatisfy(described -> {
            assertThat(described.operation().getString("summary", ""))
                    .as(described.name())
                    .isNotBlank();
            assertThat(described.operation().getJsonArray("tags"))
                    .as(described.name())
                    .isNotEmpty();
            assertThat(answers(described)).as(described.name()).isNotEmpty().allSatisfy(OpenApiDocumentTest::isShown);
        });
    }

    @Test
    void everyRequestBodyHasAnExample() {
        assertThat(operations().filter(described -> described.operation().containsKey("requestBody")))
                .isNotEmpty()
                .allSatisfy(described -> isShown(resolved(described.operation().getJsonObject("requestBody"))));
    }

    @Test
    void operationsAreCalledByNamesOfTheirOwn() {
        assertThat(operations()
                        .filter(described -> METHODS.contains(
                                described.name().split(" ", 2)[0].toLowerCase(Locale.ROOT)))
                        .map(described -> described.operation().getString("operationId")))
                .doesNotHaveDuplicates();
    }

    // ----------------------------------------------------------------------------------------------------- the tree

    private Stream<Described> operations() {
        return document.getJsonObject("paths").entrySet().stream()
                .flatMap(path -> operations(path.getKey(), path.getValue().asJsonObject()));
    }

    private static Stream<Described> operations(String path, JsonObject item) {
        var usual = METHODS.stream()
                .filter(item::containsKey)
                .map(method -> new Described(Resources.name(method, path), item.getJsonObject(method)));
        var own = item.getOrDefault(OpenApiCompletion.ADDITIONAL, JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject();
        return Stream.concat(
                usual,
                own.keySet().stream()
                        .map(method -> new Described(Resources.name(method, path), own.getJsonObject(method))));
    }

    private List<JsonObject> answers(Described described) {
        return described.operation().getJsonObject("responses").values().stream()
                .map(response -> resolved(response.asJsonObject()))
                .toList();
    }

    private JsonObject resolved(JsonObject value) {
        return value.containsKey("$ref")
                ? Json.createPointer(value.getString("$ref").substring(1))
                        .getValue(document)
                        .asJsonObject()
                : value;
    }

    /** In words, and by an example if there is something to see. */
    private static void isShown(JsonObject described) {
        var content =
                described.getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        if (content.isEmpty()) {
            assertThat(described.getString("description", "")).isNotBlank();
        } else {
            assertThat(content.values().stream().map(JsonValue::asJsonObject))
                    .as("%s", described)
                    .anyMatch(type -> type.containsKey("example") || type.containsKey("examples"));
        }
    }

    private static void collectReferences(JsonValue value, List<String> into) {
        if (value instanceof JsonObject object) {
            if (object.get("$ref") instanceof JsonString reference) {
                into.add(reference.getString());
            }
            object.values().forEach(child -> collectReferences(child, into));
        } else if (value instanceof JsonStructure array) {
            array.asJsonArray().forEach(child -> collectReferences(child, into));
        }
    }

    // ---------------------------------------------------------------------------------------------------- the files

    private static JsonObject read(String file) {
        try (var reader = Json.createReader(open(file))) {
            return reader.readObject();
        }
    }

    private static String text(String file) {
        try (var in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(OpenApiDocumentTest.class.getResourceAsStream(file), file);
    }
}
