package org.restsip.connector.stack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Good messages made bad in one to five places; the same ones for the same seed. */
final class Mutations {
    private static final List<String> SEEDS = List.of(
            Texts.request("REGISTER", "UDP", "127.0.0.1:5062", "m-1", "Contact: <sip:alice@10.0.0.7>;q=0.5;expires=60"),
            Texts.request("OPTIONS", "UDP", "[::1]:5062;rport", "m-2", "Accept: application/sdp, */*;q=0.1"),
            Texts.request(
                    "INVITE", "TCP", "phone.example.com", "m-3", "Contact: \"A \\\" B\" <sip:a@b>", "k: path, gruu"),
            Texts.request("MESSAGE", "UDP", "10.0.0.7", "m-4", "Content-Type: text/plain")
                    .replace("Content-Length: 0\r\n\r\n", "l: 5\r\n\r\nGrüß"),
            Texts.request("SUBSCRIBE", "UDP", "10.0.0.7", "m-5", "o: presence;id=1", "Expires: 3600", "m: <sip:a@b;lr>")
                    .replace("From:", "f:\r\n "),
            Texts.request("BYE", "UDP", "10.0.0.7", "m-6", "Route: <sip:p1;lr>,<sip:p2;lr>"),
            Texts.response(Texts.request("MESSAGE", "UDP", "10.0.0.7", "m-7"), 200));

    private static final List<String> BITS = List.of(
            "\0",
            "\r",
            "\n",
            "\r\n",
            "\r\n ",
            "\r\n\r\n",
            "\"",
            "\\",
            "\\\"",
            "<",
            ">",
            "<>",
            ";",
            ";;",
            ",",
            ",,",
            ":",
            "@",
            "?",
            "=",
            "%",
            "%00",
            "%zz",
            "[",
            "]",
            "[::",
            "(",
            ")",
            "*",
            "/",
            " ",
            "\t",
            "SIP/2.0",
            "SIP/9.9",
            "sip:",
            "sips:",
            "tel:",
            "-1",
            "4294967296",
            "99999999999999999999999999",
            "1e9",
            "z9hG4bK",
            "ü",
            "\uD83D\uDE00",
            "\u202E",
            "Content-Length: 3\r\n",
            "l: -1\r\n",
            "Via: ",
            "To: ",
            "CSeq: 1 ACK\r\n",
            "maddr=255.255.255.255",
            "received=",
            "rport=",
            "x".repeat(5000),
            "a,".repeat(500),
            ";b".repeat(500),
            "\"".repeat(101));

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    byte[] next() {
        var message = seed();
        for (var change = random.nextInt(5); change >= 0; change--) {
            message = changed(message);
        }
        return message.length > 60_000 ? Arrays.copyOf(message, 60_000) : message;
    }

    private byte[] seed() {
        var unique = Integer.toHexString(random.nextInt());
        return SEEDS.get(random.nextInt(SEEDS.size()))
                .replaceAll("branch=[^\r]*", "branch=z9hG4bK" + unique)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] changed(byte[] message) {
        var at = random.nextInt(message.length + 1);
        var end = Math.min(message.length, at + random.nextInt(30));
        return switch (random.nextInt(6)) {
            case 0 -> replaced(message, at, at, bit());
            case 1 -> replaced(message, at, end, bit());
            case 2 -> replaced(message, at, end, new byte[0]);
            case 3 -> replaced(message, at, at, Arrays.copyOfRange(message, at, end));
            case 4 -> replaced(message, at, Math.min(message.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            default -> replaced(message, at, message.length, rest(seed()));
        };
    }

    private byte[] bit() {
        return BITS.get(random.nextInt(BITS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] rest(byte[] other) {
        return Arrays.copyOfRange(other, random.nextInt(other.length), other.length);
    }

    private static byte[] replaced(byte[] message, int from, int to, byte[] by) {
        var result = new byte[from + by.length + message.length - to];
        System.arraycopy(message, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(message, to, result, from + by.length, message.length - to);
        return result;
    }
}
