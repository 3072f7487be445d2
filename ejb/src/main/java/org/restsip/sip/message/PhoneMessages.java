package org.restsip.sip.message;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.message.Content;
import org.restsip.message.Handling;
import org.restsip.message.Messaging;
import org.restsip.sip.Addresses;
import org.restsip.sip.auth.Authentication;
import org.restsip.user.Attempt;
import org.restsip.user.Ids;

/** MESSAGE from a phone (RFC 3428): the same SEND as one from the web. */
@Singleton
public class PhoneMessages {
    private static final int USUAL_HOPS = 70;

    private final Authentication authentication;
    private final Addresses addresses;
    private final Passage passage;
    private final Messaging messaging;

    @Inject
    public PhoneMessages(Authentication authentication, Addresses addresses, Messaging messaging, Ids ids) {
        this.authentication = authentication;
        this.addresses = addresses;
        this.passage = new Passage(ids);
        this.messaging = messaging;
    }

    /** 202, because the message is kept and may not have arrived yet (RFC 3428, section 7). */
    public SipReply message(SipRequest request) {
        addresses.requireOneOfOurs(request.from().uri(), request.requestUri());
        if (request.to().parameter("tag").isPresent()) {
            return SipReply.of(481); // there are no dialogs in which messages are sent (RFC 3261, section 12.2.2)
        }
        if (passage.isBack(request)) {
            return SipReply.of(482);
        }
        var caller = authentication.sender(request).caller();
        var receiver = addresses.anybody(request.requestUri());
        var content = Envelope.content(request);
        var contact = addresses.gruu(request.requestUri());
        messaging.send(caller, receiver, contact, content, handling(request), attempt(request, content));
        return SipReply.of(202);
    }

    private static Handling handling(SipRequest request) {
        var waits = request.expires().stream()
                .filter(seconds -> seconds > 0)
                .boxed()
                .findFirst()
                .map(Duration::ofSeconds);
        return new Handling(
                waits, false, Handling.Kind.MESSAGE, request.maxForwards().orElse(USUAL_HOPS) - 1);
    }

    /**
     * The same request that comes again, by another way or to another node, is the same message (RFC 3261, section
     * 8.2.2.2). Some phones use one Call-ID and number for several messages, so that the content counts, too.
     */
    private static Attempt attempt(SipRequest request, Content content) {
        var key = String.join(
                " ",
                request.callId(),
                Long.toString(request.cseq()),
                request.from().parameter("tag").orElse(""),
                digest(content));
        return new Attempt(Optional.of(key), "");
    }

    private static String digest(Content content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
