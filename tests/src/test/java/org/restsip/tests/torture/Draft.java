package org.restsip.tests.torture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A message that is good until something is changed. */
final class Draft {
    static final String SDP = lines("""
            v=0
            o=kim 1 1 IN IP4 192.0.2.8
            s=-
            c=IN IP4 192.0.2.8
            t=0 0
            m=audio 30000 RTP/AVP 8
            """);
    private static final String TRANSPORT = "{transport}";

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> more = new ArrayList<>();
    private String startLine;
    private String body = "";
    private String after = "";

    private Draft(String startLine, String method) {
        this.startLine = startLine;
        var id = UUID.randomUUID().toString();
        headers.put("Via", "SIP/2.0/" + TRANSPORT + " phone.example.net;branch=z9hG4bK" + id);
        headers.put("Max-Forwards", "70");
        headers.put("From", "\"Kim\" <sip:kim@example.net>;tag=" + id.substring(0, 8));
        headers.put("To", "<sip:lee@example.com>");
        headers.put("Call-ID", id);
        headers.put("CSeq", "11 " + method);
        headers.put("Content-Length", "0");
    }

    /** With line ends as on the wire. */
    static String lines(String text) {
        return text.replace("\n", "\r\n");
    }

    static Draft request(String method, String uri) {
        return new Draft(method + " " + uri + " SIP/2.0", method);
    }

    static Draft options() {
        return request("OPTIONS", "sip:lee@example.com");
    }

    static Draft register() {
        return request("REGISTER", "sip:example.com").set("Contact", "<sip:lee@phone.example.net>");
    }

    static Draft invite() {
        return request("INVITE", "sip:lee@example.com")
                .set("Contact", "<sip:kim@phone.example.net>")
                .body("application/sdp", SDP);
    }

    static Draft response(String statusLine) {
        return new Draft(statusLine, "INVITE");
    }

    Draft startLine(String whole) {
        startLine = whole;
        return this;
    }

    Draft set(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Draft without(String... names) {
        List.of(names).forEach(headers::remove);
        return this;
    }

    /** One more line, of any form. */
    Draft line(String line) {
        more.add(line);
        return this;
    }

    Draft body(String type, String text) {
        body = text;
        return set("Content-Type", type)
                .set("Content-Length", Integer.toString(text.getBytes(StandardCharsets.UTF_8).length));
    }

    /** What follows the message in the same datagram. */
    Draft followedBy(String text) {
        after = text;
        return this;
    }

    byte[] bytes(boolean tcp) {
        var text = new StringBuilder(startLine).append("\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        more.forEach(line -> text.append(line).append("\r\n"));
        text.append("\r\n").append(body).append(after);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.toString().replace(TRANSPORT, tcp ? "TCP" : "UDP").getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
