package org.restsip.rest;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.restsip.InvalidValue;
import org.restsip.Page;
import org.restsip.Part;
import org.restsip.user.Ids;

/**
 * Long lists in parts: {@code ?limit=} and {@code ?after=}, and {@code next} in the answer. The cursor holds the key
 * of the last item and is sealed, so that nobody builds upon what it holds; it is good on every node, for its list only.
 */
@Singleton
public class Pages {
    private static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 500;
    private static final int SEAL_BYTES = 12;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern OTHER_PARAMETER =
            Pattern.compile("(?!after=)[A-Za-z0-9_.~%+-]+(=[A-Za-z0-9_.~%:@+-]*)?");

    private final Ids ids;

    @Inject
    public Pages(Ids ids) {
        this.ids = ids;
    }

    /** What the client asks for. */
    Page wanted(HttpServletRequest request) {
        var limit = Optional.ofNullable(request.getParameter("limit"))
                .map(Pages::limit)
                .orElse(DEFAULT_LIMIT);
        return new Page(
                limit, Optional.ofNullable(request.getParameter("after")).map(cursor -> open(request, cursor)));
    }

    /** The part as {@code children}, and where the list goes on. */
    <T> Response show(HttpServletRequest request, Part<T> part, Function<T, JsonObject> view) {
        var children = JSON.createArrayBuilder();
        part.items().forEach(item -> children.add(view.apply(item)));
        var json = JSON.createObjectBuilder().add("children", children);
        part.next().ifPresent(key -> json.add("next", seal(request, key)));
        return Responses.part(json.build(), part.next().map(key -> url(request, key)));
    }

    private static int limit(String text) {
        var limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidValue("limit", "must be a whole number from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    private String seal(HttpServletRequest request, String key) {
        var text = key.getBytes(StandardCharsets.UTF_8);
        var sealed = Arrays.copyOf(mac(request, key), SEAL_BYTES + text.length);
        System.arraycopy(text, 0, sealed, SEAL_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private String open(HttpServletRequest request, String cursor) {
        try {
            var sealed = Base64.getUrlDecoder().decode(cursor);
            if (sealed.length > SEAL_BYTES) {
                var key = new String(sealed, SEAL_BYTES, sealed.length - SEAL_BYTES, StandardCharsets.UTF_8);
                if (MessageDigest.isEqual(mac(request, key), Arrays.copyOf(sealed, SEAL_BYTES))) {
                    return key;
                }
            }
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
        throw foreign();
    }

    private static InvalidValue foreign() {
        return new InvalidValue("after", "must be a \"next\" that this list has given");
    }

    private byte[] mac(HttpServletRequest request, String key) {
        return Arrays.copyOf(ids.mac("cursor", request.getRequestURI(), key), SEAL_BYTES);
    }

    /** This list's URL with the cursor of that key in place of the one before. */
    String url(HttpServletRequest request, String key) {
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        var kept = Arrays.stream(query.split("&", -1))
                .filter(parameter -> OTHER_PARAMETER.matcher(parameter).matches())
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
        return request.getRequestURI() + "?" + kept + "after=" + seal(request, key);
    }
}
