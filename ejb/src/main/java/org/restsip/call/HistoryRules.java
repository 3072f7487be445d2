package org.restsip.call;

import java.time.Duration;

/**
 * Rules for the history of calls.
 *
 * @param retention how long a call is remembered
 */
public record HistoryRules(Duration retention) {}
