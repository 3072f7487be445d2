package org.restsip.rest;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.restsip.InvalidValue;
import org.restsip.user.Role;

/** Roles as the API calls them. */
final class RoleNames {
    private RoleNames() {}

    static List<String> of(Set<Role> roles) {
        return roles.stream().map(RoleNames::of).sorted().toList();
    }

    static Set<Role> read(String field, Collection<String> names) {
        return names.stream().map(name -> read(field, name)).collect(Collectors.toUnmodifiableSet());
    }

    private static Role read(String field, String name) {
        return Stream.of(Role.values())
                .filter(role -> of(role).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValue(field, "may hold viewer, operator, admin, application and outbound"));
    }

    private static String of(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
