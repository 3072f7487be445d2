package org.restsip.event;

import java.util.Optional;
import java.util.Set;

/**
 * What a caller believes to be true when it asks for a change (RFC 9110, section 13.1.1): asked within the change, so
 * that of two who believe the same only one is right.
 *
 * @param versions one of these must be the present version; empty if the caller does not care
 */
public record Expected(Optional<Set<Version>> versions) {

    /** Whatever is there. */
    public static final Expected ANY = new Expected(Optional.empty());

    /** There is nothing yet. */
    public static final Expected NOTHING = oneOf(Set.of(Version.NONE));

    public Expected {
        versions = versions.map(Set::copyOf);
    }

    public static Expected oneOf(Set<Version> versions) {
        return new Expected(Optional.of(versions));
    }

    /**
     * Goes on if the caller is right.
     *
     * @param present the version of what is there, or {@link Version#NONE}
     * @throws ChangedMeanwhile if the thing has another version
     */
    public void require(Version present) {
        if (versions.filter(believed -> !believed.contains(present)).isPresent()) {
            throw new ChangedMeanwhile();
        }
    }
}
