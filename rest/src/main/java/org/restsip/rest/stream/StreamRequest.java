package org.restsip.rest.stream;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.restsip.InvalidValue;
import org.restsip.event.Version;
import org.restsip.rest.tree.Format;

/** What a client asks for with a GET that shall stay open. */
record StreamRequest(HttpServletRequest request) {
    static final String EVENTS = "/events";
    private static final int MAX_RESOURCES = 50;
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,6})\"?");
    private static final Pattern TAG = Pattern.compile("\"([0-9a-z]+\\.[0-9]+)(?:-[a-z]+)??-(json|xml|text)\"");

    /** Whether it is one. HEAD asks what GET would begin with. */
    boolean staysOpen() {
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && !isHandshake()
                && (isForMany() || Framing.named(accept()).isPresent() || watches());
    }

    boolean isHead() {
        return request.getMethod().equals("HEAD");
    }

    /** Whether it names its resources itself. */
    boolean isForMany() {
        return path().equals(EVENTS);
    }

    /** For how many seconds an ordinary GET would wait for news (RFC 7240, section 4.3). */
    OptionalInt patience() {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .map(WAIT::matcher)
                .filter(Matcher::find)
                .mapToInt(wait -> Integer.parseInt(wait.group(1)))
                .filter(seconds -> request.getMethod().equals("GET") && seconds > 0)
                .findFirst();
    }

    /** The version that the client has, in the very form that it asks for. */
    Optional<Version> known() {
        var format = Optional.ofNullable(request.getParameter("format"))
                .flatMap(Format::named)
                .or(() -> Format.accepted(accept()))
                .map(Format::word);
        return Collections.list(request.getHeaders("If-None-Match")).stream()
                .flatMap(value -> TAG.matcher(value).results())
                .filter(tag -> format.equals(Optional.of(tag.group(2))))
                .flatMap(tag -> Version.parse(tag.group(1)).stream())
                .findFirst();
    }

    Resource resource() {
        return new Resource(path(), known());
    }

    Framing framing() {
        return Framing.suiting(accept());
    }

    Changes changes() {
        return Changes.named(Optional.ofNullable(request.getParameter("changes")));
    }

    /** What is asked for, and which versions of it are known. */
    List<Resource> resources() {
        var named = isForMany() ? named() : List.of(new Resource(path(), Optional.empty()));
        var known = Marks.parse(Optional.ofNullable(request.getHeader("Last-Event-ID")), named.size());
        return IntStream.range(0, named.size())
                .mapToObj(index -> named.get(index).knowing(known.get(index)))
                .toList();
    }

    private List<Resource> named() {
        var values = Optional.ofNullable(request.getParameterValues("resource")).orElse(new String[0]);
        if (values.length == 0 || values.length > MAX_RESOURCES) {
            throw new InvalidValue("resource", "must be given 1 to " + MAX_RESOURCES + " times");
        }
        return Arrays.stream(values).map(Resource::parse).toList();
    }

    /** A WebSocket begins with a GET too. */
    boolean isHandshake() {
        return isForMany() && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private boolean watches() {
        return Optional.ofNullable(request.getParameter("watch"))
                .filter(value -> !value.equals("false"))
                .isPresent();
    }

    private String accept() {
        return Optional.ofNullable(request.getHeader("Accept")).orElse("*/*");
    }

    private String path() {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
