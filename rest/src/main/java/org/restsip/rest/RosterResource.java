package org.restsip.rest;

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
import org.restsip.login.Roster;

/** Who is logged in, as far as the caller may know. */
@Path("/login")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "login")
@RequestScoped
public class RosterResource {
    @Inject
    private Roster roster;

    @Inject
    private Exchange exchange;

    @GET
    @Operation(operationId = "roster", summary = "Who is logged in, of those who let the caller know; or watch it")
    @APIResponse(responseCode = "200", ref = "Roster")
    public Response list() {
        var listed = roster.list(exchange.caller(), exchange.page());
        return exchange.part(
                listed.part(), listed.version(), shown -> exchange.views().presence(shown));
    }
}
