package org.restsip.rest.edge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.restsip.rest.json.Problem;
import org.restsip.server.Settings;

/** What a clean request looks like. Servers and proxies read the others each in their own way, and that is what they are for. */
@Singleton
public class Manners {
    static final String METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS, SEND, CANCEL";

    /** They are for proxies, or show a client's secrets to its scripts; all others are the resources' to refuse. */
    private static final Set<String> NO_METHODS = Set.of("TRACE", "TRACK", "CONNECT");

    /** Nothing in a path means a separator, a control character, a percent sign or a path above. */
    private static final Pattern TRICK =
            Pattern.compile("%(?![0-9A-Fa-f]{2})|%(?:[01][0-9A-Fa-f]|7[Ff]|2[FfEe]|5[Cc]|25|3[BbFf]|23)"
                    + "|[^A-Za-z0-9._~!$&'()*+,=:@%/-]|//|/\\.{1,2}(?:/|$)");

    private static final Pattern RESOURCE_WITH_SLASH = Pattern.compile("/(?:login|call|user|session|events)(?:/.*)?/");
    /** Name, colon, blank, value, end of line. */
    private static final int AROUND_A_HEADER = 4;

    private final int maxUrl;
    private final int maxHeaders;

    @Inject
    public Manners(Settings settings) {
        this(settings.number("http.max-url"), settings.number("http.max-headers"));
    }

    Manners(int maxUrl, int maxHeaders) {
        this.maxUrl = maxUrl;
        this.maxHeaders = maxHeaders;
    }

    /** What is wrong with the request; empty if it is clean. */
    Optional<Problem> fault(HttpServletRequest request) {
        return fault(NO_METHODS.contains(request.getMethod()), 405, "this method is not served")
                .or(() -> fault(urlLength(request) > maxUrl, 414, "a URL must have no more than " + maxUrl + " bytes"))
                .or(() -> fault(
                        headerSize(request) > maxHeaders,
                        431,
                        "all headers together must have no more than " + maxHeaders + " bytes"))
                .or(() -> fault(isAmbiguous(request), 400, "the request can be read in more than one way"))
                .or(() -> fault(TRICK.matcher(request.getRequestURI()).find(), 400, "the path is malformed"))
                .or(() -> fault(!isText(request.getRequestURI()), 400, "the path is not UTF-8"))
                .or(() -> fault(
                        request.getRequestURI().endsWith("/")
                                && RESOURCE_WITH_SLASH
                                        .matcher(request.getRequestURI())
                                        .matches(),
                        404,
                        "there is nothing at this path; perhaps there is without the slash at its end"));
    }

    private static Optional<Problem> fault(boolean found, int status, String detail) {
        return found ? Optional.of(Problem.of(status, detail)) : Optional.empty();
    }

    /** What is no UTF-8 is decoded to the replacement character, which nobody means. */
    private static boolean isText(String path) {
        return path.indexOf('%') < 0
                || URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)
                                .indexOf('\uFFFD')
                        < 0;
    }

    private static int urlLength(HttpServletRequest request) {
        return request.getRequestURI().length()
                + Optional.ofNullable(request.getQueryString()).orElse("").length();
    }

    /** Summed up here, because servers count headers and the length of each, if anything. */
    private static int headerSize(HttpServletRequest request) {
        var size = 0;
        for (var name : new HashSet<>(Collections.list(request.getHeaderNames()))) {
            for (var value : Collections.list(request.getHeaders(name))) {
                size += name.length() + value.length() + AROUND_A_HEADER;
            }
        }
        return size;
    }

    /** RFC 9112, sections 3.2 and 6.3: one host, and one way to tell where the body ends. */
    private static boolean isAmbiguous(HttpServletRequest request) {
        var lengths = values(request, "Content-Length");
        return values(request, "Host").size() > 1
                || (request.getProtocol().equals("HTTP/1.1")
                        && values(request, "Host").isEmpty())
                || new HashSet<>(lengths).size() > 1
                || (!lengths.isEmpty() && !values(request, "Transfer-Encoding").isEmpty());
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
