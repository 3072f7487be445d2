package org.restsip.tests.guide;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether an answer is like the one that the guide shows: JSON has at least those members, of the same types; other text
 * has those lines in that order. Texts are the same, where {@code …} stands for anything.
 */
public final class Shape {
    private static final String ANYTHING = "…";

    private Shape() {}

    public static boolean isLike(Guide.Block shown, String answer) {
        return shown.language().equals("json")
                ? isLike(json(shown.text()), json(answer))
                : hasLines(shown.text(), answer);
    }

    static boolean isLike(JsonValue shown, JsonValue answer) {
        if (shown instanceof JsonObject object) {
            return answer instanceof JsonObject other
                    && object.entrySet().stream()
                            .allMatch(member -> other.containsKey(member.getKey())
                                    && isLike(member.getValue(), other.get(member.getKey())));
        }
        if (shown instanceof JsonArray array) {
            return answer instanceof JsonArray other && isLike(array, other);
        }
        if (shown instanceof JsonString text) {
            return answer instanceof JsonString other && isLike(text.getString(), other.getString());
        }
        return shown.getValueType() == answer.getValueType();
    }

    private static boolean isLike(JsonArray shown, JsonArray answer) {
        if (shown.size() > answer.size()) {
            return false;
        }
        for (var i = 0; i < shown.size(); i++) {
            if (!isLike(shown.get(i), answer.get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean hasLines(String shown, String answer) {
        var rest = answer.lines().iterator();
        return shown.lines().filter(line -> !line.isBlank()).allMatch(line -> {
            while (rest.hasNext()) {
                if (isLike(line.strip(), rest.next().strip())) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean isLike(String shown, String answer) {
        var pattern =
                Arrays.stream(shown.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(answer).matches();
    }

    private static JsonValue json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (jakarta.json.JsonException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
