package org.restsip.sip.door;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.sip.Abilities;
import org.restsip.sip.Answer;
import org.restsip.sip.event.Publications;
import org.restsip.sip.event.Subscriptions;
import org.restsip.sip.message.PhoneMessages;
import org.restsip.sip.registrar.Registrar;

/** Whom a request concerns, by its method. */
@Singleton
public class Services {
    /** They go on with something that must have begun here (RFC 3261, 9.2 and 15.1.2; RFC 6665, 4.1.3). */
    private static final Set<String> GO_ON = Set.of("CANCEL", "BYE", "PRACK", "UPDATE", "INFO", "NOTIFY");

    private final Registrar registrar;
    private final PhoneMessages messages;
    private final Subscriptions subscriptions;
    private final Publications publications;
    private final Options options;

    @Inject
    public Services(
            Registrar registrar,
            PhoneMessages messages,
            Subscriptions subscriptions,
            Publications publications,
            Options options) {
        this.registrar = registrar;
        this.messages = messages;
        this.subscriptions = subscriptions;
        this.publications = publications;
        this.options = options;
    }

    Answer answer(SipRequest request) {
        return switch (request.method()) {
            case "REGISTER" -> registrar.register(request);
            case "MESSAGE" -> Answer.of(messages.message(request));
            case "SUBSCRIBE" -> subscriptions.subscribe(request);
            case "PUBLISH" -> Answer.of(publications.publish(request));
            case "OPTIONS" -> Answer.of(options.options(request));
            default -> Answer.of(goesOn(request) ? SipReply.of(481) : Abilities.notAllowed());
        };
    }

    private static boolean goesOn(SipRequest request) {
        return GO_ON.contains(request.method()) || request.to().parameter("tag").isPresent();
    }
}
