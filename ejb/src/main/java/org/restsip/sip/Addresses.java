package org.restsip.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.restsip.InvalidValue;
import org.restsip.connector.api.SipUri;
import org.restsip.login.ContactId;
import org.restsip.user.Aor;
import org.restsip.user.Domains;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;

/** Which user a SIP address means. */
@Singleton
public class Addresses {
    private final Domains domains;

    @Inject
    public Addresses(Domains domains) {
        this.domains = domains;
    }

    /** The user of that address, which must be in a domain of ours: we are no relay for others. */
    public Aor ours(SipUri uri) {
        var local = localPart(uri);
        try {
            return new Aor(local, uri.host());
        } catch (InvalidValue e) {
            throw new NoSuchUser();
        }
    }

    /** The name of whatever that address means, as it is written; it must be in a domain of ours. */
    public String localPart(SipUri uri) {
        if (!uri.isSip()) {
            throw new NoSuchUser();
        }
        requireOurs(uri);
        return uri.user().orElseThrow(NoSuchUser::new);
    }

    /** Who is meant, in whichever domain. */
    public Aor anybody(SipUri uri) {
        if (domains.include(uri.host())) {
            return ours(uri);
        }
        if (!uri.isSip() || uri.port().isPresent()) {
            throw new InvalidValue("Request-URI", "must be an address of another domain, without a port");
        }
        return new Aor(uri.user().orElseThrow(NoSuchUser::new), uri.host());
    }

    /** Neither from our users nor to them: that is not our concern, and nobody's relay. */
    public void requireOneOfOurs(SipUri from, SipUri to) {
        if (!domains.include(from.host())) {
            requireOurs(to);
        }
    }

    /** The address is in a domain of ours, whatever user it names. */
    public void requireOurs(SipUri uri) {
        if (!domains.include(uri.host())) {
            throw new NotYours(uri.host() + " is not a domain of this server");
        }
    }

    /** Whether who names that place can only mean this server: a domain of ours, or where the request came to. */
    public boolean isHere(SipUri uri) {
        return uri.isSip() && (domains.include(uri.host()) || uri.hasAddress());
    }

    /** Which contact alone the address means, if it is a GRUU of ours (RFC 5627). */
    public Optional<ContactId> gruu(SipUri uri) {
        return domains.include(uri.host())
                ? uri.parameter("gr").filter(id -> !id.isEmpty()).map(ContactId::new)
                : Optional.empty();
    }

    /** The address that means that contact alone (RFC 5627). */
    public static SipUri gruu(Aor aor, ContactId contact) {
        var address = SipUri.of(aor.local(), aor.domain());
        return new SipUri(
                address.text() + ";gr=" + contact,
                address.scheme(),
                address.user(),
                address.host(),
                address.port(),
                Map.of("gr", contact.value()));
    }

    public SipUri uri(Aor aor) {
        return SipUri.of(aor.local(), aor.domain());
    }
}
