package org.restsip.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.restsip.user.FreeFields;

/** Free fields as lines of {@code name:value}; neither can hold a line break. */
@Converter
public class FieldsAsText implements AttributeConverter<FreeFields, String> {

    @Override
    public String convertToDatabaseColumn(FreeFields fields) {
        return fields.values().entrySet().stream()
                .map(field -> field.getKey() + ":" + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public FreeFields convertToEntityAttribute(String text) {
        var values = new TreeMap<String, String>();
        text.lines().forEach(line -> {
            var colon = line.indexOf(':');
            values.put(line.substring(0, colon), line.substring(colon + 1));
        });
        return new FreeFields(values);
    }
}
