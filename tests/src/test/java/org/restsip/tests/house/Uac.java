package org.restsip.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A SIP user agent of our own, over UDP, for what sipp cannot do: other hashes than MD5, other addresses, and silence. */
public final class Uac implements AutoCloseable {
    private static final Map<String, String> HASHES =
            Map.of("MD5", "MD5", "SHA-256", "SHA-256", "SHA-512-256", "SHA-512/256");
    private static final int PATIENCE_MILLIS = 5000;

    private final DatagramSocket socket;
    private final int server;
    private final String callId = UUID.randomUUID().toString();
    private int cseq;

    private Uac(DatagramSocket socket, int server) {
        this.socket = socket;
        this.server = server;
    }

    /** @param address of the loopback network, by which the server tells one from another */
    public static Uac at(String address, Server server) {
        try {
            return new Uac(new DatagramSocket(0, InetAddress.getByName(address)), server.sipPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request that has not been sent. */
    public record Request(String method, String uri, String text) {

        public Request with(String header) {
            return new Request(method, uri, text.replace("\r\nMax-Forwards", "\r\n" + header + "\r\nMax-Forwards"));
        }
    }

    /** A new one, of the next CSeq. */
    public Request request(String method, String uri, String from, String to, String body) {
        var here = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
        cseq++;
        return new Request(
                method,
                uri,
                String.join(
                        "\r\n",
                        method + " " + uri + " SIP/2.0",
                        "Via: SIP/2.0/UDP " + here + ";rport;branch=z9hG4bK" + UUID.randomUUID(),
                        "From: <" + from + ">;tag=uac",
                        "To: <" + to + ">",
                        "Call-ID: " + callId,
                        "CSeq: " + cseq + " " + method,
                        "Contact: <sip:uac@" + here + ">",
                        "Max-Forwards: 70",
                        body.isEmpty() ? "Expires: 600" : "Content-Type: text/plain",
                        "Content-Length: " + body.length(),
                        "",
                        body));
    }

    public Request register(User user) {
        var address = "sip:" + user.address();
        return request("REGISTER", "sip:" + Server.DOMAIN, address, address, "");
    }

    public Request message(User from, User to, String text) {
        return request("MESSAGE", "sip:" + to.address(), "sip:" + from.address(), "sip:" + to.address(), text);
    }

    /** Asks, and answers the challenge of that algorithm; the server's answer to that. */
    public Answered prove(Request first, Request again, String algorithm, User user, String secret) {
        var asked = ask(first);
        return ask(again.with(asked.answer(again, algorithm, user.device(), secret)));
    }

    public Answered ask(Request request) {
        return tryToAsk(request, PATIENCE_MILLIS).orElseThrow(() -> new AssertionError("no answer to " + request.text));
    }

    /** Empty if the server says nothing for so long. */
    public Optional<Answered> tryToAsk(Request request, int millis) {
        try {
            var bytes = request.text.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), server));
            socket.setSoTimeout(millis);
            var packet = new DatagramPacket(new byte[65536], 65536);
            socket.receive(packet);
            return Optional.of(
                    new Answered(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8)));
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    /** What the server has answered. */
    public record Answered(String text) {
        private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"?([^\",]+)\"?");

        public int status() {
            return Integer.parseInt(text.substring(8, 11));
        }

        public List<String> headers(String name) {
            return Arrays.stream(text.split("\r\n"))
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .toList();
        }

        public List<String> algorithms() {
            return headers("WWW-Authenticate").stream()
                    .map(challenge -> parameter(challenge, "algorithm"))
                    .toList();
        }

        /** The Authorization header by which that device answers the challenge (RFC 7616, section 3.4.1). */
        public String answer(Request request, String algorithm, String device, String secret) {
            var challenge = headers("WWW-Authenticate").stream()
                    .filter(line -> parameter(line, "algorithm").equals(algorithm))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("not asked with " + algorithm + ": " + text));
            var realm = parameter(challenge, "realm");
            var nonce = parameter(challenge, "nonce");
            var ha1 = hash(algorithm, device + ":" + realm + ":" + secret);
            var ha2 = hash(algorithm, request.method + ":" + request.uri);
            return "Authorization: Digest username=\"" + device + "\", realm=\"" + realm + "\", nonce=\"" + nonce
                    + "\", uri=\"" + request.uri + "\", algorithm=" + algorithm
                    + ", qop=auth, nc=00000001, cnonce=\"uac\", response=\""
                    + hash(algorithm, String.join(":", ha1, nonce, "00000001", "uac", "auth", ha2)) + "\"";
        }

        private static String parameter(String header, String name) {
            return PARAMETER
                    .matcher(header)
                    .results()
                    .filter(found -> found.group(1).equals(name))
                    .map(found -> found.group(2))
                    .findFirst()
                    .orElse("");
        }

        private static String hash(String algorithm, String text) {
            try {
                var digest = MessageDigest.getInstance(HASHES.getOrDefault(algorithm, algorithm));
                return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }
}
