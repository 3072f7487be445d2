package org.restsip.user;

import java.util.Set;

/**
 * Who is calling, as the container or a digest has proved.
 *
 * @param aor   the address of the caller
 * @param roles what the caller may do beyond its own things
 * @param proof by what it was proved
 */
public record Caller(Aor aor, Set<Role> roles, Proof proof) {

    /** A caller whose proof does not matter beyond this request. */
    public Caller(Aor aor, Set<Role> roles) {
        this(aor, roles, Proof.NONE);
    }

    /** A caller without any special right. */
    public static Caller user(Aor aor) {
        return new Caller(aor, Set.of());
    }

    public boolean is(Aor other) {
        return aor.equals(other);
    }

    public boolean isOperator() {
        return roles.contains(Role.OPERATOR) || roles.contains(Role.ADMIN);
    }

    /** Whether things of that address are the caller's to see: its own, or all of them for an operator. */
    public boolean oversees(Aor other) {
        return is(other) || isOperator();
    }
}
