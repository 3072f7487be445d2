package org.restsip.connector.stack;

import java.util.Arrays;
import java.util.UUID;

/** Messages as they stand on the wire. */
final class Texts {

    private Texts() {}

    static String request(String method, String transport, String via, String callId, String... headers) {
        return lines(
                method + " sip:example.com SIP/2.0",
                "Via: SIP/2.0/" + transport + " " + via + ";branch=z9hG4bK" + UUID.randomUUID(),
                "Max-Forwards: 70",
                "From: \"Alice\" <sip:alice@example.com>;tag=1928",
                "To: <sip:alice@example.com>",
                "Call-ID: " + callId,
                "CSeq: 7 " + method,
                headers.length == 0 ? "Content-Length: 0" : String.join("\r\n", headers) + "\r\nContent-Length: 0",
                "",
                "");
    }

    static String response(String request, int status) {
        var copied = Arrays.stream(request.split("\r\n"))
                .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq):.*"))
                .map(line -> line.startsWith("To:") && status > 100 ? line + ";tag=phone" : line)
                .toList();
        return "SIP/2.0 " + status + " As Asked\r\n" + String.join("\r\n", copied) + "\r\nContent-Length: 0\r\n\r\n";
    }

    static String newCallId() {
        return UUID.randomUUID().toString();
    }

    static String lines(String... lines) {
        return String.join("\r\n", lines);
    }
}
