package org.restsip.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.restsip.rest.json.PacketLog;
import org.restsip.rest.json.Paths;
import org.restsip.rest.json.TraceViews;
import org.restsip.rest.json.TraceWishes;
import org.restsip.trace.TraceId;
import org.restsip.trace.Tracing;
import org.restsip.user.Domains;

/** What passes between this server and phones, for operators who look for a fault. */
@Path("/trace")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "trace")
@RequestScoped
public class TraceResource {
    @Inject
    private Tracing tracing;

    @Inject
    private Domains domains;

    @Inject
    private Exchange exchange;

    @POST
    @Operation(operationId = "startTrace", summary = "Begin to trace a user, a call or a peer, as an operator")
    @RequestBody(ref = "TraceWish")
    @APIResponse(responseCode = "201", ref = "Trace")
    @APIResponse(responseCode = "200", ref = "Trace")
    public Response start(InputStream body) {
        var wish = TraceWishes.of(exchange.members(body), domains);
        var begun = tracing.start(exchange.caller(), wish, exchange.attempt());
        return Responses.made(
                begun.created(), Paths.trace(begun.trace().id()), TraceViews.trace(begun), begun.version());
    }

    @GET
    @Operation(operationId = "traces", summary = "The traces that run, and those that can still be read")
    @APIResponse(responseCode = "200", ref = "Traces")
    public Response list() {
        return exchange.part(tracing.list(exchange.caller(), exchange.page()), TraceViews::summary);
    }

    @GET
    @Path("/{trace}")
    @Operation(operationId = "trace", summary = "What was seen; or watch it")
    @APIResponse(responseCode = "200", ref = "Trace")
    public Response get(@PathParam("trace") String trace) {
        var found = tracing.find(exchange.caller(), new TraceId(trace));
        return Responses.ok(TraceViews.trace(found), found.version(), PacketLog::of);
    }

    @DELETE
    @Path("/{trace}")
    @Operation(operationId = "endTrace", summary = "End the trace and forget what it has kept")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response end(@PathParam("trace") String trace) {
        tracing.drop(exchange.caller(), new TraceId(trace));
        return Response.noContent().build();
    }
}
