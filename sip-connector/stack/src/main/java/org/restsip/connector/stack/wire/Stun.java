package org.restsip.connector.stack.wire;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * STUN on the SIP port, as much of it as phones need that keep their way through a NAT open (RFC 5626, sections 3.5.2 and 8;
 * RFC 8489): a Binding request is told where it came from.
 */
final class Stun {
    private static final int HEADER = 20;
    private static final short BINDING_REQUEST = 0x0001;
    private static final short BINDING_SUCCESS = 0x0101;
    private static final int MAGIC_COOKIE = 0x2112_A442;
    private static final short XOR_MAPPED_ADDRESS = 0x0020;
    private static final byte IPV4 = 1;
    private static final byte IPV6 = 2;

    private Stun() {}

    /** Whether it is STUN and not SIP, which begins with a letter (RFC 8489, section 6.3). */
    static boolean isStun(byte[] datagram) {
        return datagram.length >= HEADER
                && (datagram[0] & 0xc0) == 0
                && ByteBuffer.wrap(datagram).getInt(4) == MAGIC_COOKIE;
    }

    /** The answer to a Binding request; nothing else is answered. */
    static Optional<byte[]> answer(byte[] datagram, InetSocketAddress sender) {
        var request = ByteBuffer.wrap(datagram);
        var length = request.getShort(2) & 0xffff;
        if (request.getShort(0) != BINDING_REQUEST || length != datagram.length - HEADER || length % 4 != 0) {
            return Optional.empty();
        }
        var address = sender.getAddress().getAddress();
        var answer = ByteBuffer.allocate(HEADER + 8 + address.length)
                .putShort(BINDING_SUCCESS)
                .putShort((short) (8 + address.length))
                .put(datagram, 4, 16) // the cookie, and by which transaction it is known
                .putShort(XOR_MAPPED_ADDRESS)
                .putShort((short) (4 + address.length))
                .put((byte) 0)
                .put(address.length == 4 ? IPV4 : IPV6)
                .putShort((short) (sender.getPort() ^ (MAGIC_COOKIE >>> 16)));
        for (var i = 0; i < address.length; i++) {
            answer.put((byte) (address[i] ^ datagram[4 + i]));
        }
        return Optional.of(answer.array());
    }
}
