package org.restsip.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.restsip.InvalidValue;
import org.restsip.login.ContactId;
import org.restsip.message.Handling;
import org.restsip.message.MessageId;
import org.restsip.message.Messaging;
import org.restsip.rest.json.Paths;
import org.restsip.rest.json.Wishes;
import org.restsip.user.Aor;
import org.restsip.user.NotYours;

/** SEND, by its own method or by POST: the body goes to all contacts of a login, or to one of them. */
@Path("/login/{email}")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "send")
@RequestScoped
public class SendResource {
    @Inject
    private Messaging messaging;

    @Inject
    private Exchange exchange;

    @PathParam("email")
    private String email = "";

    @QueryParam("expires")
    @Nullable
    private String expires;

    @QueryParam("offline")
    @Nullable
    private String offline;

    @QueryParam("kind")
    @Nullable
    private String kind;

    @Context
    @SuppressWarnings("NullAway.Init") // the container sets it
    private HttpHeaders headers;

    @SEND
    public Response send(InputStream body) {
        return send(Optional.empty(), body);
    }

    @POST
    @Path("/send")
    @Operation(operationId = "send", summary = "Send a message to all contacts of a login; also SEND /login/{email}")
    @RequestBody(ref = "Message")
    @APIResponse(responseCode = "202", ref = "Sent")
    public Response post(InputStream body) {
        return send(Optional.empty(), body);
    }

    @SEND
    @Path("/{contact: c[^/]*}")
    public Response sendToContact(@PathParam("contact") String contact, InputStream body) {
        return send(Optional.of(new ContactId(contact)), body);
    }

    @POST
    @Path("/{contact: c[^/]*}/send")
    @Operation(
            operationId = "sendToContact",
            summary = "Send a message to one contact; also SEND /login/{email}/{contact}")
    @RequestBody(ref = "Message")
    @APIResponse(responseCode = "202", ref = "Sent")
    public Response postToContact(@PathParam("contact") String contact, InputStream body) {
        return send(Optional.of(new ContactId(contact)), body);
    }

    @GET
    @Path("/send/{message}")
    @Operation(summary = "What became of a message, for its sender; or watch it")
    @APIResponse(responseCode = "200", ref = "Receipt")
    public Response receipt(@PathParam("message") String message) {
        var receipt = messaging.receipt(exchange.caller(), aor(), new MessageId(message));
        return Responses.ok(exchange.views().receipt(receipt), receipt.version());
    }

    @CANCEL
    @Path("/{message: m[^/]*}")
    public Response cancel(@PathParam("message") String message) {
        return cancelled(message);
    }

    @CANCEL
    @Path("/send/{message}")
    public Response cancelReceipt(@PathParam("message") String message) {
        return cancelled(message);
    }

    @DELETE
    @Path("/send/{message}")
    @Operation(operationId = "cancel", summary = "Take back what is not delivered yet; also CANCEL")
    @APIResponse(responseCode = "200", ref = "Receipt")
    public Response deleteReceipt(@PathParam("message") String message) {
        return cancelled(message);
    }

    /** The receiver has all messages up to {@code upto}. */
    @POST
    @Path("/{contact: c[^/]*}/ack")
    @Operation(summary = "All messages up to this one have come")
    @RequestBody(ref = "Acknowledgement")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response acknowledge(@PathParam("contact") String contact, InputStream body) {
        var upto = exchange.members(body).wholeNumber("upto").orElseThrow(() -> new InvalidValue("upto", "is missing"));
        messaging.acknowledge(exchange.caller(), aor(), new ContactId(contact), upto);
        return Response.noContent().build();
    }

    private Response send(Optional<ContactId> contact, InputStream body) {
        requireHonest();
        var content = exchange.content(body);
        var receipt = messaging.send(exchange.caller(), aor(), contact, content, handling(), exchange.attempt());
        return Responses.accepted(
                Paths.receipt(receipt.receiver(), receipt.id()),
                exchange.views().receipt(receipt));
    }

    /** The body is never read, so what the server is to know stands beside it: in the query, or in a header. */
    private Handling handling() {
        return Wishes.handling(option("expires", expires), option("offline", offline), option("kind", kind));
    }

    private Optional<String> option(String name, @Nullable String inQuery) {
        return Optional.ofNullable(inQuery).or(() -> Optional.ofNullable(headers.getHeaderString(name)));
    }

    /** The sender is who was proved to be it; who claims to be another is told so (RFC 9110, section 10.1.2). */
    private void requireHonest() {
        if (option("From", null).filter(claimed -> !isCaller(claimed)).isPresent()) {
            throw new NotYours("the sender is who has logged in, and nobody else");
        }
    }

    private boolean isCaller(String claimed) {
        try {
            return exchange.caller()
                    .is(Aor.of(
                            claimed.replaceFirst("^(/login/|sip:|mailto:)", "").strip()));
        } catch (InvalidValue e) {
            return false;
        }
    }

    private Response cancelled(String message) {
        var receipt = messaging.cancel(exchange.caller(), aor(), new MessageId(message));
        return Responses.ok(exchange.views().receipt(receipt), receipt.version());
    }

    private Aor aor() {
        return Aor.of(email);
    }
}
