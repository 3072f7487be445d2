package org.restsip.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.restsip.login.Disclosure;
import org.restsip.login.Expulsion;
import org.restsip.mailbox.Introduction;
import org.restsip.mailbox.Introduction.Introduced;
import org.restsip.rest.json.Wishes;
import org.restsip.server.Removal;
import org.restsip.server.Takeout;
import org.restsip.user.Accounts;
import org.restsip.user.Domains;

/** A user: its profile, all that there is of it, and its going away. */
@Path("/user/{user}")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "user")
@RequestScoped
public class UserResource {
    @Inject
    private Accounts accounts;

    @Inject
    private Disclosure disclosure;

    @Inject
    private Introduction introduction;

    @Inject
    private Removal removal;

    @Inject
    private Takeout takeout;

    @Inject
    private Expulsion expulsion;

    @Inject
    private Domains domains;

    @Inject
    private Exchange exchange;

    @GET
    @Operation(summary = "The profile; `{user}` is an id or an address")
    @APIResponse(responseCode = "200", ref = "User")
    public Response profile(@PathParam("user") String user) {
        return shown(introduction.of(exchange.caller(), user));
    }

    /** Members that are there change, the others stay. */
    @PUT
    @Operation(operationId = "changeProfile", summary = "Change the profile: who may see, who may write")
    @RequestBody(ref = "ProfileChanges")
    @APIResponse(responseCode = "200", ref = "User")
    public Response change(@PathParam("user") String user, InputStream body) {
        var changes = exchange.members(body);
        var caller = exchange.caller();
        var known = accounts.profile(caller, user).id();
        disclosure.change(caller, known, exchange.expected(), before -> Wishes.user(before, changes, domains));
        changes.flag("disabled").ifPresent(disabled -> expulsion.setDisabled(caller, known.value(), disabled));
        return shown(introduction.of(caller, known.value()));
    }

    @DELETE
    @Operation(operationId = "deleteUser", summary = "Go away, with all that is yours")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response remove(@PathParam("user") String user) {
        removal.remove(exchange.caller(), user);
        return Response.noContent().build();
    }

    @GET
    @Path("/export")
    @Operation(operationId = "exportUser", summary = "All that there is of a user, to take along")
    @APIResponse(responseCode = "200", ref = "Export")
    public Response export(@PathParam("user") String user) {
        return Responses.ok(exchange.views().everything(takeout.of(exchange.caller(), user)));
    }

    /** If-Match is about the profile; that a message came is another view of the same version. */
    private Response shown(Introduced introduced) {
        var json = exchange.views().introduced(introduced);
        return Responses.ok(json, introduced.user().version(), view(introduced));
    }

    private static String view(Introduced introduced) {
        return introduced
                .mailbox()
                .map(shown -> "own" + letters(shown.summary().version().counter()))
                .orElse(introduced.whole() ? "whole" : "card");
    }

    /** The number in letters: digits would be taken for a version. */
    private static String letters(long number) {
        return Long.toString(number)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + digit - '0')))
                .collect(Collectors.joining());
    }
}
