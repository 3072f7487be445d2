package org.restsip.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as far as tests ask for one. */
public final class TestRequest {
    private final String method;
    private final String uri;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    private String remote = "192.0.2.1";
    private boolean secure;

    private TestRequest(String method, String uri) {
        this.method = method;
        this.uri = uri;
    }

    public static TestRequest get(String uri) {
        return of("GET", uri);
    }

    public static TestRequest of(String method, String uri) {
        return new TestRequest(method, uri);
    }

    public TestRequest with(String header, String value) {
        headers.computeIfAbsent(header, name -> new ArrayList<>()).add(value);
        return this;
    }

    public TestRequest from(String address) {
        remote = address;
        return this;
    }

    public TestRequest overTls() {
        secure = true;
        return this;
    }

    public HttpServletRequest build() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> answer(called.getName(), arguments == null ? new Object[0] : arguments));
    }

    private @Nullable Object answer(String called, Object[] arguments) {
        return switch (called) {
            case "getMethod" -> method;
            case "getRequestURI" -> uri.replaceFirst("\\?.*", "");
            case "getContextPath" -> "";
            case "getProtocol" -> "HTTP/1.1";
            case "getQueryString" -> uri.contains("?") ? uri.substring(uri.indexOf('?') + 1) : null;
            case "getParameter" -> parameter((String) arguments[0]);
            case "getRemoteAddr" -> remote;
            case "isSecure" -> secure;
            case "getUserPrincipal" -> null;
            case "getContentLengthLong" ->
                first("Content-Length").map(Long::valueOf).orElse(-1L);
            case "getContentType" -> first("Content-Type").orElse(null);
            case "getHeader" -> first((String) arguments[0]).orElse(null);
            case "getHeaders" -> Collections.enumeration(headers.getOrDefault((String) arguments[0], List.of()));
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            default -> throw new UnsupportedOperationException(called.toLowerCase(Locale.ROOT));
        };
    }

    private Optional<String> first(String header) {
        return headers.getOrDefault(header, List.of()).stream().findFirst();
    }

    private @Nullable String parameter(String name) {
        return Arrays.stream(uri.replaceFirst("[^?]*\\??", "").split("&", -1))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(null);
    }
}
