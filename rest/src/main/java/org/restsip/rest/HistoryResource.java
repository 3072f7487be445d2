package org.restsip.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.restsip.InvalidValue;
import org.restsip.call.History;
import org.restsip.user.Accounts;

/** The calls that a user had a part in. */
@Path("/user/{user}/history")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "call")
@RequestScoped
public class HistoryResource {
    @Inject
    private Accounts accounts;

    @Inject
    private History history;

    @Inject
    private Exchange exchange;

    @GET
    @Operation(operationId = "history", summary = "The calls that a user had a part in")
    @APIResponse(responseCode = "200", ref = "History")
    public Response list(@PathParam("user") String user, @Nullable @QueryParam("missed") String missed) {
        var caller = exchange.caller();
        var owner = accounts.profile(caller, user).aor();
        return exchange.part(
                history.of(caller, owner, isWanted(missed), exchange.page()),
                call -> exchange.views().pastCall(call, owner));
    }

    /** {@code ?missed} and {@code ?missed=true} say the same. */
    private static boolean isWanted(@Nullable String missed) {
        return missed != null
                && switch (missed) {
                    case "", "true" -> true;
                    case "false" -> false;
                    default -> throw new InvalidValue("missed", "must be true or false");
                };
    }
}
