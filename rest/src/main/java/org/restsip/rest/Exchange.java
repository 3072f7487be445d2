package org.restsip.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.restsip.message.Content;
import org.restsip.rest.json.Bodies;
import org.restsip.rest.json.Members;
import org.restsip.rest.json.Views;
import org.restsip.rest.security.Callers;
import org.restsip.user.Caller;

/** The request at hand: who is asking, what the body says, and how to show the answer. */
@RequestScoped
public class Exchange {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Bodies bodies;

    @Inject
    private Clock clock;

    Caller caller() {
        return Callers.of(request);
    }

    /** The body as an object; an empty one has no members. */
    Members members(InputStream body) {
        return bodies.members(contentType(), body);
    }

    /** The same, where a plain text stands for one member. */
    Members members(InputStream body, String textMember) {
        return bodies.members(contentType(), body, textMember);
    }

    /** The body as it is. */
    Content content(InputStream body) {
        return new Content(contentType().orElse(MediaType.APPLICATION_OCTET_STREAM), bodies.bytes(body));
    }

    Views views() {
        return new Views(clock);
    }

    private Optional<String> contentType() {
        return Optional.ofNullable(request.getContentType());
    }
}
