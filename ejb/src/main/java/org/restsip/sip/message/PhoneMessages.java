package org.restsip.sip.message;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.message.Content;
import org.restsip.message.Handling;
import org.restsip.message.Messaging;
import org.restsip.sip.Addresses;
import org.restsip.sip.auth.Authentication;
import org.restsip.user.Attempt;

/** MESSAGE from a phone (RFC 3428): the same SEND as one from the web. */
@Singleton
public class PhoneMessages {
    private final Authentication authentication;
    private final Addresses addresses;
    private final Messaging messaging;

    @Inject
    public PhoneMessages(Authentication authentication, Addresses addresses, Messaging messaging) {
        this.authentication = authentication;
        this.addresses = addresses;
        this.messaging = messaging;
    }

    /** 202, because the message is kept and may not have arrived yet (RFC 3428, section 7). */
    public SipReply message(SipRequest request) {
        var caller = authentication.sender(request).caller();
        var content = request.body()
                .map(body -> new Content(body.contentType(), body.bytes()))
                .orElseGet(() -> new Content("text/plain", new byte[0]));
        var waits = request.expires().stream()
                .filter(seconds -> seconds > 0)
                .boxed()
                .findFirst()
                .map(Duration::ofSeconds);
        var handling = new Handling(waits, false, Handling.Kind.MESSAGE);
        messaging.send(caller, addresses.ours(request.requestUri()), Optional.empty(), content, handling, Attempt.ONCE);
        return SipReply.of(202);
    }
}
