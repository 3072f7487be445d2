package org.restsip.login;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.restsip.InvalidValue;

/**
 * What others are told of somebody: of one contact, or composed over all.
 *
 * @param status   whether one can be reached
 * @param note     words of one's own, possibly empty
 * @param activity what one does, in the words of RFC 4480, possibly empty
 */
public record Presence(Status status, String note, String activity) {
    private static final int MAX_TEXT = 256;

    /** Said of who has logged in and said nothing. */
    public static final Presence AVAILABLE = new Presence(Status.AVAILABLE, "", "");

    /** Said of who is not logged in. */
    public static final Presence OFFLINE = new Presence(Status.OFFLINE, "", "");

    /** Whether somebody can be reached; the first is shown if contacts differ. */
    public enum Status {
        AVAILABLE,
        BUSY,
        AWAY,
        OFFLINE;

        /** Reads the word of the API. */
        public static Status of(String word) {
            return Arrays.stream(values())
                    .filter(status -> status.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValue("presence.status", "must be available, busy, away or offline"));
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Presence {
        check("presence.note", note);
        check("presence.activity", activity);
    }

    /**
     * What all contacts together say, of those that have said something: a phone that only registers contradicts nobody.
     * As in RFC 3863 one can be reached if one can be reached anywhere, so the most reachable contact speaks, and of
     * several the one that is preferred. It speaks alone: a note or an activity (RFC 4480) of another contact would say of
     * this one what is not true of it. If none has said anything, one can be reached.
     */
    static Presence composed(Collection<Contact> contacts) {
        Optional<Contact> speaker = contacts.stream()
                .filter(contact -> contact.said().isPresent())
                .min(Comparator.comparing(
                                (Contact contact) -> contact.presence().status())
                        .thenComparing(Comparator.comparingDouble(Contact::q).reversed())
                        .thenComparing(contact -> contact.id().value()));
        return speaker.map(Contact::presence).orElse(contacts.isEmpty() ? OFFLINE : AVAILABLE);
    }

    private static void check(String field, String text) {
        if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(field, "must have no more than " + MAX_TEXT + " printable characters");
        }
    }
}
