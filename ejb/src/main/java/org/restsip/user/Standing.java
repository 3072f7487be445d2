package org.restsip.user;

import java.util.Set;

/**
 * How things stand with a user.
 *
 * @param roles      what the user may do beyond its own things
 * @param disabled   whether an operator has shut the user out
 * @param generation counts up whenever all that was proved before shall count no more: after a change of the password,
 *                   when the user is disabled, or is thrown out
 */
public record Standing(Set<Role> roles, boolean disabled, int generation) {}
