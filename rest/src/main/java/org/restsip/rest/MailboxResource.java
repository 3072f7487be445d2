package org.restsip.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.restsip.mailbox.Mailbox;
import org.restsip.mailbox.Reader;
import org.restsip.mailbox.StoredMessage;
import org.restsip.mailbox.StoredMessageId;
import org.restsip.rest.json.Members;
import org.restsip.rest.json.Paths;

/** A user's mailbox: anybody leaves a message there, the owner reads it and throws it away. */
@Path("/user/{user}")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "mailbox")
@RequestScoped
public class MailboxResource {
    @Inject
    private Mailbox mailbox;

    @Inject
    private Exchange exchange;

    @PathParam("user")
    private String user = "";

    /** The device for which messages are read or unread. */
    @QueryParam("device")
    @Nullable
    private String device;

    @QueryParam("unread")
    @Nullable
    private String unread;

    /** Media are not read into memory. */
    @POST
    @Operation(operationId = "leaveMessage", summary = "Leave a message: text, media as it is, or the URL of media")
    @RequestBody(ref = "Letter")
    @APIResponse(responseCode = "201", ref = "Left")
    @APIResponse(responseCode = "200", ref = "Left")
    public Response leave(InputStream body) {
        var left = mailbox.leave(exchange.caller(), user, exchange.attempt(), exchange.letter(body));
        return Responses.made(
                left.created(), Paths.message(left.message()), exchange.views().left(left.message()));
    }

    @GET
    @Path("/message")
    @Operation(summary = "The messages that were left")
    @APIResponse(responseCode = "200", ref = "StoredMessages")
    public Response messages() {
        var part = mailbox.messages(exchange.caller(), user, reader(), unreadOnly(), exchange.page());
        return exchange.part(part, this::view);
    }

    @GET
    @Path("/message/{message}")
    @Operation(operationId = "storedMessage", summary = "One message")
    @APIResponse(responseCode = "200", ref = "StoredMessage")
    public Response message(@PathParam("message") String message) {
        return Responses.ok(view(found(message)));
    }

    @GET
    @Path("/message/{message}/content")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The message itself; also in ranges")
    @APIResponse(responseCode = "200", ref = "Content")
    @APIResponse(responseCode = "206", ref = "Content")
    public Response content(@PathParam("message") String message) {
        var found = found(message);
        return exchange.download(new Download(
                found.id().value(),
                found.type(),
                found.size(),
                (from, upto, out) -> mailbox.write(found, from, upto, out)));
    }

    /** {@code "read"}: of the {@code "device"} that is named, or of the owner on all. */
    @PUT
    @Path("/message/{message}")
    @Operation(operationId = "markMessage", summary = "Mark a message read, or unread")
    @RequestBody(ref = "ReadMark")
    @APIResponse(responseCode = "200", ref = "StoredMessage")
    public Response mark(@PathParam("message") String message, InputStream body) {
        var wanted = exchange.members(body);
        var read = wanted.flag("read").orElseThrow(() -> new InvalidValue("read", "is missing"));
        var reader = reader(wanted);
        var marked = mailbox.mark(exchange.caller(), user, new StoredMessageId(message), reader, read);
        return Responses.ok(exchange.views().storedMessage(marked, reader));
    }

    @DELETE
    @Path("/message/{message}")
    @Operation(operationId = "removeMessage", summary = "Delete a message")
    @APIResponse(responseCode = "204", ref = "Done")
    public Response remove(@PathParam("message") String message) {
        mailbox.remove(exchange.caller(), user, new StoredMessageId(message));
        return Response.noContent().build();
    }

    private StoredMessage found(String message) {
        return mailbox.message(exchange.caller(), user, new StoredMessageId(message));
    }

    private JsonObject view(StoredMessage message) {
        return exchange.views().storedMessage(message, reader());
    }

    private Reader reader() {
        return Optional.ofNullable(device).map(Reader::new).orElse(Reader.OWNER);
    }

    private Reader reader(Members wanted) {
        return wanted.text("device").map(Reader::new).orElseGet(this::reader);
    }

    private boolean unreadOnly() {
        return switch (Optional.ofNullable(unread).orElse("false")) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue("unread", "must be true or false");
        };
    }
}
