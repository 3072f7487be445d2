package org.restsip.sip.message;

import java.util.Optional;
import org.restsip.login.ContactId;
import org.restsip.message.MessageId;
import org.restsip.user.Aor;

/**
 * What a MESSAGE under way was for; as text, none of its parts holds a space.
 *
 * @param again whether the contact may have got it before
 */
record Errand(MessageId message, Aor owner, ContactId contact, boolean again) {
    static final String WORD = "message";
    private static final String AGAIN = "again";
    private static final int PARTS = 5;

    static Optional<Errand> parse(String correlation) {
        var parts = correlation.split(" ", -1);
        return parts.length == PARTS && parts[0].equals(WORD)
                ? Optional.of(new Errand(
                        new MessageId(parts[1]), Aor.of(parts[2]), new ContactId(parts[3]), parts[4].equals(AGAIN)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return String.join(" ", WORD, message.value(), owner.toString(), contact.value(), again ? AGAIN : "first");
    }
}
