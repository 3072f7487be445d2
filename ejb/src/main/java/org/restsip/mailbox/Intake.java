package org.restsip.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.restsip.InvalidValue;

/** Reads a letter part by part: no more than allowed, and all of what was announced. */
final class Intake {
    private final Letter letter;
    private final InputStream body;
    private final long maxBytes;
    private final MessageDigest digest;
    private long size;
    private boolean over;

    Intake(Letter letter, long maxBytes) {
        this.letter = letter;
        this.body = letter.body();
        this.maxBytes = maxBytes;
        this.digest = sha256();
        if (letter.length().orElse(0) > maxBytes) {
            throw new MediaTooLarge(maxBytes);
        }
        digest.update((letter.type() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the last part was read. */
    boolean isOver() {
        return over;
    }

    /** The next part; empty if the one before was the last after all. */
    byte[] next() {
        try {
            var part = body.readNBytes(Mailboxes.PART);
            size += part.length;
            over = part.length < Mailboxes.PART;
            digest.update(part);
            check();
            return part;
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    /** The room that the letter needs at most, as far as is known. */
    long room() {
        return over ? size : letter.length().orElse(maxBytes);
    }

    long size() {
        return size;
    }

    /** Reads what is left and tells what stands for type and content. */
    String fingerprint() {
        while (!over) {
            next();
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private void check() {
        if (size > maxBytes) {
            throw new MediaTooLarge(maxBytes);
        }
        if (over && size == 0) {
            throw new InvalidValue("body", "is empty");
        }
        if (over && letter.length().orElse(size) != size) {
            throw new BrokenOff();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
