package org.restsip.rest;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.restsip.event.Version;
import org.restsip.rest.json.Problem;
import org.restsip.rest.tree.Format;
import org.restsip.rest.tree.Tree;

/** Answers with the headers that all answers of the API have. */
public final class Responses {
    private static final Logger LOG = System.getLogger(Responses.class.getName());

    private Responses() {}

    static Response ok(JsonObject json) {
        return with(Response.ok(), json).build();
    }

    /** With the version that a client may come back with. */
    static Response ok(JsonObject json, Version version) {
        return with(Response.ok(), json).header("ETag", EntityTags.of(version)).build();
    }

    /** The same of a thing that has more than one view, each with versions of its own. */
    static Response ok(JsonObject json, Version version, String view) {
        return with(Response.ok(), json)
                .header("ETag", EntityTags.of(version, view))
                .build();
    }

    /** The same of a thing that has a plain text of its own, for people to read. */
    static Response ok(JsonObject json, Version version, Function<JsonObject, String> asText) {
        return with(Response.ok(), json)
                .entity(new Tree(json, asText))
                .header("ETag", EntityTags.of(version))
                .build();
    }

    /** A part of a list; the Link leads to the next one (RFC 8288). */
    static Response part(JsonObject json, Optional<String> nextUrl) {
        var response = with(Response.ok(), json);
        nextUrl.ifPresent(url -> response.header("Link", "<" + url + ">; rel=\"next\""));
        return response.build();
    }

    /** 201 with Location, or 200 if it was there before. */
    static Response made(boolean created, String url, JsonObject json) {
        var response = Response.status(created ? 201 : 200);
        return with(created ? response.header("Location", url) : response, json).build();
    }

    /** The same, with the version that the thing now has. */
    static Response made(boolean created, String url, JsonObject json, Version version) {
        return tagged(made(created, url, json), version);
    }

    /** The same answer, with the version of what it shows. */
    static Response tagged(Response response, Version version) {
        return Response.fromResponse(response)
                .header("ETag", EntityTags.of(version))
                .build();
    }

    static Response accepted(String url, JsonObject json) {
        return with(Response.status(202).header("Location", url), json).build();
    }

    static Response problem(Problem problem, HttpHeaders headers) {
        var format = Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT))
                .flatMap(Format::accepted)
                .orElse(Format.JSON);
        var response = Response.status(problem.status())
                .type(format.problemType())
                .header("Cache-Control", "no-store")
                .entity(new Tree(problem.json()));
        problem.retryAfter().ifPresent(seconds -> response.header("Retry-After", seconds));
        return response.build();
    }

    /** The same for those who stand before JAX-RS. */
    public static void write(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        var format = format(request);
        LOG.log(
                problem.status() >= 500 ? Level.INFO : Level.DEBUG,
                "{0} {1} ({2})",
                problem.status(),
                problem.detail(),
                problem.trace());
        response.setStatus(problem.status());
        response.setContentType(format.problemType());
        response.setHeader("Cache-Control", "no-store");
        problem.retryAfter().ifPresent(seconds -> response.setIntHeader("Retry-After", seconds));
        try {
            response.getOutputStream().write(format.write(problem.json()));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the client did not wait for its problem: {0}", e.getMessage());
        }
    }

    /** What {@link FormatParameter} says to JAX-RS. The query is read as it is: a body must not be taken for one. */
    private static Format format(HttpServletRequest request) {
        return Arrays.stream(
                        Optional.ofNullable(request.getQueryString()).orElse("").split("&", -1))
                .filter(parameter -> parameter.startsWith("format="))
                .findFirst()
                .flatMap(parameter -> Format.named(parameter.substring("format=".length())))
                .or(() -> Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                        .flatMap(Format::accepted))
                .orElse(Format.JSON);
    }

    private static ResponseBuilder with(ResponseBuilder response, JsonObject json) {
        return response.header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept, Authorization, Cookie")
                .entity(new Tree(json));
    }
}
