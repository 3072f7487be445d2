package org.restsip.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.restsip.event.Expected;
import org.restsip.event.Version;

/** Entity tags (RFC 9110, section 8.8.3): a version, and how it is shown. */
final class EntityTags {
    private static final Pattern TAG = Pattern.compile("(W/)?\"([0-9a-z]+\\.[0-9]+)[^\"]*\"");

    private EntityTags() {}

    /** The {@code If-Match} header; tags that are not ours match nothing. */
    static Expected expected(HttpServletRequest request) {
        var header = Collections.list(request.getHeaders("If-Match"));
        if (header.isEmpty() || header.stream().anyMatch(value -> value.strip().equals("*"))) {
            return Expected.ANY;
        }
        return Expected.oneOf(TAG.matcher(String.join(",", header))
                .results()
                .filter(tag -> tag.group(1) == null)
                .flatMap(tag -> Version.parse(tag.group(2)).stream())
                .collect(Collectors.toSet()));
    }

    static String of(Version version) {
        return '"' + version.toString() + '"';
    }
}
