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
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.restsip.InvalidValue;
import org.restsip.call.Call;
import org.restsip.call.CallId;
import org.restsip.call.Calling;
import org.restsip.call.ParticipantId;
import org.restsip.rest.json.Members;
import org.restsip.rest.json.Paths;
import org.restsip.rest.json.Sessions;
import org.restsip.user.Aor;
import org.restsip.user.Domains;
import org.restsip.user.NotYours;

/** Calls: making one, joining it, what one shows in it, leaving it and ending it. */
@Path("/call")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "call")
@RequestScoped
public class CallResource {
    private static final String LOGIN_PREFIX = "/login/";

    @Inject
    private Calling calling;

    @Inject
    private Domains domains;

    @Inject
    private Exchange exchange;

    @POST
    @Operation(operationId = "makeCall", summary = "Make a call")
    @RequestBody(ref = "CallWish")
    @APIResponse(responseCode = "201", ref = "CallMade")
    public Response create(InputStream body) {
        var wanted = exchange.members(body);
        var call =
                calling.create(exchange.caller(), wanted.text("subject").orElse(""), access(wanted), invited(wanted));
        return Responses.made(true, Paths.call(call.id()), exchange.views().call(call));
    }

    @GET
    @Path("/{call}")
    @Operation(operationId = "call", summary = "The call; or watch it")
    @APIResponse(responseCode = "200", ref = "Call")
    public Response get(@PathParam("call") String call) {
        var found = calling.find(exchange.caller(), new CallId(call));
        return Responses.ok(exchange.views().call(found), found.version());
    }

    /** {@code invited} lets more people in. */
    @PUT
    @Path("/{call}")
    @Operation(operationId = "changeCall", summary = "Change the call")
    @RequestBody(ref = "CallWish")
    @APIResponse(responseCode = "200", ref = "Call")
    public Response change(@PathParam("call") String call, InputStream body) {
        var changed = calling.invite(exchange.caller(), new CallId(call), invited(exchange.members(body)));
        return Responses.ok(exchange.views().call(changed), changed.version());
    }

    @DELETE
    @Path("/{call}")
    @Operation(operationId = "endCall", summary = "End the call for all")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response end(@PathParam("call") String call) {
        calling.end(exchange.caller(), new CallId(call));
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
        var joined = calling.join(
                exchange.caller(), new CallId(call), wanted.text("instance"), Sessions.of(wanted.value("session")));
        var entry = joined.participant();
        return Responses.made(
                joined.created(),
                Paths.participant(joined.call(), entry.id()),
                exchange.views().participant(joined.call(), entry));
    }

    @GET
    @Path("/{call}/{participant}")
    @Operation(summary = "The entry of a participant")
    @APIResponse(responseCode = "200", ref = "Participant")
    public Response participant(@PathParam("call") String call, @PathParam("participant") String participant) {
        var id = new CallId(call);
        return Responses.ok(exchange.views()
                .participant(id, calling.participant(exchange.caller(), id, new ParticipantId(participant))));
    }

    @PUT
    @Path("/{call}/{participant}")
    @Operation(operationId = "showSession", summary = "Show the others another session")
    @RequestBody(ref = "Session")
    @APIResponse(responseCode = "200", ref = "Participant")
    public Response show(
            @PathParam("call") String call, @PathParam("participant") String participant, InputStream body) {
        var id = new CallId(call);
        var session = Sessions.of(exchange.members(body).value("session"));
        return Responses.ok(exchange.views()
                .participant(id, calling.show(exchange.caller(), id, new ParticipantId(participant), session)));
    }

    @DELETE
    @Path("/{call}/{participant}")
    @Operation(operationId = "leaveCall", summary = "Leave the call")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response leave(@PathParam("call") String call, @PathParam("participant") String participant) {
        calling.leave(exchange.caller(), new CallId(call), new ParticipantId(participant));
        return Response.noContent().build();
    }

    /** Whoever joins is the caller; another name is not believed. */
    private void requireOwnUrl(Members wanted) {
        wanted.text("url")
                .map(this::user)
                .filter(named -> !exchange.caller().is(named))
                .ifPresent(other -> {
                    throw new NotYours("you can join only as yourself");
                });
    }

    private static Call.Access access(Members wanted) {
        return switch (wanted.text("access").orElse("invited")) {
            case "open" -> Call.Access.OPEN;
            case "invited" -> Call.Access.INVITED;
            default -> throw new InvalidValue("access", "must be open or invited");
        };
    }

    private Set<Aor> invited(Members wanted) {
        return wanted.texts("invited").stream().map(this::user).collect(Collectors.toSet());
    }

    /** A user named by login URL or address. */
    private Aor user(String named) {
        return domains.complete(named.startsWith(LOGIN_PREFIX) ? named.substring(LOGIN_PREFIX.length()) : named);
    }
}
