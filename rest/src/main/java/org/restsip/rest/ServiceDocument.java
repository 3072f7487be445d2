package org.restsip.rest;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.restsip.rest.json.Bodies;
import org.restsip.server.Settings;
import org.restsip.user.Domains;

/** What this server is and where its things are. */
@Path("/")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "service")
@RequestScoped
public class ServiceDocument {
    @Inject
    private Settings settings;

    @Inject
    private Domains domains;

    @GET
    @Operation(operationId = "service", summary = "What this server is, and where its things are")
    @APIResponse(responseCode = "200", ref = "Service")
    public Response get() {
        var domainNames = JSON.createArrayBuilder(domains.names());
        var links = JSON.createObjectBuilder()
                .add("self", "/")
                .add("signup", "/user")
                .add("user", "/user/{id}")
                .add("session", "/session")
                .add("logins", "/login")
                .add("login", "/login/{email}")
                .add("send", "/login/{email}/send")
                .add("calls", "/call")
                .add("call", "/call/{id}")
                .add("events", "/events")
                .add("trace", "/trace")
                .add("openapi", "/openapi")
                .add("docs", "/docs/api")
                .add("health", "/health");
        var limits = JSON.createObjectBuilder()
                .add("body", settings.number("http.max-body"))
                .add("headers", settings.number("http.max-headers"))
                .add("url", settings.number("http.max-url"))
                .add("depth", Bodies.MAX_DEPTH)
                .add("page", Pages.MAX_LIMIT)
                .add("requestsPerMinute", settings.number("http.rate.user"))
                .add("message", settings.number("message.max-bytes"))
                .add("contacts", settings.number("login.max-contacts"))
                .add("streams", settings.number("events.max-streams"));
        return Responses.ok(JSON.createObjectBuilder()
                .add("name", "RestSIP")
                .add("version", 1)
                .add("domains", domainNames)
                .add("links", links)
                .add("limits", limits)
                .build());
    }
}
