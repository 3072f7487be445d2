package org.restsip.user;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.restsip.InvalidValue;
import org.restsip.event.Version;

/**
 * Whom a user lets near: who may see that the user is there, who may write, and who is shown the user in a list. The
 * one place where that is decided.
 *
 * @param visibility who may see the user's presence
 * @param allow      who may see it by name, also if others may not; they find the user in the list
 * @param block      who may neither see nor write, whatever else is said
 * @param directory  whether people of the user's own domain find the user in the list
 * @param version    counts the user's changes of this; {@link Version#NONE} before the first
 */
public record Privacy(Visibility visibility, Set<Aor> allow, Set<Aor> block, boolean directory, Version version) {
    /** Addresses that a list may have. */
    public static final int MAX_LISTED = 500;

    /** What counts for those who said nothing. */
    public static final Privacy OPEN = new Privacy(Visibility.EVERYONE, Set.of(), Set.of(), false, Version.NONE);

    /** Who may see the presence. */
    public enum Visibility {
        /** All who are authenticated. */
        EVERYONE,
        /** Those on the allow list. */
        ALLOWED,
        /** Only the user. */
        NOBODY;

        /** Reads the word of the API. */
        public static Visibility of(String word) {
            return Arrays.stream(values())
                    .filter(visibility -> visibility.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValue("visibility", "must be everyone, allowed or nobody"));
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Privacy {
        allow = bounded("allow", allow);
        block = bounded("block", block);
    }

    /** Whether the presence of {@code owner}, whose privacy this is, may be seen. Operators see all. */
    public boolean showsPresence(Aor owner, Caller to) {
        return to.oversees(owner)
                || (!block.contains(to.aor())
                        && switch (visibility) {
                            case EVERYONE -> true;
                            case ALLOWED -> allow.contains(to.aor());
                            case NOBODY -> false;
                        });
    }

    /** Whether that sender may send and leave messages. */
    public boolean admits(Aor sender) {
        return !block.contains(sender);
    }

    /** Whether {@code owner}, whose privacy this is, is in the list of those who are logged in. */
    public boolean lists(Aor owner, Caller to) {
        return to.isOperator()
                || (showsPresence(owner, to)
                        && (allow.contains(to.aor())
                                || (directory && owner.domain().equals(to.aor().domain()))));
    }

    /** As wanted, under the next version; this one if nothing else is wanted. */
    public Privacy changedTo(Privacy wanted, Instant now) {
        var next = new Privacy(wanted.visibility, wanted.allow, wanted.block, wanted.directory, version);
        return next.equals(this)
                ? this
                : next.at(version.equals(Version.NONE) ? Version.startingAt(now) : version.next());
    }

    private Privacy at(Version next) {
        return new Privacy(visibility, allow, block, directory, next);
    }

    private static Set<Aor> bounded(String field, Set<Aor> addresses) {
        if (addresses.size() > MAX_LISTED) {
            throw new InvalidValue(field, "must have no more than " + MAX_LISTED + " addresses");
        }
        return Set.copyOf(addresses);
    }
}
