package org.restsip.connector.stack.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes that have come and are not yet used. Small until a larger message comes, and what it grows by comes out of a budget. */
final class InputBuffer {
    private static final int SMALL = 2048;

    private final InputStream in;
    private final Budget budget;
    private final int most;
    private byte[] bytes = new byte[SMALL];
    private int start;
    private int end;

    InputBuffer(InputStream in, Budget budget, int most) {
        this.in = in;
        this.budget = budget;
        this.most = most;
    }

    int size() {
        return end - start;
    }

    byte at(int index) {
        return bytes[start + index];
    }

    /** Waits for more; false at the end. */
    boolean fill() throws IOException {
        makeRoom();
        var count = in.read(bytes, end, bytes.length - end);
        end += Math.max(count, 0);
        return count >= 0;
    }

    /** Waits until so many are there. */
    void require(int count) throws IOException {
        while (size() < count) {
            if (!fill()) {
                throw new IOException("it ended within a message");
            }
        }
    }

    byte[] take(int count) {
        var taken = first(count);
        skip(count);
        return taken;
    }

    byte[] first(int count) {
        return Arrays.copyOfRange(bytes, start, start + count);
    }

    void skip(int count) {
        start += count;
        if (start == end) {
            start = 0;
            end = 0;
            shrink();
        }
    }

    private void makeRoom() throws IOException {
        if (end < bytes.length) {
            return;
        }
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, size());
            end -= start;
            start = 0;
        } else {
            grow();
        }
    }

    private void grow() throws IOException {
        var size = Math.min(bytes.length * 2, most);
        if (size <= bytes.length) {
            throw new IOException("more than any message may have");
        }
        if (!budget.take(size - bytes.length)) {
            throw new IOException("too much is waited for, of too many");
        }
        bytes = Arrays.copyOf(bytes, size);
    }

    private void shrink() {
        if (bytes.length > SMALL) {
            budget.giveBack(bytes.length - SMALL);
            bytes = new byte[SMALL];
        }
    }

    /** Nothing more is read. */
    void close() {
        skip(size());
    }
}
