package org.restsip.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restsip.rest.tree.Format;
import org.restsip.rest.tree.Tree;

/**
 * Gives answers the tag of the representation that goes out, and spares a client what it has (RFC 9110, section
 * 13.1.2). What has no version is named by its content.
 */
@Provider
public class Revalidation implements ContainerResponseFilter {
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Tree tree)
                || response.getStatusInfo().getFamily() != Family.SUCCESSFUL) {
            return;
        }
        var reads = READING.contains(request.getMethod());
        var tag = Optional.ofNullable(response.getHeaderString(HttpHeaders.ETAG))
                .or(() -> reads ? Optional.of(contentTag(tree)) : Optional.empty())
                .map(named -> EntityTags.inFormat(named, representation(request, response)));
        tag.ifPresent(complete -> response.getHeaders().putSingle(HttpHeaders.ETAG, complete));
        if (reads && tag.filter(complete -> isKnown(request, complete)).isPresent()) {
            response.setStatus(304);
            response.setEntity(null);
            response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }

    private static boolean isKnown(ContainerRequestContext request, String tag) {
        return EntityTags.isKnown(request.getHeaders().getOrDefault(HttpHeaders.IF_NONE_MATCH, List.of()), tag);
    }

    private static String representation(ContainerRequestContext request, ContainerResponseContext response) {
        var format = Optional.ofNullable(response.getMediaType())
                .map(MediaType::toString)
                .flatMap(Format::accepted)
                .orElse(Format.JSON)
                .word();
        return "diff".equals(request.getUriInfo().getQueryParameters().getFirst("changes")) ? format + "-diff" : format;
    }

    private static String contentTag(Tree tree) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(Format.line(tree.json()).getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
