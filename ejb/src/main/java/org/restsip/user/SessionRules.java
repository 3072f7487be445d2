package org.restsip.user;

import java.time.Duration;

/**
 * Rules for sessions.
 *
 * @param idle       how long one lasts that is not used
 * @param max        how long one lasts at most
 * @param noted      how often its use is written down at most
 * @param maxPerUser sessions a user may have; one more ends the one that was used least
 */
public record SessionRules(Duration idle, Duration max, Duration noted, int maxPerUser) {}
