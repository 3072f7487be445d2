package org.restsip.rest.edge;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.restsip.server.Settings;

/** What {@link CrossOrigin} says to caches, once more: RESTEasy (Liberty) replaces a header that filters before it have set. */
@Provider
public class VaryByOrigin implements ContainerResponseFilter {
    @Inject
    private Settings settings;

    private boolean differs;

    @PostConstruct
    void look() {
        differs = !settings.list("http.cors-origins").isEmpty();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (differs) {
            response.getHeaders().add(HttpHeaders.VARY, "Origin");
        }
    }
}
