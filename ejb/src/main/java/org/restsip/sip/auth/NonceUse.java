package org.restsip.sip.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalLong;
import org.restsip.connector.api.SipRequest;

/**
 * One use of a nonce.
 *
 * @param count       which use it is, as the phone counts (nc)
 * @param fingerprint of a request that may come twice; empty if what comes twice is a replay
 */
record NonceUse(long count, OptionalLong fingerprint) {

    /**
     * A REGISTER is answered without a transaction, so a repeat over UDP comes here again: it is the same word for word. Other
     * repeats end in their transaction (RFC 3261, section 17.2).
     */
    static NonceUse of(Digest digest, SipRequest request) {
        return new NonceUse(
                digest.count().orElse(0),
                request.method().equals("REGISTER") ? OptionalLong.of(fingerprint(request)) : OptionalLong.empty());
    }

    /** Whether it may come after that one. */
    boolean mayFollow(NonceUse last) {
        return count > last.count || (fingerprint.isPresent() && equals(last));
    }

    /** Of all that a digest does not protect and that would change what is done. */
    private static long fingerprint(SipRequest request) {
        var text = String.join(
                "\n",
                request.callId(),
                Long.toString(request.cseq()),
                request.header("Via").orElse(""),
                request.to().toString(),
                request.contacts().toString(),
                request.expires().toString(),
                request.headers("Path").toString());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
