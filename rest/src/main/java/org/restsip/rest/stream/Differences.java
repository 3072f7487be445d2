package org.restsip.rest.stream;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What has changed between two states of a resource, child by child: each child that came, changed or went is one
 * change, and so is what the resource says of itself. The order of children is not part of a state.
 */
final class Differences {
    private static final String VERSION = "version";

    /** The lists whose items are children, and how an item is called: by its own URL, or by that of who it is about. */
    private enum Children {
        CHILDREN {
            @Override
            String name(JsonObject parent, JsonObject item) {
                return item.getString("url", "");
            }
        },
        INVITED {
            @Override
            String name(JsonObject parent, JsonObject item) {
                return item.getString("login", "");
            }
        },
        TARGETS {
            @Override
            String name(JsonObject parent, JsonObject item) {
                return parent.getString("to", "") + "/" + item.getString("contact", "");
            }
        };

        abstract String name(JsonObject parent, JsonObject item);

        String member() {
            return name().toLowerCase(Locale.ROOT);
        }

        Map<String, JsonObject> of(JsonObject parent) {
            var items = new LinkedHashMap<String, JsonObject>();
            if (parent.get(member()) instanceof JsonArray array) {
                array.getValuesAs(JsonObject.class).forEach(item -> items.put(name(parent, item), item));
            }
            return items;
        }
    }

    private final JsonObject before;
    private final JsonObject after;
    private final List<JsonObject> changes = new ArrayList<>();

    private Differences(JsonObject before, JsonObject after) {
        this.before = before;
        this.after = after;
    }

    /** The changes that make of one state the other; each is {@code {version, created|updated|deleted, list, entity}}. */
    static List<JsonObject> between(String url, JsonObject before, JsonObject after) {
        var differences = new Differences(before, after);
        if (!own(before).equals(own(after))) {
            differences.add("updated", url, Optional.empty(), Optional.of(withoutLists(after)));
        }
        for (var list : Children.values()) {
            differences.compare(list);
        }
        return differences.changes;
    }

    private void compare(Children list) {
        var old = list.of(before);
        var now = list.of(after);
        old.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> add("deleted", name, Optional.of(list.member()), Optional.empty()));
        now.forEach((name, item) -> {
            var known = Optional.ofNullable(old.get(name));
            if (known.isEmpty()) {
                add("created", name, Optional.of(list.member()), Optional.of(item));
            } else if (!known.get().equals(item)) {
                add("updated", name, Optional.of(list.member()), Optional.of(item));
            }
        });
    }

    private void add(String change, String name, Optional<String> list, Optional<JsonObject> entity) {
        var object = JSON.createObjectBuilder();
        Optional.ofNullable(after.get(VERSION)).ifPresent(version -> object.add(VERSION, version));
        object.add(change, name);
        list.ifPresent(value -> object.add("list", value));
        entity.ifPresent(value -> object.add("entity", value));
        changes.add(object.build());
    }

    private static Map<String, JsonValue> own(JsonObject state) {
        var own = new LinkedHashMap<String, JsonValue>(withoutLists(state));
        own.remove(VERSION);
        return own;
    }

    private static JsonObject withoutLists(JsonObject state) {
        var rest = JSON.createObjectBuilder(state);
        for (var list : Children.values()) {
            rest.remove(list.member());
        }
        return rest.build();
    }
}
