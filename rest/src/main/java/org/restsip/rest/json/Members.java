package org.restsip.rest.json;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.restsip.InvalidValue;

/**
 * The members of a request's object. Each is asked for as what it must be; one of another kind is
 * refused by name. A member that is null counts as absent, an unknown one is ignored.
 *
 * @param path    where the object stands in the request, empty for the request itself
 * @param untyped whether the request's format has only text, so that a text may stand for a number or a boolean
 */
public record Members(JsonObject object, String path, boolean untyped) {
    /** No number of the API has more digits; longer ones are not even worked out. */
    private static final int MAX_DIGITS = 18;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    public static final Members NONE = new Members(JsonValue.EMPTY_JSON_OBJECT, "", false);

    public Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonString string) {
                return string.getString();
            }
            throw new InvalidValue(path + name, "must be a string");
        });
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> new InvalidValue(path + name, "is missing"));
    }

    public Optional<Boolean> flag(String name) {
        return value(name).map(value -> switch (untyped ? text(value).orElse(value.toString()) : value.toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue(path + name, "must be true or false");
        });
    }

    public Optional<Integer> wholeNumber(String name) {
        return value(name).map(value -> {
            var number = number(name, value);
            try {
                return number.intValueExact();
            } catch (ArithmeticException e) {
                throw new InvalidValue(path + name, "must be a whole number");
            }
        });
    }

    public Optional<Double> decimal(String name) {
        return value(name).map(value -> number(name, value).doubleValue());
    }

    public Optional<Members> object(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonObject inner) {
                return new Members(inner, path + name + ".", untyped);
            }
            throw new InvalidValue(path + name, "must be an object");
        });
    }

    public List<String> texts(String name) {
        return value(name)
                .map(value -> {
                    if (untyped && value instanceof JsonString alone) {
                        return List.of(alone.getString());
                    }
                    if (value.getValueType() != JsonValue.ValueType.ARRAY) {
                        throw new InvalidValue(path + name, "must be a list of strings");
                    }
                    return value.asJsonArray().stream()
                            .map(item -> {
                                if (item instanceof JsonString string) {
                                    return string.getString();
                                }
                                throw new InvalidValue(path + name, "must be a list of strings");
                            })
                            .toList();
                })
                .orElse(List.of());
    }

    /** The member as it is; empty if it is absent or null. */
    public Optional<JsonValue> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> value.getValueType() != JsonValue.ValueType.NULL);
    }

    private BigDecimal number(String name, JsonValue value) {
        var number = value instanceof JsonNumber json
                ? Optional.of(json.bigDecimalValue())
                : text(value)
                        .filter(text -> untyped && NUMBER.matcher(text).matches())
                        .map(BigDecimal::new);
        return number.filter(decimal -> decimal.precision() <= MAX_DIGITS && Math.abs(decimal.scale()) <= MAX_DIGITS)
                .orElseThrow(() -> new InvalidValue(path + name, "must be a number"));
    }

    private static Optional<String> text(JsonValue value) {
        return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }
}
