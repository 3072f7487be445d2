package org.restsip.rest.json;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.restsip.rest.tree.UnreadableBody;

/**
 * The fields of an HTML form as members of an object: a dot leads inside ({@code presence.status}), a field that is there
 * more than once is a list, and one that was left empty is not there.
 */
public final class FormFields {
    private FormFields() {}

    public static String name(String field) {
        var equals = field.indexOf('=');
        return decoded(equals < 0 ? field : field.substring(0, equals));
    }

    public static String value(String field) {
        var equals = field.indexOf('=');
        return equals < 0 ? "" : decoded(field.substring(equals + 1));
    }

    static JsonObject members(byte[] form, int maxDepth) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var field : new String(form, StandardCharsets.UTF_8).split("&", -1)) {
            if (!value(field).isEmpty()) {
                fields.computeIfAbsent(name(field), name -> new ArrayList<>()).add(value(field));
            }
        }
        return object(fields, maxDepth).build();
    }

    private static JsonObjectBuilder object(Map<String, List<String>> fields, int maxDepth) {
        if (maxDepth == 0) {
            throw new UnreadableBody("the form is nested too deeply");
        }
        var object = JSON.createObjectBuilder();
        var inner = new LinkedHashMap<String, Map<String, List<String>>>();
        fields.forEach((name, values) -> {
            var dot = name.indexOf('.');
            if (dot > 0) {
                inner.computeIfAbsent(name.substring(0, dot), outer -> new LinkedHashMap<>())
                        .put(name.substring(dot + 1), values);
            } else if (values.size() == 1) {
                object.add(name, values.get(0));
            } else {
                object.add(name, JSON.createArrayBuilder(values));
            }
        });
        inner.forEach((name, members) -> object.add(name, object(members, maxDepth - 1)));
        return object;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableBody("the body is not a form", e);
        }
    }
}
