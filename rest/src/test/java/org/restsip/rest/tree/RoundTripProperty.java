package org.restsip.rest.tree;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One tree, whatever it holds, is the same after a journey through JSON and XML. */
class RoundTripProperty {

    @Property(tries = 500)
    void jsonToXmlAndBackIsTheSameTree(@ForAll("trees") JsonObject tree) {
        try (var reader = Json.createReader(new ByteArrayInputStream(Format.JSON.write(tree)))) {
            var read = reader.readObject();
            assertThat(read).isEqualTo(tree);
            assertThat(Format.readXml(Format.XML.write(read), 64)).isEqualTo(tree);
        }
    }

    @Provide
    Arbitrary<JsonObject> trees() {
        return objects(3);
    }

    private static Arbitrary<JsonObject> objects(int depth) {
        return Arbitraries.maps(names(), values(depth)).ofMaxSize(4).map(members -> {
            var object = Json.createObjectBuilder();
            members.forEach(object::add);
            return object.build();
        });
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "id", "children", "member", "item", "xml", "type", "min-expires", "", "a b", "\u0000", "é"),
                texts());
    }

    private static Arbitrary<JsonValue> values(int depth) {
        Arbitrary<JsonValue> leaf = Arbitraries.oneOf(
                texts().map(Json::createValue),
                Arbitraries.of(JsonValue.TRUE, JsonValue.FALSE, JsonValue.NULL),
                Arbitraries.longs().map(Json::createValue),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
                        .ofScale(6)
                        .map(Json::createValue));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<JsonValue> lists = values(depth - 1).list().ofMaxSize(3).map(items -> {
            var array = Json.createArrayBuilder();
            items.forEach(array::add);
            return array.build();
        });
        return Arbitraries.oneOf(leaf, lists, objects(depth - 1).map(object -> object));
    }

    /** Well-formed Unicode: JSON in UTF-8 cannot carry half of a surrogate pair. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('\u0000', '\uD7FF').ofMaxLength(12),
                Arbitraries.of("", " ", "\r\n", "\t", "]]>", "<a&b>", "\uFFFE", "😀", "-0", "1e5", "true"));
    }
}
