package org.restsip.rest.stream;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.restsip.InvalidValue;

/** What a client asks for with a GET that shall stay open. */
record StreamRequest(HttpServletRequest request) {
    static final String EVENTS = "/events";
    private static final int MAX_RESOURCES = 50;

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
    private boolean isHandshake() {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
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
