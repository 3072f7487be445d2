package org.restsip.login;

import java.time.Duration;

/**
 * Rules for contacts.
 *
 * @param minExpires     shortest life that may be asked for
 * @param defaultExpires life of a contact that asked for none
 * @param maxExpires     longest life; more is cut down to it
 * @param maxContacts    contacts a user may have at a time
 * @param grace          how long a held contact outlives its last stream
 */
public record LoginRules(
        Duration minExpires, Duration defaultExpires, Duration maxExpires, int maxContacts, Duration grace) {}
