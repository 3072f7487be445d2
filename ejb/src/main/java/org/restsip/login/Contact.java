package org.restsip.login;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.restsip.event.Version;

/**
 * One way to reach a user: a phone, a browser, any URI.
 *
 * @param id       the same for the same device
 * @param instance what tells this device from the user's others
 * @param uri      where it is; {@link #WEB} if it is the web client itself
 * @param life     how long it lives
 * @param q        preference, 0 to 1 (RFC 3261, section 20.10)
 * @param label    a name for people, possibly empty
 * @param presence what this contact tells others
 * @param since    when it was first made
 * @param phone    how a phone registered it; empty for what came over HTTP
 * @param version  the version of the login's contacts in which this one was last seen to change
 */
public record Contact(
        ContactId id,
        String instance,
        String uri,
        Life life,
        double q,
        String label,
        Presence presence,
        Instant since,
        Optional<PhoneBinding> phone,
        Version version) {

    /** The URI of a contact that is the web client itself. */
    public static final String WEB = "web";

    /**
     * What a phone's REGISTER left behind.
     *
     * @param flow   the way it came
     * @param callId its Call-ID; with the same one, only a higher CSeq changes the contact (RFC 3261, section 10.3)
     * @param cseq   its CSeq number
     */
    public record PhoneBinding(Flow flow, String callId, long cseq) {}

    /** Whether messages for it wait until its owner opens a stream on it. */
    public boolean isWeb() {
        return uri.equals(WEB);
    }

    /** Whether it is reached by SIP. */
    public boolean isPhone() {
        return phone.isPresent() || uri.startsWith("sip:") || uri.startsWith("sips:");
    }

    Contact living(Life longer) {
        return new Contact(id, instance, uri, longer, q, label, presence, since, phone, version);
    }

    Contact at(Version next) {
        return new Contact(id, instance, uri, life, q, label, presence, since, phone, next);
    }

    /** What is to be seen of it: all but the deadline and what a refresh changes. */
    Object shown() {
        var way = phone.map(PhoneBinding::flow);
        return List.of(id, instance, uri, life instanceof Life.Held, q, label, presence, since, way);
    }
}
