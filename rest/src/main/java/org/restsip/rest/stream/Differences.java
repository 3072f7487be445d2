package org.restsip.rest.stream;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What has changed between two states of a resource, child by child: each child that came, changed or went is one
 * change, and so is what the resource says of itself. The order of children is not part of a state.
 */
final class Differences {
    private static final String VERSION = "version";
    /** Runs down by itself, which is no change. */
    private static final String RUNNING = "expires";

    /** The lists whose items are children, and how an item is called: by its own URL, or by that of who it is about. */
    private static final Map<String, BiFunction<JsonObject, JsonObject, String>> LISTS = Map.of(
            "children", (parent, item) -> item.getString("url", ""),
            "invited", (parent, item) -> item.getString("login", ""),
            "targets", (parent, item) -> parent.getString("to", "") + "/" + item.getString("contact", ""));

    private final String url;
    private final JsonObject before;
    private final JsonObject after;
    private final List<JsonObject> changes = new ArrayList<>();

    private Differences(String url, JsonObject before, JsonObject after) {
        this.url = url;
        this.before = before;
        this.after = after;
    }

    /** The changes that make of one state the other; each is {@code {version, created|updated|deleted, list, entity}}. */
    static List<JsonObject> between(String url, JsonObject before, JsonObject after) {
        var differences = new Differences(url, before, after);
        if (!own(before).equals(own(after))) {
            differences.add("updated", url, Optional.empty(), Optional.of(withoutLists(after)));
        }
        LISTS.keySet().stream().sorted().forEach(differences::compare);
        return differences.changes;
    }

    private void compare(String list) {
        var old = items(list, before);
        var now = items(list, after);
        old.forEach((name, item) -> {
            if (!now.containsKey(name)) {
                add("deleted", name, Optional.of(list), Optional.empty());
            }
        });
        now.forEach((name, item) -> {
            if (!old.containsKey(name)) {
                add("created", name, Optional.of(list), Optional.of(item));
            } else if (!lasting(old.get(name)).equals(lasting(item))) {
                add("updated", name, Optional.of(list), Optional.of(item));
            }
        });
    }

    private void add(String change, String name, Optional<String> list, Optional<JsonObject> entity) {
        var object = Json.createObjectBuilder();
        Optional.ofNullable(after.get(VERSION)).ifPresent(version -> object.add(VERSION, version));
        object.add(change, name);
        list.ifPresent(value -> object.add("list", value));
        entity.ifPresent(value -> object.add("entity", value));
        changes.add(object.build());
    }

    private static Map<String, JsonObject> items(String list, JsonObject state) {
        var items = new LinkedHashMap<String, JsonObject>();
        if (state.get(list) instanceof JsonArray array) {
            for (var item : array.getValuesAs(JsonObject.class)) {
                items.put(LISTS.get(list).apply(state, item), item);
            }
        }
        return items;
    }

    private static Map<String, JsonValue> own(JsonObject state) {
        var own = new LinkedHashMap<String, JsonValue>(lasting(withoutLists(state)));
        own.remove(VERSION);
        return own;
    }

    private static JsonObject withoutLists(JsonObject state) {
        var rest = Json.createObjectBuilder(state);
        LISTS.keySet().forEach(rest::remove);
        return rest.build();
    }

    private static JsonObject lasting(JsonObject item) {
        return item.containsKey(RUNNING)
                ? Json.createObjectBuilder(item).remove(RUNNING).build()
                : item;
    }
}
