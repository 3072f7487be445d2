package org.restsip.call;

import java.time.Duration;

/**
 * Rules for calls.
 *
 * @param grace           how long a web participant stays without any stream
 * @param linger          how long a call nobody is in goes on, and how long an ended one is shown
 * @param maxParticipants entries in one call
 * @param maxSession      characters of one session
 */
public record CallRules(Duration grace, Duration linger, int maxParticipants, int maxSession) {}
