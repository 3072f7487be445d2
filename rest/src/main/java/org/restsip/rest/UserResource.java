package org.restsip.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.restsip.rest.json.Members;
import org.restsip.rest.json.Paths;
import org.restsip.user.Accounts;
import org.restsip.user.Accounts.Signup;
import org.restsip.user.DeviceId;
import org.restsip.user.Domains;

/** Signing up, one's profile, and the devices that prove themselves by credentials of their own. */
@Path("/user")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@RequestScoped
public class UserResource {
    private static final String FIRST_DEVICE = "phone";

    @Inject
    private Accounts accounts;

    @Inject
    private Domains domains;

    @Inject
    private Exchange exchange;

    @POST
    public Response signUp(InputStream body) {
        var wanted = exchange.members(body);
        var signedUp = accounts.signUp(new Signup(
                domains.complete(wanted.requiredText("email")),
                wanted.requiredText("password"),
                wanted.text("name"),
                firstDevice(wanted)));
        var user = signedUp.user();
        var answer = Json.createObjectBuilder().add("id", user.id().value()).add("url", Paths.user(user.id()));
        signedUp.device()
                .ifPresent(device -> answer.add("device", exchange.views().credential(device)));
        return Responses.made(true, Paths.user(user.id()), answer.build());
    }

    @GET
    @Path("/{user}")
    public Response profile(@PathParam("user") String user) {
        return Responses.ok(exchange.views().user(accounts.profile(exchange.caller(), user)));
    }

    @POST
    @Path("/{user}/device")
    public Response addDevice(@PathParam("user") String user, InputStream body) {
        var caller = exchange.caller();
        var wanted = exchange.members(body);
        var credential = accounts.addDevice(caller, user, wanted.text("name").orElse(FIRST_DEVICE));
        var owner = accounts.profile(caller, user);
        return Responses.made(
                true,
                Paths.device(owner.id(), credential.device().id()),
                exchange.views().credential(credential));
    }

    @GET
    @Path("/{user}/device")
    public Response devices(@PathParam("user") String user) {
        var devices = Json.createArrayBuilder();
        accounts.devices(exchange.caller(), user)
                .forEach(device -> devices.add(exchange.views().device(device)));
        return Responses.ok(Json.createObjectBuilder().add("children", devices).build());
    }

    @DELETE
    @Path("/{user}/device/{device}")
    public Response removeDevice(@PathParam("user") String user, @PathParam("device") String device) {
        accounts.removeDevice(exchange.caller(), user, new DeviceId(device));
        return Response.noContent().build();
    }

    /** {@code "device": true}, or the name of the device. */
    private static Optional<String> firstDevice(Members wanted) {
        var value = wanted.value("device");
        if (value.isPresent() && value.get() instanceof jakarta.json.JsonString) {
            return wanted.text("device");
        }
        return wanted.flag("device").filter(yes -> yes).map(yes -> FIRST_DEVICE);
    }
}
