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
 * @param maxOutbound     messages that one user may send to other domains in a minute, on one node
 */
public record MessageRules(
        int maxBytes,
        Duration defaultExpires,
        Duration maxExpires,
        int maxWaiting,
        long maxWaitingBytes,
        int maxOutbound) {}
