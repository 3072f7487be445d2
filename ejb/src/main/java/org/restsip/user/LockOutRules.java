package org.restsip.user;

import java.time.Duration;

/**
 * How many failures are too many, and what follows.
 *
 * @param perPair    for one account from one address
 * @param perAccount for one account from addresses it never came from before
 * @param perAddress from one address for all accounts that never came from there before
 * @param first      how long the first lock-out lasts; each failure more doubles it
 * @param longest    how long it lasts at most
 * @param memory     after how long without a failure all is forgotten
 */
public record LockOutRules(
        int perPair, int perAccount, int perAddress, Duration first, Duration longest, Duration memory) {}
