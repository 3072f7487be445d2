package org.restsip.message;

import java.time.Duration;

/**
 * Rules for messages.
 *
 * @param maxBytes        size of one message
 * @param defaultExpires  how long one waits that asked for nothing
 * @param maxExpires      how long one may wait
 * @param maxWaiting      messages that may wait for one user
 * @param maxWaitingBytes bytes that may wait for one user
 */
public record MessageRules(
        int maxBytes, Duration defaultExpires, Duration maxExpires, int maxWaiting, long maxWaitingBytes) {}
