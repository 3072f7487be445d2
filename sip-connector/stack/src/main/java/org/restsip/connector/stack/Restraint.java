package org.restsip.connector.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address is told that its datagrams are broken: whose address somebody else writes on junk shall not be
 * drowned in our answers.
 */
final class Restraint {
    private static final int MOST_ADDRESSES = 4096;
    private static final double AT_ONCE = 500;
    private static final double PER_SECOND = 50;

    /** The one that was not heard of for longest goes first; also the lock. */
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** Whether one more answer may go there. */
    boolean allows(String address, long nanoTime) {
        synchronized (buckets) {
            var bucket =
                    buckets.getOrDefault(address, new Bucket(AT_ONCE, nanoTime)).at(nanoTime);
            buckets.put(address, bucket.left() < 1 ? bucket : bucket.less());
            return bucket.left() >= 1;
        }
    }

    private record Bucket(double left, long nanoTime) {
        Bucket at(long now) {
            return new Bucket(Math.min(AT_ONCE, left + (now - nanoTime) / 1e9 * PER_SECOND), now);
        }

        Bucket less() {
            return new Bucket(left - 1, nanoTime);
        }
    }
}
