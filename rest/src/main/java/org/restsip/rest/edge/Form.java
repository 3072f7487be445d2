package org.restsip.rest.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.restsip.rest.json.FormFields;

/** A form as it was sent, field by field. */
record Form(List<String> fields) {
    private static final String TYPE = "application/x-www-form-urlencoded";

    static boolean isForm(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(TYPE))
                .isPresent();
    }

    static Form of(byte[] body) {
        return new Form(Arrays.asList(new String(body, StandardCharsets.ISO_8859_1).split("&", -1)));
    }

    List<String> values(String name) {
        return fields.stream()
                .filter(field -> FormFields.name(field).equals(name))
                .map(FormFields::value)
                .toList();
    }

    /** The other fields, byte for byte. */
    byte[] without(String name) {
        return fields.stream()
                .filter(field -> !FormFields.name(field).equals(name))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
