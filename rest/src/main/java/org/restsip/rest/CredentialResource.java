package org.restsip.rest;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.restsip.rest.security.LogIn;
import org.restsip.user.Accounts;
import org.restsip.user.SignIns;

/** By what a user proves itself, and what it may do then. */
@Path("/user/{user}")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "user")
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
    @Operation(summary = "Change the password; all sessions end")
    @RequestBody(ref = "Password")
    @APIResponse(responseCode = "204", ref = "Done")
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
    @Operation(summary = "The roles, for operators")
    @APIResponse(responseCode = "200", ref = "Roles")
    public Response roles() {
        var standing = accounts.standing(exchange.caller(), user);
        return Responses.ok(JSON.createObjectBuilder()
                .add("roles", JSON.createArrayBuilder(RoleNames.of(standing.roles())))
                .add("disabled", standing.disabled())
                .build());
    }

    @PUT
    @Path("/roles")
    @Operation(summary = "Set the roles, for operators")
    @RequestBody(ref = "Roles")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response setRoles(InputStream body) {
        var caller = exchange.caller();
        var names = exchange.members(body).texts("roles");
        accounts.setRoles(caller, user, RoleNames.read("roles", names));
        return Response.noContent().build();
    }

    /** What a web application with users of its own does for them. */
    @POST
    @Path("/session")
    @Operation(summary = "Open a session for a user, for applications with users of their own")
    @APIResponse(responseCode = "201", ref = "OpenedSession")
    public Response openSession() {
        var opened = signIns.openFor(exchange.caller(), user);
        var answer = JSON.createObjectBuilder();
        exchange.views().addSession(answer, opened, true);
        return Responses.made(true, "/session", answer.build());
    }
}
