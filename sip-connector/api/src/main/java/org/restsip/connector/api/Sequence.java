package org.restsip.connector.api;

/**
 * Which request of which exchange: the pair that a sender keeps when it goes on with something it began earlier, such as
 * a subscription (RFC 3261, sections 8.1.1.4 and 8.1.1.5).
 *
 * @param callId Call-ID, the same for the whole exchange
 * @param number number of the CSeq header, rising with each request of this sender
 */
public record Sequence(String callId, long number) {

    /** @throws IllegalArgumentException if the number is not one that CSeq can carry */
    public Sequence {
        if (number < 0 || number >= 1L << 31) {
            throw new IllegalArgumentException("no number for CSeq: " + number);
        }
    }
}
