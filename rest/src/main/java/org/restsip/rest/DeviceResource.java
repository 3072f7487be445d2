package org.restsip.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.restsip.rest.json.Paths;
import org.restsip.user.Accounts;
import org.restsip.user.DeviceId;

/** The devices of a user, which prove themselves by credentials of their own. */
@Path("/user/{user}")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "user")
@RequestScoped
public class DeviceResource {
    private static final String FIRST_DEVICE = "phone";

    @Inject
    private Accounts accounts;

    @Inject
    private Exchange exchange;

    @PathParam("user")
    private String user = "";

    @POST
    @Path("/device")
    @Operation(summary = "Make a credential for a phone")
    @RequestBody(ref = "Device")
    @APIResponse(responseCode = "201", ref = "Credential")
    public Response add(InputStream body) {
        var name = exchange.members(body).text("name").orElse(FIRST_DEVICE);
        var equipped = accounts.addDevice(exchange.caller(), user, name, exchange.attempt());
        return Responses.made(
                equipped.created(),
                Paths.device(
                        equipped.owner().id(), equipped.credential().device().id()),
                exchange.views().credential(equipped.credential()));
    }

    @GET
    @Path("/device")
    @Operation(summary = "The devices")
    @APIResponse(responseCode = "200", ref = "Devices")
    public Response devices() {
        var devices = accounts.devices(exchange.caller(), user).stream()
                .sorted(Comparator.comparing(device -> device.id().value()))
                .toList();
        return exchange.part(
                exchange.page().of(devices, device -> device.id().value()),
                device -> exchange.views().device(device));
    }

    @GET
    @Path("/device/{device}")
    @Operation(summary = "A device")
    @APIResponse(responseCode = "200", ref = "Device")
    public Response device(@PathParam("device") String device) {
        return Responses.ok(exchange.views().device(accounts.device(exchange.caller(), user, new DeviceId(device))));
    }

    @PUT
    @Path("/device/{device}")
    @Operation(operationId = "renameDevice", summary = "Call a device something else")
    @RequestBody(ref = "Device")
    @APIResponse(responseCode = "200", ref = "Device")
    public Response rename(@PathParam("device") String device, InputStream body) {
        var name = exchange.members(body).requiredText("name");
        var renamed = accounts.renameDevice(exchange.caller(), user, new DeviceId(device), name);
        return Responses.ok(exchange.views().device(renamed));
    }

    @DELETE
    @Path("/device/{device}")
    @Operation(summary = "Revoke the credential of a device")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response remove(@PathParam("device") String device) {
        accounts.removeDevice(exchange.caller(), user, new DeviceId(device));
        return Response.noContent().build();
    }
}
