package org.restsip.connector.stack.wire;

import java.io.IOException;
import java.util.Optional;

/**
 * SIP on a stream: headers to the empty line, then as many bytes as Content-Length says (RFC 3261, section 18.3). A double
 * CRLF between messages is a keep-alive and answered with a single one (RFC 5626, section 4.4.1).
 */
final class SipFraming implements Framing {
    private static final byte[] PONG = {'\r', '\n'};

    private final InputBuffer in;
    private final Outbox out;
    private final Pace pace;
    private final int largest;

    SipFraming(InputBuffer in, Outbox out, Pace pace, int largest) {
        this.in = in;
        this.out = out;
        this.pace = pace;
        this.largest = largest;
    }

    @Override
    public Optional<byte[]> read() throws IOException {
        if (!awaitBegin()) {
            return Optional.empty();
        }
        pace.begun();
        var head = lengthOfHead();
        var length = ContentLength.in(in.first(head));
        if (length.isEmpty()) {
            throw new Unreadable(400, "Content-Length is missing or wrong", in.first(head));
        }
        if (head + length.getAsLong() > largest) {
            throw new Unreadable(513, "more than " + largest + " bytes", in.first(head));
        }
        var size = head + (int) length.getAsLong();
        in.require(size);
        pace.ended();
        return Optional.of(in.take(size));
    }

    /** Skips line ends, and answers each second one. False at the end of the stream. */
    private boolean awaitBegin() throws IOException {
        var lineEnds = 0;
        while (true) {
            while (in.size() > 0) {
                if (in.at(0) != '\r' && in.at(0) != '\n') {
                    return true;
                }
                lineEnds += in.at(0) == '\n' ? 1 : 0;
                in.skip(1);
                if (lineEnds == 2) {
                    lineEnds = 0;
                    pace.ended();
                    out.add(PONG, () -> {});
                }
            }
            if (!in.fill()) {
                return false;
            }
        }
    }

    /** Up to and with the empty line. */
    private int lengthOfHead() throws IOException {
        var looked = 0;
        while (true) {
            for (; looked < in.size(); looked++) {
                if (in.at(looked) == '\n' && isEmptyLineBefore(looked)) {
                    return looked + 1;
                }
            }
            if (in.size() >= largest) {
                throw new Unreadable(513, "more than " + largest + " bytes of headers", in.first(in.size()));
            }
            in.require(in.size() + 1);
        }
    }

    private boolean isEmptyLineBefore(int lineEnd) {
        var before = lineEnd - 1;
        if (before >= 0 && in.at(before) == '\r') {
            before--;
        }
        return before >= 0 && in.at(before) == '\n';
    }
}
