package org.restsip.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.restsip.event.Expected;
import org.restsip.event.Version;

/**
 * Entity tags (RFC 9110, section 8.8.3): {@code "version-view-representation"}, the view only if a thing has more than
 * one. A resource names version and view; {@link Revalidation} adds the representation, once it is known.
 */
final class EntityTags {
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final Pattern OURS =
            Pattern.compile("([0-9a-z]+\\.[0-9]+)(?:-(?!(?:json|xml|text)$)([a-z]+))?(?:-(?:json|xml|text))?");

    private EntityTags() {}

    static String of(Version version) {
        return '"' + version.toString() + '"';
    }

    static String of(Version version, String view) {
        return '"' + version.toString() + '-' + view + '"';
    }

    /** The tag of one representation. */
    static String inFormat(String tag, String format) {
        return tag.substring(0, tag.length() - 1) + '-' + format + '"';
    }

    /** What {@code If-Match} and {@code If-None-Match} say; tags that are not ours match nothing. */
    static Expected expected(HttpServletRequest request) {
        return expected(request, Optional.empty());
    }

    /** The same, where only tags of that view say something. */
    static Expected expected(HttpServletRequest request, String view) {
        return expected(request, Optional.of(view));
    }

    private static Expected expected(HttpServletRequest request, Optional<String> view) {
        var seen = Collections.list(request.getHeaders("If-None-Match"));
        return isAny(seen) ? Expected.NOTHING : believed(request, view).butNoneOf(versions(seen, tag -> true, view));
    }

    private static Expected believed(HttpServletRequest request, Optional<String> view) {
        var believed = Collections.list(request.getHeaders("If-Match"));
        return believed.isEmpty() || isAny(believed)
                ? Expected.ANY
                : Expected.oneOf(versions(believed, EntityTags::isStrong, view));
    }

    private static Set<Version> versions(
            Collection<String> header, Predicate<MatchResult> counts, Optional<String> view) {
        return TAG.matcher(String.join(",", header))
                .results()
                .filter(counts)
                .flatMap(tag -> version(tag.group(2), view).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isStrong(MatchResult tag) {
        return tag.group(1) == null;
    }

    /** Whether a client has what this tag names (RFC 9110, section 13.1.2: weak and strong tags are alike here). */
    static boolean isKnown(Collection<String> ifNoneMatch, String tag) {
        return isAny(ifNoneMatch)
                || TAG.matcher(String.join(",", ifNoneMatch))
                        .results()
                        .anyMatch(known -> tag.equals('"' + known.group(2) + '"'));
    }

    private static boolean isAny(Collection<String> header) {
        return header.stream().anyMatch(value -> value.strip().equals("*"));
    }

    private static Optional<Version> version(String tag, Optional<String> view) {
        var matcher = OURS.matcher(tag);
        return matcher.matches() && isOf(view, matcher) ? Version.parse(matcher.group(1)) : Optional.empty();
    }

    private static boolean isOf(Optional<String> view, MatchResult tag) {
        var named = Optional.ofNullable(tag.group(2));
        return named.isEmpty() || view.isEmpty() || named.equals(view);
    }
}
