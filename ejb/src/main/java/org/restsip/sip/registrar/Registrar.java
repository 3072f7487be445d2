package org.restsip.sip.registrar;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.restsip.InvalidValue;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.event.Node;
import org.restsip.login.Contact;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.login.Flow;
import org.restsip.login.Login;
import org.restsip.login.Registration;
import org.restsip.login.Registrations;
import org.restsip.login.Whereabouts;
import org.restsip.message.Deliveries;
import org.restsip.sip.Addresses;
import org.restsip.sip.Dates;
import org.restsip.sip.auth.Authentication;
import org.restsip.user.Aor;
import org.restsip.user.Caller;

/** REGISTER (RFC 3261, section 10): a phone logs in, stays, asks or logs out. */
@Singleton
public class Registrar {
    private final Authentication authentication;
    private final Addresses addresses;
    private final Registrations registrations;
    private final Whereabouts whereabouts;
    private final Deliveries deliveries;
    private final Node node;
    private final Clock clock;

    @Inject
    public Registrar(
            Authentication authentication,
            Addresses addresses,
            Registrations registrations,
            Whereabouts whereabouts,
            Deliveries deliveries,
            Node node,
            Clock clock) {
        this.authentication = authentication;
        this.addresses = addresses;
        this.registrations = registrations;
        this.whereabouts = whereabouts;
        this.deliveries = deliveries;
        this.node = node;
        this.clock = clock;
    }

    public SipReply register(SipRequest request) {
        var caller = authentication.authenticate(request);
        var aor = addresses.ours(request.to().uri());
        if (request.wildcardContact()) {
            unregisterAll(request, caller, aor);
        }
        for (var contact : request.contacts()) {
            bind(request, caller, aor, contact);
        }
        return bindings(whereabouts.contacts(caller, aor));
    }

    /** {@code Contact: *} is allowed alone and with Expires 0 only (section 10.3, step 6). */
    private void unregisterAll(SipRequest request, Caller caller, Aor aor) {
        if (!request.contacts().isEmpty() || request.expires().orElse(1) != 0) {
            throw new InvalidValue("Contact", "may be * only alone and with Expires 0");
        }
        registrations.unregisterPhones(caller, aor);
    }

    private void bind(SipRequest request, Caller caller, Aor aor, NameAddress contact) {
        var expires = expires(request, contact);
        var wanted = new Registration(
                Optional.of(contact.uri().text()),
                Optional.of(instance(contact)),
                Optional.of(false),
                expires,
                q(contact),
                "",
                Optional.empty(),
                Optional.of(new PhoneBinding(flow(request), request.callId(), request.cseq())));
        if (expires.filter(Duration::isZero).isPresent()) {
            registrations.unregister(caller, aor, wanted);
        } else {
            var phone = registrations.register(caller, aor, wanted).contact();
            deliveries.bringNext(aor, phone); // what has waited for it since before the server was started anew
        }
    }

    /** The contact's own parameter before the header (section 10.2.1.1). */
    private static Optional<Duration> expires(SipRequest request, NameAddress contact) {
        var own = contact.parameter("expires").map(Registrar::seconds);
        return own.or(() -> request.expires().stream().boxed().findFirst().map(Duration::ofSeconds));
    }

    /** A malformed value counts as 3600 (section 20.19), a huge one as the largest. */
    private static Duration seconds(String text) {
        if (!text.matches("[0-9]+")) {
            return Duration.ofHours(1);
        }
        return Duration.ofSeconds(text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text));
    }

    private static double q(NameAddress contact) {
        var q = contact.parameter("q").orElse("1");
        if (!q.matches("(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
            throw new InvalidValue("q", "must be a number from 0 to 1");
        }
        return Double.parseDouble(q);
    }

    /** The device if it names itself (RFC 5626, section 4.1), else where it is. */
    private static String instance(NameAddress contact) {
        var uri = contact.uri();
        var place = uri.isSip()
                ? "%s:%s@%s:%d"
                        .formatted(
                                uri.scheme(),
                                uri.user().orElse(""),
                                uri.host(),
                                uri.port().orElse(5060))
                        .toLowerCase(Locale.ROOT)
                : uri.text();
        return contact.parameter("+sip.instance")
                .map(urn -> urn + ";" + contact.parameter("reg-id").orElse(""))
                .orElse(place);
    }

    private Flow flow(SipRequest request) {
        var flow = request.flow();
        return new Flow(
                node.id(),
                flow.transport(),
                flow.localAddress().getHostAddress(),
                flow.localPort(),
                flow.remoteAddress().getHostAddress(),
                flow.remotePort());
    }

    /** All contacts of the user, wherever they came from; a web client is named by its GRUU (RFC 5627). */
    private SipReply bindings(Login login) {
        var reply = SipReply.of(200);
        for (var contact : login.contacts()) {
            reply = reply.with("Contact", binding(login.aor(), contact));
        }
        return reply.with("Date", Dates.format(clock.instant()));
    }

    private String binding(Aor aor, Contact contact) {
        var uri = contact.isWeb() ? "sip:" + aor + ";gr=" + contact.id() : contact.uri();
        var left = contact.life().secondsLeft(clock.instant());
        var expires = left.isPresent() ? ";expires=" + left.getAsLong() : "";
        return "<" + uri + ">;q=" + String.format(Locale.ROOT, "%.1f", contact.q()) + expires;
    }
}
