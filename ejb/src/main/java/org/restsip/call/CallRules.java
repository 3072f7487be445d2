package org.restsip.call;

import java.time.Duration;

/**
 * Rules for calls.
 *
 * @param grace           how long a web participant stays without any stream
 * @param linger          how long a call nobody is in goes on, and how long an ended one is shown
 * @param maxParticipants entries in one call
 * @param maxInvited      people invited to one call
 * @param maxSession      characters of one session
 * @param maxExtras       characters of what clients keep with a call or an entry under names of their own
 * @param maxContent      characters of all that is shown in one call
 * @param maxCalls        calls that one user has made and that go on
 */
public record CallRules(
        Duration grace,
        Duration linger,
        int maxParticipants,
        int maxInvited,
        int maxSession,
        int maxExtras,
        int maxContent,
        int maxCalls) {}
