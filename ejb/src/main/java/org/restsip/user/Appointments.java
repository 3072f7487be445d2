package org.restsip.user;

import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody who vouches for a user says of the user's roles. Of other roles it says nothing: those are given here.
 *
 * @param spokenOf the roles that are given and taken there
 * @param held     those of them that the user has
 */
public record Appointments(Set<Role> spokenOf, Set<Role> held) {

    /** All roles are given here. */
    public static final Appointments NONE = new Appointments(Set.of(), Set.of());

    public Appointments {
        spokenOf = Set.copyOf(spokenOf);
        held = Set.copyOf(held);
    }

    Set<Role> changing(Set<Role> present) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(present);
        roles.removeAll(spokenOf);
        roles.addAll(held);
        return Set.copyOf(roles);
    }
}
