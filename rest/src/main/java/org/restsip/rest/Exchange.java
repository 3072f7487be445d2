package org.restsip.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.restsip.Page;
import org.restsip.Part;
import org.restsip.event.Expected;
import org.restsip.event.Version;
import org.restsip.mailbox.Letter;
import org.restsip.message.Content;
import org.restsip.rest.edge.AtHand;
import org.restsip.rest.edge.Inflow;
import org.restsip.rest.edge.Proxies;
import org.restsip.rest.json.Bodies;
import org.restsip.rest.json.Letters;
import org.restsip.rest.json.Members;
import org.restsip.rest.json.Views;
import org.restsip.rest.security.Callers;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;

/** The request at hand: who is asking, what the body says, and how to show the answer. */
@RequestScoped
public class Exchange {
    @Inject
    private AtHand atHand;

    @Inject
    private Proxies proxies;

    @Inject
    private Bodies bodies;

    @Inject
    private Inflow inflow;

    @Inject
    private Letters letters;

    @Inject
    private Pages pages;

    @Inject
    private Clock clock;

    private byte[] body = {};

    Caller caller() {
        return Callers.of(atHand.request());
    }

    /** Where the request comes from. */
    String clientAddress() {
        return proxies.client(atHand.request()).ip();
    }

    /** The body as an object; an empty one has no members. */
    Members members(InputStream body) {
        return bodies.members(contentType(), keep(body));
    }

    /** The same, where a plain text stands for one member. */
    Members members(InputStream body, String textMember) {
        return bodies.members(contentType(), keep(body), textMember);
    }

    /** The body as it is. */
    Content content(InputStream body) {
        return new Content(contentType().orElse(MediaType.APPLICATION_OCTET_STREAM), keep(body));
    }

    /** What is to be left for a user; media are not read yet. */
    Letter letter(InputStream body) {
        var length = atHand.request().getContentLengthLong();
        return letters.of(contentType(), length < 0 ? OptionalLong.empty() : OptionalLong.of(length), body);
    }

    /** What somebody has sent, all of it or the part that is asked for. */
    Response download(Download download) {
        return download.answer(atHand.request());
    }

    /** This try to make what the body, which was read before, describes. */
    Attempt attempt() {
        return Attempts.of(atHand.request(), body);
    }

    /** What the client believes to change. */
    Expected expected() {
        return EntityTags.expected(atHand.request());
    }

    /** What it believes of this view of a thing that has more than one. */
    Expected expected(String view) {
        return EntityTags.expected(atHand.request(), view);
    }

    /** Which part of a list the client wants. */
    Page page() {
        return pages.wanted(atHand.request());
    }

    /** The part of the list that is at this path. */
    <T> Response part(Part<T> part, Function<T, JsonObject> view) {
        return pages.show(atHand.request(), part, view);
    }

    /**
     * The same of a list that can be watched. If it is here as a whole its tag is the version that the watchers see, so that
     * one may wait for the next; a piece of a long list is named by its content alone.
     */
    <T> Response part(Part<T> part, Version version, Function<T, JsonObject> view) {
        var shown = part(part, view);
        var whole = page().after().isEmpty() && part.next().isEmpty();
        return whole ? Responses.tagged(shown, version) : shown;
    }

    Views views() {
        return new Views(clock);
    }

    private byte[] keep(InputStream stream) {
        body = inflow.read(atHand.request(), stream);
        return body;
    }

    private Optional<String> contentType() {
        return Optional.ofNullable(atHand.request().getContentType());
    }
}
