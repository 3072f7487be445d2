package org.restsip.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.restsip.event.Version;
import org.restsip.rest.json.Problem;

/** Answers with the headers that all answers of the API have. */
public final class Responses {
    private static final Logger LOG = System.getLogger(Responses.class.getName());

    private Responses() {}

    static Response ok(JsonObject json) {
        return with(Response.ok(), json).build();
    }

    /** With the version that a client may come back with. */
    static Response ok(JsonObject json, Version version) {
        return with(Response.ok(), json)
                .header("ETag", '"' + version.toString() + '"')
                .build();
    }

    /** 201 with Location, or 200 if it was there before. */
    static Response made(boolean created, String url, JsonObject json) {
        var response = Response.status(created ? 201 : 200);
        return with(created ? response.header("Location", url) : response, json).build();
    }

    static Response accepted(String url, JsonObject json) {
        return with(Response.status(202).header("Location", url), json).build();
    }

    static Response problem(Problem problem) {
        var response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(line(problem.json()));
        problem.retryAfter().ifPresent(seconds -> response.header("Retry-After", seconds));
        return response.build();
    }

    /** The same for those who stand before JAX-RS. */
    public static void write(HttpServletResponse response, Problem problem) {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        problem.retryAfter().ifPresent(seconds -> response.setIntHeader("Retry-After", seconds));
        try {
            response.getOutputStream().write(line(problem.json()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the client did not wait for its problem: {0}", e.getMessage());
        }
    }

    /** As text, so that no server's own JSON provider has a say in it; a line, so that it looks well in a terminal. */
    private static String line(JsonObject json) {
        return text(json) + '\n';
    }

    /** The object on one line. */
    public static String text(JsonObject json) {
        var text = new StringWriter();
        try (var writer = Json.createWriter(text)) {
            writer.writeObject(json);
        }
        return text.toString();
    }

    private static ResponseBuilder with(ResponseBuilder response, JsonObject json) {
        return response.type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept, Authorization, Cookie")
                .entity(line(json));
    }
}
