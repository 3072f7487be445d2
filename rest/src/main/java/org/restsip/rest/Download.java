package org.restsip.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that somebody else has sent, byte for byte, all of it or a range (RFC 9110, section 14). The browser must
 * not take it for more than it is: it runs nothing, guesses no type, and only what it can merely play or show is shown.
 *
 * @param tag  names the content, which never changes
 * @param type as its sender gave it
 * @param size bytes
 * @param from where it can be read
 */
record Download(String tag, String type, long size, Source from) {
    private static final Pattern TYPE = Pattern.compile(
            "[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+( *; *[A-Za-z0-9!#$&^_.+-]+=([A-Za-z0-9!#$&^_.+-]+|\"[^\"\\\\]*\"))*");
    private static final Pattern HARMLESS = Pattern.compile(
            "(audio/.*|video/.*|image/(png|jpeg|gif|webp|avif|bmp)|text/plain)( *;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern RANGE = Pattern.compile(" *bytes *= *([0-9]{0,18}) *- *([0-9]{0,18}) *");

    /** Writes a part of the content. */
    @FunctionalInterface
    interface Source {
        void write(long from, long upto, OutputStream out) throws IOException;
    }

    /** From the first byte to the one before {@code upto}. */
    private record Range(long from, long upto) {
        boolean isEmpty() {
            return from >= upto;
        }
    }

    Response answer(HttpServletRequest request) {
        if (EntityTags.isKnown(Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)), quoted())) {
            return safe(Response.status(304)).build();
        }
        var range = range(request);
        if (range.isEmpty()) {
            return content(Response.ok(), new Range(0, size)).build();
        }
        if (range.get().isEmpty()) {
            return safe(Response.status(416))
                    .header("Content-Range", "bytes */" + size)
                    .build();
        }
        var part = range.get();
        return content(Response.status(206), part)
                .header("Content-Range", "bytes " + part.from() + "-" + (part.upto() - 1) + "/" + size)
                .build();
    }

    private Response.ResponseBuilder content(Response.ResponseBuilder response, Range part) {
        StreamingOutput body = out -> from.write(part.from(), part.upto(), out);
        return safe(response)
                .entity(body)
                .header(
                        HttpHeaders.CONTENT_TYPE,
                        TYPE.matcher(type).matches() ? type : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_LENGTH, part.upto() - part.from());
    }

    private Response.ResponseBuilder safe(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.ETAG, quoted())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Authorization, Cookie")
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CONTENT_DISPOSITION, HARMLESS.matcher(type).matches() ? "inline" : "attachment");
    }

    /** What is asked for; several ranges at once, and what cannot be read, are answered with everything. */
    private Optional<Range> range(HttpServletRequest request) {
        var ifRange = Optional.ofNullable(request.getHeader("If-Range"));
        return Optional.ofNullable(request.getHeader("Range"))
                .filter(asked -> ifRange.isEmpty() || ifRange.get().equals(quoted()))
                .map(RANGE::matcher)
                .filter(asked -> asked.matches() && !(asked.group(1) + asked.group(2)).isEmpty())
                .flatMap(asked -> range(asked.group(1), asked.group(2)));
    }

    private Optional<Range> range(String first, String last) {
        if (first.isEmpty()) {
            return Optional.of(new Range(Math.max(0, size - Long.parseLong(last)), size));
        }
        var from = Long.parseLong(first);
        if (last.isEmpty()) {
            return Optional.of(new Range(from, size));
        }
        var upto = Long.parseLong(last) + 1;
        return upto <= from ? Optional.empty() : Optional.of(new Range(from, Math.min(size, upto)));
    }

    private String quoted() {
        return '"' + tag + '"';
    }
}
