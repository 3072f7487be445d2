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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.restsip.call.Attending;
import org.restsip.call.CallId;
import org.restsip.call.Invitation;
import org.restsip.rest.json.CallWishes;
import org.restsip.rest.json.Paths;
import org.restsip.user.Aor;
import org.restsip.user.Domains;
import org.restsip.user.NotYours;

/** One person's invitation to a call: whoever runs the call invites, the invited says that it rings or is not wanted. */
@Path("/call/{call}/invited/{guest}")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "call")
@RequestScoped
public class InvitationResource {
    @Inject
    private Attending attending;

    @Inject
    private Domains domains;

    @Inject
    private Exchange exchange;

    @GET
    @Operation(operationId = "invitation", summary = "An invitation; `{guest}` is an address")
    @APIResponse(responseCode = "200", ref = "Invitation")
    public Response get(@PathParam("call") String call, @PathParam("guest") String guest) {
        return shown(attending.invitation(exchange.caller(), new CallId(call), person(guest)));
    }

    /** Without {@code state}: invites. With it: the invited's answer. */
    @PUT
    @Operation(operationId = "invite", summary = "Invite somebody; or answer the own invitation")
    @RequestBody(ref = "Invitation")
    @APIResponse(responseCode = "201", ref = "Invitation")
    @APIResponse(responseCode = "200", ref = "Invitation")
    public Response put(@PathParam("call") String call, @PathParam("guest") String named, InputStream body) {
        var said = exchange.members(body);
        var id = new CallId(call);
        var guest = person(named);
        var answer = CallWishes.answer(said);
        return answer.isPresent()
                ? shown(answered(id, guest, answer.get(), said.text("reason")))
                : shown(attending.invite(exchange.caller(), id, CallWishes.guest(guest, said), exchange.expected()));
    }

    @DELETE
    @Operation(
            operationId = "uninvite",
            summary = "Take an invitation away: the own one, or any in a call that you run")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response uninvite(@PathParam("call") String call, @PathParam("guest") String guest) {
        attending.uninvite(exchange.caller(), new CallId(call), person(guest));
        return Response.noContent().build();
    }

    private Attending.Invited answered(CallId id, Aor guest, Invitation.State answer, Optional<String> reason) {
        if (!exchange.caller().is(guest)) {
            throw new NotYours("only who is invited can answer");
        }
        return attending.answer(exchange.caller(), id, answer, reason.orElse(""));
    }

    private Response shown(Attending.Invited invited) {
        var json = exchange.views().invitation(invited.call().id(), invited.invitation());
        return invited.created()
                ? Responses.made(
                        true,
                        Paths.invitation(
                                invited.call().id(), invited.invitation().aor()),
                        json)
                : Responses.ok(json, invited.call().version());
    }

    private Aor person(String named) {
        return CallWishes.person("email", named, domains);
    }
}
