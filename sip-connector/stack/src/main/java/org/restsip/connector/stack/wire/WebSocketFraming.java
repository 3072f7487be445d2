package org.restsip.connector.stack.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * SIP in WebSocket messages, one in each, text or binary (RFC 7118, section 5; frames as in RFC 6455, section 5). Pings are
 * answered, and so is a message that is a double CRLF, which is what browsers can send for one.
 */
final class WebSocketFraming implements Framing {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int TOO_BIG = 1009;
    private static final int LONGEST_CONTROL = 125;
    private static final byte[] LINE_END = {'\r', '\n'};

    @SuppressWarnings("ArrayRecordComponent") // handed on, and compared by none
    private record Frame(boolean last, int opcode, byte[] payload) {
        boolean isControl() {
            return opcode >= CLOSE;
        }
    }

    private final InputBuffer in;
    private final Outbox out;
    private final Pace pace;
    private final int largest;

    WebSocketFraming(InputBuffer in, Outbox out, Pace pace, int largest) {
        this.in = in;
        this.out = out;
        this.pace = pace;
        this.largest = largest;
    }

    /** A message as it goes to a browser, which reads text more easily. */
    static byte[] framed(byte[] message) {
        return frame(isText(message) ? TEXT : BINARY, message);
    }

    @Override
    public Optional<byte[]> read() throws IOException {
        var message = new ByteArrayOutputStream();
        var begun = false;
        while (in.size() > 0 || in.fill()) {
            pace.begun();
            var frame = nextFrame(largest - message.size());
            if (frame.opcode() == CLOSE) {
                out.add(frame(CLOSE, frame.payload()), () -> {});
                return Optional.empty();
            }
            if (frame.isControl()) {
                answer(frame);
            } else if (begun != (frame.opcode() == CONTINUATION)) {
                throw failed(PROTOCOL_ERROR, "a frame out of turn");
            } else {
                begun = !frame.last();
                message.writeBytes(frame.payload());
            }
            if (!begun) {
                pace.ended();
            }
            if (!begun && !frame.isControl() && !isKeepAlive(message.toByteArray())) {
                return Optional.of(message.toByteArray());
            }
            if (!begun) {
                message.reset();
            }
        }
        return Optional.empty();
    }

    private void answer(Frame control) throws IOException {
        if (control.opcode() == PING) {
            out.add(frame(PONG, control.payload()), () -> {});
        }
    }

    private boolean isKeepAlive(byte[] message) throws IOException {
        var lineEnds = 0;
        for (var b : message) {
            if (b != '\r' && b != '\n') {
                return false;
            }
            lineEnds += b == '\n' ? 1 : 0;
        }
        if (lineEnds >= 2) {
            out.add(frame(TEXT, LINE_END), () -> {});
        }
        return true;
    }

    private Frame nextFrame(int room) throws IOException {
        in.require(2);
        var first = in.at(0);
        var second = in.at(1);
        in.skip(2);
        var opcode = first & 0x0f;
        var isLast = (first & 0x80) != 0;
        var length = length(second & 0x7f);
        check((first & 0x70) == 0, "reserved bits are set");
        check((second & 0x80) != 0, "a frame that is not masked");
        check(opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG), "an unknown kind of frame");
        check(opcode < CLOSE || (isLast && length <= LONGEST_CONTROL), "a control frame of several parts");
        if (opcode < CLOSE && length > room) {
            throw failed(TOO_BIG, "more than " + largest + " bytes");
        }
        return new Frame(isLast, opcode, unmasked((int) length));
    }

    private long length(int written) throws IOException {
        if (written <= LONGEST_CONTROL) {
            return written;
        }
        var size = written == 126 ? 2 : 8;
        in.require(size);
        var bytes = in.take(size);
        return size == 2 ? Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort()) : positive(bytes);
    }

    private long positive(byte[] bytes) throws IOException {
        var length = ByteBuffer.wrap(bytes).getLong();
        check(length >= 0, "a negative length");
        return length;
    }

    private byte[] unmasked(int length) throws IOException {
        in.require(4);
        var mask = in.take(4);
        in.require(length);
        var payload = in.take(length);
        for (var i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private void check(boolean isRight, String otherwise) throws IOException {
        if (!isRight) {
            throw failed(PROTOCOL_ERROR, otherwise);
        }
    }

    /** Says why, as the other side may be somebody's program in the making (RFC 6455, section 7.4). */
    private ProtocolError failed(int code, String why) throws IOException {
        out.add(frame(CLOSE, new byte[] {(byte) (code >> 8), (byte) code}), () -> {});
        return new ProtocolError(why);
    }

    private static byte[] frame(int opcode, byte[] payload) {
        var length = payload.length;
        var frame = ByteBuffer.allocate(length + 10).put((byte) (0x80 | opcode));
        if (length <= LONGEST_CONTROL) {
            frame.put((byte) length);
        } else if (length <= 0xffff) {
            frame.put((byte) 126).putShort((short) length);
        } else {
            frame.put((byte) 127).putLong(length);
        }
        frame.put(payload).flip();
        var bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static boolean isText(byte[] message) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
