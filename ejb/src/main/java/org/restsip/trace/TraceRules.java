package org.restsip.trace;

import java.time.Duration;

/**
 * The limits of traces, which bound what they may cost.
 *
 * @param maxTraces   how many may run at once
 * @param maxLength   how long one may run
 * @param maxMessages how many messages one keeps on each node
 * @param maxSize     how many characters one keeps on each node
 * @param bodies      whether bodies may be asked for
 */
public record TraceRules(int maxTraces, Duration maxLength, int maxMessages, int maxSize, boolean bodies) {}
