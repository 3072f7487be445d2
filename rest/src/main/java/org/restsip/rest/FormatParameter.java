package org.restsip.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.restsip.InvalidValue;
import org.restsip.rest.tree.Format;

/** {@code ?format=json|xml|text} says the same as an Accept header, for clients that cannot send one. */
@Provider
@PreMatching
public class FormatParameter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        var word = request.getUriInfo().getQueryParameters().getFirst("format");
        if (word != null) {
            var format = Format.named(word).orElseThrow(() -> new InvalidValue("format", "must be json, xml or text"));
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, format.mediaType());
        }
    }
}
