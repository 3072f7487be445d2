package org.restsip.rest;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.restsip.login.ContactId;
import org.restsip.login.Expulsion;
import org.restsip.login.Registration;
import org.restsip.login.Registrations;
import org.restsip.login.Whereabouts;
import org.restsip.rest.json.Members;
import org.restsip.rest.json.Paths;
import org.restsip.rest.json.Wishes;
import org.restsip.rest.security.LogIn;
import org.restsip.user.Aor;
import org.restsip.user.Caller;

/** Where people are: contacts for their owner, presence for others. */
@Path("/login/{email}")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "login")
@RequestScoped
public class LoginResource {
    /** The two views of a login; each has versions of its own. */
    private static final String CONTACTS = "contacts";

    private static final String PRESENCE = "presence";

    @Inject
    private Registrations registrations;

    @Inject
    private Whereabouts whereabouts;

    @Inject
    private Expulsion expulsion;

    @Inject
    private LogIn logIn;

    @Inject
    private Exchange exchange;

    @PathParam("email")
    private String email = "";

    /** Makes a contact, and opens a session for whoever has said its password. */
    @POST
    @Operation(summary = "Log in: be reachable at a contact")
    @RequestBody(ref = "Registration")
    @APIResponse(responseCode = "201", ref = "LoggedIn")
    @APIResponse(responseCode = "200", ref = "LoggedIn")
    public Response logIn(InputStream body, @Context HttpServletResponse response) {
        var wanted = exchange.members(body, "contact");
        var caller = logIn.caller(aor(), wanted.text("password"));
        var registered = registrations.register(
                caller, aor(), Wishes.registration(Registration.ofWebClient(), wanted), exchange.expected(CONTACTS));
        var contact = registered.contact();
        var answer = JSON.createObjectBuilder(exchange.views().registered(aor(), contact));
        if (wantsSession(wanted, caller, registered.created())) {
            exchange.views()
                    .addSession(
                            answer,
                            logIn.open(caller, response),
                            wanted.flag("token").orElse(false));
        }
        return Responses.made(
                registered.created(), Paths.contact(aor(), contact.id()), answer.build(), contact.version());
    }

    /** Whoever only comes back to its contact with the password in a header has no use for a session more each time. */
    private static boolean wantsSession(Members wanted, Caller caller, boolean created) {
        return wanted.flag("session")
                .or(() -> wanted.flag("token").filter(yes -> yes))
                .orElseGet(() -> wanted.text("password").isPresent() || (created && LogIn.isByPassword(caller)));
    }

    @GET
    @Operation(operationId = "login", summary = "Contacts for the owner, presence for others; or watch them")
    @APIResponse(responseCode = "200", ref = "Login")
    public Response get() {
        if (exchange.caller().oversees(aor())) {
            var login = whereabouts.contacts(exchange.caller(), aor());
            return Responses.ok(exchange.views().login(login), login.contactsVersion(), CONTACTS);
        }
        var presence = whereabouts.presence(exchange.caller(), aor());
        return Responses.ok(exchange.views().presence(presence), presence.version(), PRESENCE);
    }

    /** An operator who does this to somebody else throws that user out. */
    @DELETE
    @Operation(operationId = "logOutEverywhere", summary = "Log out everywhere")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response logOut() {
        var caller = exchange.caller();
        if (caller.is(aor())) {
            registrations.unregisterAll(caller, aor(), exchange.expected(CONTACTS));
        } else {
            expulsion.kick(caller, aor(), exchange.expected(CONTACTS));
        }
        return Response.noContent().build();
    }

    @GET
    @Path("/{contact: c[^/]*}")
    @Operation(summary = "One contact; its stream is where the owner receives messages")
    @APIResponse(responseCode = "200", ref = "Contact")
    public Response contact(@PathParam("contact") String contact) {
        var found = whereabouts.contact(exchange.caller(), aor(), new ContactId(contact));
        return Responses.ok(exchange.views().contact(aor(), found), found.version());
    }

    /** An empty body refreshes; members that are there change. */
    @PUT
    @Path("/{contact: c[^/]*}")
    @Operation(summary = "Refresh a contact, or change it")
    @RequestBody(ref = "Changes")
    @APIResponse(responseCode = "200", ref = "Contact")
    public Response refresh(@PathParam("contact") String contact, InputStream body) {
        var changes = exchange.members(body, "contact");
        var refreshed = registrations.refresh(
                exchange.caller(),
                aor(),
                new ContactId(contact),
                present -> Wishes.registration(present, changes),
                exchange.expected());
        return Responses.ok(exchange.views().refreshed(aor(), refreshed), refreshed.version());
    }

    @DELETE
    @Path("/{contact: c[^/]*}")
    @Operation(operationId = "logOutContact", summary = "Log out one contact")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response logOut(@PathParam("contact") String contact) {
        registrations.unregister(exchange.caller(), aor(), new ContactId(contact), exchange.expected());
        return Response.noContent().build();
    }

    private Aor aor() {
        return Aor.of(email);
    }
}
