package org.restsip.login;

import java.time.Instant;

/**
 * That a contact's presence is what its device has published, for a time (RFC 3903, section 3).
 *
 * @param tag   names this state of it; whoever goes on with it must know its name
 * @param until when it counts no more and the contact is available again
 */
public record Publication(String tag, Instant until) {}
