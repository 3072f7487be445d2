package org.restsip.user;

import java.time.Instant;

/**
 * A phone or other device that proves itself by a credential of its own, so that it can be taken away
 * without touching the password.
 */
public record Device(DeviceId id, Aor owner, String name, Instant created) {}
