package org.restsip.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.restsip.rest.tree.Format;

/** A client that applies all differences to the first state it was shown has the newest one. */
class DifferencesProperty {
    private static final Map<String, String> NAMES = Map.of("children", "url", "invited", "login");

    @Property
    void theDifferencesMakeOfOneStateTheOther(@ForAll long seed) {
        var random = new Random(seed);
        var before = state(random, 1);
        var after = state(random, 2);
        assertThat(applied(before, Differences.between("/call/k1", before, after)))
                .isEqualTo(sorted(after));
    }

    @Property(tries = 100)
    void andSoDoThoseReadFromXml(@ForAll long seed) {
        var random = new Random(seed);
        var before = state(random, 1);
        var after = state(random, 2);
        var read = Differences.between("/call/k1", before, after).stream()
                .map(change -> Format.readXml(Format.xmlElement("event", change).getBytes(StandardCharsets.UTF_8), 32))
                .toList();
        assertThat(applied(before, read)).isEqualTo(sorted(after));
    }

    @Property
    void nothingIsDifferentInOneState(@ForAll long seed) {
        var state = state(new Random(seed), 1);
        assertThat(Differences.between("/call/k1", state, state)).isEmpty();
    }

    /** What a client does with them, as the guide tells it. */
    private static Map<String, Object> applied(JsonObject before, List<JsonObject> changes) {
        var state = sorted(before);
        state.put("version", Json.createValue("abc.2"));
        for (var change : changes) {
            assertThat(change.getString("version")).isEqualTo("abc.2");
            var list = change.getString("list", "");
            if (list.isEmpty()) {
                var lists = new LinkedHashMap<>(state);
                lists.keySet().retainAll(NAMES.keySet());
                state = new LinkedHashMap<>(change.getJsonObject("entity"));
                state.putAll(lists);
            } else {
                apply(change, items(Objects.requireNonNull(state.get(list))));
            }
        }
        return state;
    }

    private static void apply(JsonObject change, Map<String, JsonObject> items) {
        if (change.containsKey("deleted")) {
            items.remove(change.getString("deleted"));
        } else {
            items.put(
                    change.containsKey("created") ? change.getString("created") : change.getString("updated"),
                    change.getJsonObject("entity"));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, JsonObject> items(Object list) {
        return (Map<String, JsonObject>) list;
    }

    private static Map<String, Object> sorted(JsonObject state) {
        var sorted = new LinkedHashMap<String, Object>(state);
        NAMES.forEach((list, name) -> {
            var items = new LinkedHashMap<String, JsonObject>();
            state.getJsonArray(list)
                    .getValuesAs(JsonObject.class)
                    .forEach(item -> items.put(item.getString(name), item));
            sorted.put(list, items);
        });
        return sorted;
    }

    /** Some of a few possible children, each in one of a few looks. */
    private static JsonObject state(Random random, int counter) {
        var state = Json.createObjectBuilder()
                .add("url", "/call/k1")
                .add("version", "abc." + counter)
                .add("subject", "subject " + random.nextInt(2));
        NAMES.forEach((list, name) -> {
            var numbers = new ArrayList<>(List.of(1, 2, 3, 4));
            java.util.Collections.shuffle(numbers, random);
            var items = Json.createArrayBuilder();
            numbers.subList(0, random.nextInt(5))
                    .forEach(number -> items.add(Json.createObjectBuilder()
                            .add(name, "/" + list + "/" + number)
                            .add("state", "state " + random.nextInt(3))));
            state.add(list, items);
        });
        return state.build();
    }
}
