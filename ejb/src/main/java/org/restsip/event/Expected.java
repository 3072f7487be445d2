package org.restsip.event;

import java.util.Optional;
import java.util.Set;

/**
 * What a caller believes to be true when it asks for a change (RFC 9110, sections 13.1.1 and 13.1.2): asked within the
 * change, so that of two who believe the same only one is right.
 *
 * @param versions one of these must be the present version; empty if the caller does not care
 * @param unwanted none of these may be the present version
 */
public record Expected(Optional<Set<Version>> versions, Set<Version> unwanted) {

    /** Whatever is there. */
    public static final Expected ANY = new Expected(Optional.empty(), Set.of());

    /** There is nothing yet. */
    public static final Expected NOTHING = oneOf(Set.of(Version.NONE));

    public Expected {
        versions = versions.map(Set::copyOf);
        unwanted = Set.copyOf(unwanted);
    }

    public static Expected oneOf(Set<Version> versions) {
        return new Expected(Optional.of(versions), Set.of());
    }

    /** The same, and that it is not one of these. */
    public Expected butNoneOf(Set<Version> others) {
        return new Expected(versions, others);
    }

    /**
     * Goes on if the caller is right.
     *
     * @param present the version of what is there, or {@link Version#NONE}
     * @throws ChangedMeanwhile if the thing has another version
     * @throws NotChanged       if the thing has a version that the caller wants to be no more
     */
    public void require(Version present) {
        if (versions.filter(believed -> !believed.contains(present)).isPresent()) {
            throw new ChangedMeanwhile();
        }
        if (unwanted.contains(present)) {
            throw new NotChanged();
        }
    }
}
