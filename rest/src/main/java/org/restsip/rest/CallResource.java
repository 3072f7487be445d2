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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.restsip.call.Attending;
import org.restsip.call.CallId;
import org.restsip.call.CallList;
import org.restsip.call.Calling;
import org.restsip.call.ParticipantId;
import org.restsip.rest.json.CallWishes;
import org.restsip.rest.json.Members;
import org.restsip.rest.json.Paths;
import org.restsip.user.Domains;
import org.restsip.user.NotYours;

/** Calls: making one, joining it, what one shows in it, leaving it and ending it. */
@Path("/call")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "call")
@RequestScoped
public class CallResource {
    @Inject
    private Calling calling;

    @Inject
    private CallList callList;

    @Inject
    private Attending attending;

    @Inject
    private Domains domains;

    @Inject
    private Exchange exchange;

    @POST
    @Operation(operationId = "makeCall", summary = "Make a call")
    @RequestBody(ref = "CallWish")
    @APIResponse(responseCode = "201", ref = "CallMade")
    @APIResponse(responseCode = "200", ref = "CallMade")
    public Response create(InputStream body) {
        var wish = CallWishes.call(exchange.members(body), domains);
        var made = calling.create(exchange.caller(), wish, exchange.attempt());
        var call = made.call();
        return Responses.made(
                made.created(), Paths.call(call.id()), exchange.views().call(call), call.version());
    }

    @GET
    @Operation(
            operationId = "calls",
            summary = "Calls that you have a part in; all of them for an operator; or watch them")
    @APIResponse(responseCode = "200", ref = "Calls")
    public Response list() {
        var listed = callList.list(exchange.caller(), exchange.page());
        return exchange.part(
                listed.part(), listed.version(), call -> exchange.views().callSummary(call));
    }

    @GET
    @Path("/{call}")
    @Operation(operationId = "call", summary = "The call; or watch it")
    @APIResponse(responseCode = "200", ref = "Call")
    public Response get(@PathParam("call") String call) {
        var found = calling.find(exchange.caller(), new CallId(call));
        return Responses.ok(exchange.views().call(found), found.version());
    }

    @PUT
    @Path("/{call}")
    @Operation(operationId = "changeCall", summary = "Change the call")
    @RequestBody(ref = "CallWish")
    @APIResponse(responseCode = "200", ref = "Call")
    public Response change(@PathParam("call") String call, InputStream body) {
        var wish = CallWishes.call(exchange.members(body), domains);
        var changed = calling.change(exchange.caller(), new CallId(call), wish, exchange.expected());
        return Responses.ok(exchange.views().call(changed), changed.version());
    }

    @DELETE
    @Path("/{call}")
    @Operation(operationId = "endCall", summary = "End the call for all")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response end(@PathParam("call") String call) {
        calling.end(exchange.caller(), new CallId(call), exchange.expected());
        return Response.noContent().build();
    }

    @POST
    @Path("/{call}")
    @Operation(operationId = "joinCall", summary = "Join the call")
    @RequestBody(ref = "Join")
    @APIResponse(responseCode = "201", ref = "Participant")
    @APIResponse(responseCode = "200", ref = "Participant")
    public Response join(@PathParam("call") String call, InputStream body) {
        var wanted = exchange.members(body);
        requireOwnUrl(wanted);
        var joined = attending.join(exchange.caller(), new CallId(call), CallWishes.entry(wanted), exchange.attempt());
        var entry = joined.participant();
        return Responses.made(
                joined.created(),
                Paths.participant(joined.call().id(), entry.id()),
                exchange.views().participant(joined.call().id(), entry),
                entry.version());
    }

    @GET
    @Path("/{call}/{participant}")
    @Operation(summary = "The entry of a participant")
    @APIResponse(responseCode = "200", ref = "Participant")
    public Response participant(@PathParam("call") String call, @PathParam("participant") String participant) {
        return shown(attending.find(exchange.caller(), new CallId(call), new ParticipantId(participant)));
    }

    @PUT
    @Path("/{call}/{participant}")
    @Operation(operationId = "showSession", summary = "Show the others another session, or something else")
    @RequestBody(ref = "Session")
    @APIResponse(responseCode = "200", ref = "Participant")
    public Response show(
            @PathParam("call") String call, @PathParam("participant") String participant, InputStream body) {
        var wish = CallWishes.entry(exchange.members(body));
        return shown(attending.show(
                exchange.caller(), new CallId(call), new ParticipantId(participant), wish, exchange.expected()));
    }

    @DELETE
    @Path("/{call}/{participant}")
    @Operation(operationId = "leaveCall", summary = "Leave the call")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response leave(@PathParam("call") String call, @PathParam("participant") String participant) {
        attending.leave(exchange.caller(), new CallId(call), new ParticipantId(participant), exchange.expected());
        return Response.noContent().build();
    }

    private Response shown(Attending.Entry entry) {
        return Responses.ok(
                exchange.views().participant(entry.call().id(), entry.participant()),
                entry.participant().version());
    }

    /** Whoever joins is the caller; another name is not believed. */
    private void requireOwnUrl(Members wanted) {
        wanted.text("url")
                .map(named -> CallWishes.person("url", named, domains))
                .filter(named -> !exchange.caller().is(named))
                .ifPresent(other -> {
                    throw new NotYours("you can join only as yourself");
                });
    }
}
