package org.restsip.tests.house;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/** A phone that does nothing but register, and that at once: to see between two other things that the server is well. */
public final class QuickPhone {
    private static final int PATIENCE_MILLIS = 5000;
    private static final Pattern NONCE = Pattern.compile("Digest [^\\r]*nonce=\"([^\"]+)\"[^\\r]*algorithm=MD5");

    private QuickPhone() {}

    /** Registers by digest on a socket of its own; the last answer. */
    public static String register(Server server, User user, boolean tcp) {
        try (var socket = SipSocket.open(server, tcp)) {
            var call = UUID.randomUUID().toString();
            socket.send(request(user, socket, tcp, call, 1, ""));
            var challenge = answer(socket);
            var nonce = NONCE.matcher(challenge);
            if (!nonce.find()) {
                return challenge;
            }
            socket.send(request(user, socket, tcp, call, 2, authorization(user, nonce.group(1))));
            return answer(socket);
        }
    }

    private static String answer(SipSocket socket) {
        return socket.receive(PATIENCE_MILLIS).orElse("no answer");
    }

    private static byte[] request(User user, SipSocket socket, boolean tcp, String call, int cseq, String more) {
        var place = Server.HOST + ":" + socket.port();
        return ("REGISTER sip:" + Server.DOMAIN + " SIP/2.0\r\n"
                        + "Via: SIP/2.0/" + (tcp ? "TCP " : "UDP ") + place + ";branch=z9hG4bK" + UUID.randomUUID()
                        + "\r\n"
                        + "Max-Forwards: 70\r\n"
                        + "From: <sip:" + user.address() + ">;tag=quick\r\n"
                        + "To: <sip:" + user.address() + ">\r\n"
                        + "Call-ID: " + call + "\r\n"
                        + "CSeq: " + cseq + " REGISTER\r\n"
                        + "Contact: <sip:" + user.local() + "@quick.invalid>;expires=60\r\n"
                        + more
                        + "Content-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String authorization(User user, String nonce) {
        var uri = "sip:" + Server.DOMAIN;
        var secret = md5(user.device() + ":" + Server.DOMAIN + ":" + user.secret());
        var response = md5(secret + ":" + nonce + ":00000001:quick:auth:" + md5("REGISTER:" + uri));
        return ("Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", algorithm=MD5, qop=auth, "
                        + "nc=00000001, cnonce=\"quick\", response=\"%s\"\r\n")
                .formatted(user.device(), Server.DOMAIN, nonce, uri, response);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
