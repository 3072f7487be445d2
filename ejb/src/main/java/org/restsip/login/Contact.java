package org.restsip.login;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.restsip.InvalidValue;
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
 * @param said     what this contact tells others; empty if it has said nothing yet
 * @param since    when it was first made
 * @param phone    how a phone registered it; empty for what came over HTTP
 * @param publication that {@code said} is what the device has published, for a time; empty if it was said otherwise
 * @param version  the version of the login's contacts in which this one was last seen to change
 */
public record Contact(
        ContactId id,
        String instance,
        String uri,
        Life life,
        double q,
        String label,
        Optional<Presence> said,
        Instant since,
        Optional<PhoneBinding> phone,
        Optional<Publication> publication,
        Version version) {

    /** The URI of a contact that is the web client itself. */
    public static final String WEB = "web";

    /**
     * What a phone's REGISTER left behind.
     *
     * @param flow   the way it came
     * @param callId its Call-ID; with the same one, only a higher CSeq changes the contact (RFC 3261, section 10.3)
     * @param cseq   its CSeq number
     * @param named  whether the phone has named itself: the contact's instance is its name then, else its address
     * @param flowNumber which of its ways this is, if the phone keeps several (reg-id, RFC 5626); 0 if it keeps one
     * @param path   what lies between us and the phone, next to us first (RFC 3327)
     * @param agent  what the phone calls its make, possibly empty
     */
    public record PhoneBinding(
            Flow flow, String callId, long cseq, boolean named, int flowNumber, List<String> path, String agent) {
        private static final int MAX_CALL_ID = 256;
        private static final int MAX_PATH = 1024;

        public PhoneBinding {
            path = List.copyOf(path);
            if (callId.length() > MAX_CALL_ID) {
                throw new InvalidValue("Call-ID", "must have no more than " + MAX_CALL_ID + " characters");
            }
            if (path.stream().mapToInt(String::length).sum() > MAX_PATH) {
                throw new InvalidValue("Path", "must have no more than " + MAX_PATH + " characters");
            }
        }

        /** Of a phone that says no more than it must. */
        public PhoneBinding(Flow flow, String callId, long cseq) {
            this(flow, callId, cseq, false, 0, List.of(), "");
        }

        private boolean isSameRequestAs(PhoneBinding other) {
            return callId.equals(other.callId) && cseq == other.cseq;
        }

        /** Whether the other request belongs to the same sequence and is no later one. */
        private boolean isAtLeastAsNewAs(PhoneBinding other) {
            return callId.equals(other.callId) && cseq >= other.cseq;
        }
    }

    /** What others are told of it; whoever has said nothing can be reached. */
    public Presence presence() {
        return said.orElse(Presence.AVAILABLE);
    }

    /** What people call it: the name that its owner gave, else its make; possibly empty. */
    public String name() {
        return label.isEmpty() ? phone.map(PhoneBinding::agent).orElse("") : label;
    }

    /** Whether messages for it wait until its owner opens a stream on it. */
    public boolean isWeb() {
        return uri.equals(WEB);
    }

    /** Whether it is reached by SIP. */
    public boolean isPhone() {
        return ContactUri.isSip(uri);
    }

    /** Whether a phone's wish has been fulfilled already: what comes again is the same request. */
    boolean isAnswerTo(Registration wish) {
        return !wish.isToEnd()
                && wish.uri().filter(uri::equals).isPresent()
                && phone.filter(known ->
                                wish.phone().filter(known::isSameRequestAs).isPresent())
                        .isPresent();
    }

    void requireOlderThan(Registration wish) {
        wish.phone().ifPresent(this::requireOlderThan);
    }

    /** With the same Call-ID only a higher CSeq counts (RFC 3261, section 10.3, step 7). */
    void requireOlderThan(PhoneBinding request) {
        if (phone.filter(known -> known.isAtLeastAsNewAs(request)).isPresent()) {
            throw new StaleRegistration();
        }
    }

    Contact living(Life longer) {
        return new Contact(id, instance, uri, longer, q, label, said, since, phone, publication, version);
    }

    Contact at(Version next) {
        return new Contact(id, instance, uri, life, q, label, said, since, phone, publication, next);
    }

    Contact saying(Presence words, Optional<Publication> published) {
        return saying(Optional.of(words), published);
    }

    /** What was published counts no more; what was said otherwise does. */
    Contact unpublished() {
        return publication.isPresent() ? saying(Optional.empty(), Optional.empty()) : this;
    }

    private Contact saying(Optional<Presence> words, Optional<Publication> published) {
        return new Contact(id, instance, uri, life, q, label, words, since, phone, published, version);
    }

    /** What is to be seen of it: all but the deadlines and what a refresh changes. */
    Object shown() {
        var way = phone.map(binding -> List.of(binding.flow(), binding.path(), binding.agent()));
        return List.of(id, instance, uri, life instanceof Life.Held, q, label, said, since, way);
    }
}
