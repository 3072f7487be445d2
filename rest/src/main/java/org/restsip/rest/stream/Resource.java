package org.restsip.rest.stream;

import java.util.Optional;
import java.util.regex.Pattern;
import org.restsip.event.Version;

/**
 * A resource that a client names, and the version of it that it knows: {@code /login/a@x@version}.
 *
 * @param path where it is
 */
record Resource(String path, Optional<Version> seen) {
    private static final Pattern WITH_VERSION = Pattern.compile("(/login/[^@]*@[^@]*|[^@]*)@([0-9a-z]+\\.[0-9]+)");

    /** A plus sign that a client did not encode has become a blank, of which no path has any. */
    static Resource parse(String text) {
        var path = text.replace(' ', '+');
        var matcher = WITH_VERSION.matcher(path);
        return matcher.matches() && !isAddress(path, matcher.group(1))
                ? new Resource(matcher.group(1), Version.parse(matcher.group(2)))
                : new Resource(path, Optional.empty());
    }

    Resource knowing(Optional<Version> better) {
        return better.isPresent() ? new Resource(path, better) : this;
    }

    /** What looks like a version is the domain if there is no other. */
    private static boolean isAddress(String path, String rest) {
        return path.startsWith("/login/") && rest.indexOf('@') < 0;
    }
}
