package org.restsip.user;

import java.time.Instant;

/**
 * Someone who signed up.
 *
 * @param id      stays for life
 * @param aor     where this user is reached
 * @param name    how the user wants to be called
 * @param created when the user signed up
 */
public record User(UserId id, Aor aor, String name, Instant created) {}
