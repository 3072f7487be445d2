package org.restsip.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.restsip.rest.security.LogIn;
import org.restsip.user.Accounts;
import org.restsip.user.SignIns;

/** By what a user proves itself, and what it may do then. */
@Path("/user/{user}")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@RequestScoped
public class CredentialResource {
    @Inject
    private Accounts accounts;

    @Inject
    private SignIns signIns;

    @Inject
    private LogIn logIn;

    @Inject
    private Exchange exchange;

    @PathParam("user")
    private String user = "";

    /** Whoever changes its own password says the old one too: a cookie alone is not enough to take an account over. */
    @PUT
    @Path("/password")
    public Response changePassword(InputStream body) {
        var caller = exchange.caller();
        var wanted = exchange.members(body);
        var password = wanted.requiredText("password");
        if (caller.is(accounts.profile(caller, user).aor())) {
            logIn.proveAgain(caller.aor(), wanted.requiredText("old"));
        }
        accounts.changePassword(caller, user, password);
        return Response.noContent().build();
    }

    @GET
    @Path("/roles")
    public Response roles() {
        return Responses.ok(Json.createObjectBuilder()
                .add(
                        "roles",
                        Json.createArrayBuilder(RoleNames.of(
                                accounts.standing(exchange.caller(), user).roles())))
                .build());
    }

    @PUT
    @Path("/roles")
    public Response setRoles(InputStream body) {
        var caller = exchange.caller();
        var names = exchange.members(body).texts("roles");
        accounts.setRoles(caller, user, RoleNames.read("roles", names));
        return Response.noContent().build();
    }

    /** What a web application with users of its own does for them. */
    @POST
    @Path("/session")
    public Response openSession() {
        var opened = signIns.openFor(exchange.caller(), user);
        var answer = Json.createObjectBuilder();
        exchange.views().addSession(answer, opened, true);
        return Responses.made(true, "/session", answer.build());
    }
}
