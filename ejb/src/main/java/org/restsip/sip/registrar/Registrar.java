package org.restsip.sip.registrar;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.restsip.connector.api.SipRequest;
import org.restsip.event.Node;
import org.restsip.login.Login;
import org.restsip.login.LoginRules;
import org.restsip.login.Registrations;
import org.restsip.login.Whereabouts;
import org.restsip.message.Deliveries;
import org.restsip.server.Settings;
import org.restsip.sip.Addresses;
import org.restsip.sip.Answer;
import org.restsip.sip.auth.Authentication;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.NotYours;

/** REGISTER (RFC 3261, section 10): a phone logs in, stays, asks or logs out. */
@Singleton
public class Registrar {
    private final Authentication authentication;
    private final Addresses addresses;
    private final Registrations registrations;
    private final Whereabouts whereabouts;
    private final Deliveries deliveries;
    private final Node node;
    private final Bindings bindings;

    @Inject
    public Registrar(
            Authentication authentication,
            Addresses addresses,
            Registrations registrations,
            Whereabouts whereabouts,
            Deliveries deliveries,
            Node node,
            LoginRules rules,
            Settings settings,
            Clock clock) {
        this.authentication = authentication;
        this.addresses = addresses;
        this.registrations = registrations;
        this.whereabouts = whereabouts;
        this.deliveries = deliveries;
        this.node = node;
        this.bindings = new Bindings(
                rules.grace(), settings.seconds("sip.flow-timer"), settings.list("sip.service-route"), clock);
    }

    /** The new list, and for each phone that comes what has waited for it since before the server was started anew. */
    public Answer register(SipRequest request) {
        requireHere(request);
        var caller = authentication.authenticate(request);
        var aor = addresses.ours(request.to().uri());
        requireOwn(caller, aor, request);
        var register = new Register(request, node.id());
        register.requireFittingWay();
        requireElsewhere(register);
        var login = login(register, caller, aor);
        return new Answer(bindings.listed(login, register), () -> bringNext(register, login));
    }

    /** We are the registrar of no other domain, and pass nothing on to theirs (RFC 3261, section 10.3, step 1). */
    private void requireHere(SipRequest request) {
        if (!addresses.isHere(request.requestUri())) {
            throw new NotYours(
                    "this is not the registrar of " + request.requestUri().host());
        }
    }

    /** Nobody registers for others, also not under the other's name (RFC 3261, section 10.2). */
    private void requireOwn(Caller caller, Aor aor, SipRequest request) {
        if (!caller.is(aor) || !caller.is(addresses.ours(request.from().uri()))) {
            throw new NotYours("this address is not yours to register");
        }
    }

    /** An address of ours leads back to us (RFC 5627, section 5.1). */
    private void requireElsewhere(Register register) {
        if (register.contacts().stream()
                .anyMatch(contact -> addresses.gruu(contact.uri()).isPresent())) {
            throw new NotYours("an address that this server has given is no contact");
        }
    }

    private Login login(Register register, Caller caller, Aor aor) {
        if (register.isForAll()) {
            return registrations.unregisterPhones(caller, aor, register.binding());
        }
        return register.isQuery()
                ? whereabouts.contacts(caller, aor)
                : registrations.registerPhone(caller, aor, register.wishes());
    }

    private void bringNext(Register register, Login login) {
        login.contacts().stream()
                .filter(contact -> contact.phone().filter(register::made).isPresent())
                .forEach(phone -> deliveries.bringNext(login.aor(), phone));
    }
}
