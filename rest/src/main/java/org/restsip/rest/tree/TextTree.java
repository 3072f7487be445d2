package org.restsip.rest.tree;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** The tree as plain text: a line for each leaf, its path and its value. For people and shell scripts; not to be read back. */
final class TextTree {
    private final StringBuilder lines = new StringBuilder();

    private TextTree() {}

    static String write(JsonObject tree) {
        var text = new TextTree();
        text.value("", tree);
        return text.lines.toString();
    }

    private void value(String path, JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> value.asJsonObject().forEach((name, member) -> value(below(path, name), member));
            case ARRAY -> {
                var items = value.asJsonArray();
                for (var i = 0; i < items.size(); i++) {
                    value(below(path, Integer.toString(i)), items.get(i));
                }
            }
            case STRING -> line(path, ((JsonString) value).getString());
            default -> line(path, value.toString());
        }
    }

    /** A value stays on its line, whatever it holds. */
    private void line(String path, String text) {
        lines.append(path)
                .append(": ")
                .append(text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n"))
                .append('\n');
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
