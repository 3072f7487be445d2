package org.restsip.rest;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.restsip.rest.json.Paths;
import org.restsip.rest.security.SessionCookie;
import org.restsip.user.SignIns;

/** Who one is, until when, and the end of it. */
@Path("/session")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "session")
@RequestScoped
public class SessionResource {
    @Inject
    private SignIns signIns;

    @Inject
    private Exchange exchange;

    @GET
    @Operation(operationId = "session", summary = "Who one is to the server, and by which session")
    @APIResponse(responseCode = "200", ref = "Session")
    public Response get() {
        var caller = exchange.caller();
        var json = JSON.createObjectBuilder()
                .add("email", caller.aor().toString())
                .add("login", Paths.login(caller.aor()))
                .add("user", "/user/" + caller.aor())
                .add("roles", JSON.createArrayBuilder(RoleNames.of(caller.roles())));
        signIns.current(caller)
                .ifPresent(session ->
                        json.add("session", exchange.views().session(session, session.until(signIns.rules()))));
        return Responses.ok(json.build());
    }

    /** Whoever came without a session has none to end, and is where it wants to be. */
    @DELETE
    @Operation(operationId = "endSession", summary = "End the session")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response end() {
        signIns.end(exchange.caller());
        return Response.noContent().header("Set-Cookie", SessionCookie.gone()).build();
    }
}
