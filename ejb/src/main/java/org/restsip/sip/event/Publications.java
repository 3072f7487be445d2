package org.restsip.sip.event;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.restsip.InvalidValue;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.event.Node;
import org.restsip.login.Contact;
import org.restsip.login.Flow;
import org.restsip.login.Login;
import org.restsip.login.Presence;
import org.restsip.login.Publishing;
import org.restsip.server.Settings;
import org.restsip.sip.Abilities;
import org.restsip.sip.Addresses;
import org.restsip.sip.Refused;
import org.restsip.sip.auth.Authentication;
import org.restsip.user.Aor;
import org.restsip.user.Caller;

/** PUBLISH (RFC 3903): a phone says what its contact tells others; the SIP twin of a PUT with {@code presence}. */
@Singleton
public class Publications {
    private final Authentication authentication;
    private final Addresses addresses;
    private final Publishing publishing;
    private final Node node;
    private final Lifetimes lifetimes;

    @Inject
    public Publications(
            Authentication authentication, Addresses addresses, Publishing publishing, Node node, Settings settings) {
        this.authentication = authentication;
        this.addresses = addresses;
        this.publishing = publishing;
        this.node = node;
        this.lifetimes = Lifetimes.of(settings);
    }

    public SipReply publish(SipRequest request) {
        var caller = authentication.user(request);
        requirePresence(request);
        var owner = addresses.ours(request.requestUri());
        var life = lifetimes.granted(request);
        var known = request.header("SIP-If-Match").map(String::strip);
        if (life.isZero()) {
            known.ifPresent(tag -> publishing.withdraw(caller, owner, tag));
            return published(known.orElse("none"), life);
        }
        return published(
                known.map(tag -> renew(caller, owner, tag, request, life))
                        .orElseGet(() -> begin(caller, owner, request, life)),
                life);
    }

    private String begin(Caller caller, Aor owner, SipRequest request, Duration life) {
        var presence = presence(request).orElseThrow(() -> new InvalidValue("body", "must say what is published"));
        return publishing
                .publish(caller, owner, device(request), presence, life)
                .tag();
    }

    private String renew(Caller caller, Aor owner, String tag, SipRequest request, Duration life) {
        return publishing.renew(caller, owner, tag, presence(request), life).tag();
    }

    private static SipReply published(String tag, Duration life) {
        return SipReply.of(200).with("SIP-ETag", tag).with("Expires", Long.toString(life.toSeconds()));
    }

    private static void requirePresence(SipRequest request) {
        if (EventName.of(request)
                .filter(event -> event.name().equals("presence"))
                .isEmpty()) {
            throw new Refused(Abilities.badEvent());
        }
    }

    private static Optional<Presence> presence(SipRequest request) {
        return request.body().map(Publications::presence);
    }

    private static Presence presence(SipBody body) {
        var type = body.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals(Pidf.MEDIA_TYPE)) {
            throw new Refused(Abilities.unsupportedType(Pidf.MEDIA_TYPE));
        }
        return PidfReader.read(body.bytes());
    }

    /** A PUBLISH does not say which device it is from: it comes the same way as its REGISTER, or there is only one phone. */
    private Function<Login, Optional<Contact>> device(SipRequest request) {
        return login -> {
            var phones = login.contacts().stream()
                    .filter(contact -> contact.phone().isPresent())
                    .toList();
            return phones.stream()
                    .filter(phone -> came(request, phone.phone().orElseThrow().flow()))
                    .findFirst()
                    .or(() -> named(request, phones))
                    .or(() ->
                            phones.stream().filter(phone -> phones.size() == 1).findFirst());
        };
    }

    private boolean came(SipRequest request, Flow flow) {
        var way = request.flow();
        return flow.node().equals(node.id())
                && flow.transport().equals(way.transport())
                && flow.remoteAddress().equals(way.remoteAddress().getHostAddress())
                && flow.remotePort() == way.remotePort();
    }

    private static Optional<Contact> named(SipRequest request, List<Contact> phones) {
        return request.contacts().stream()
                .flatMap(named -> phones.stream()
                        .filter(phone -> phone.uri().equals(named.uri().text())))
                .findFirst();
    }
}
