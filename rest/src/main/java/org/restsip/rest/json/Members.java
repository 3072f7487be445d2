package org.restsip.rest.json;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.restsip.InvalidValue;

/**
 * The members of a request's object. Each is asked for as what it must be; one of another kind is
 * refused by name. A member that is null counts as absent, an unknown one is ignored.
 *
 * @param path   where the object stands in the request, empty for the request itself
 */
public record Members(JsonObject object, String path) {
    /** No number of the API has more digits; longer ones are not even worked out. */
    private static final int MAX_DIGITS = 18;

    public static final Members NONE = new Members(JsonValue.EMPTY_JSON_OBJECT, "");

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
        return value(name).map(value -> switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw new InvalidValue(path + name, "must be true or false");
        });
    }

    public Optional<Integer> wholeNumber(String name) {
        return value(name).map(value -> {
            var number = number(name, value);
            try {
                return number.bigDecimalValue().intValueExact();
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
                return new Members(inner, path + name + ".");
            }
            throw new InvalidValue(path + name, "must be an object");
        });
    }

    public List<String> texts(String name) {
        return value(name)
                .map(value -> {
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

    private JsonNumber number(String name, JsonValue value) {
        if (value instanceof JsonNumber number
                && number.bigDecimalValue().precision() <= MAX_DIGITS
                && Math.abs(number.bigDecimalValue().scale()) <= MAX_DIGITS) {
            return number;
        }
        throw new InvalidValue(path + name, "must be a number");
    }
}
