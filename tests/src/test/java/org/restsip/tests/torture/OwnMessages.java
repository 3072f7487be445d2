package org.restsip.tests.torture;

import static java.util.Map.entry;
import static org.restsip.tests.torture.Draft.invite;
import static org.restsip.tests.torture.Draft.options;
import static org.restsip.tests.torture.Draft.register;
import static org.restsip.tests.torture.Draft.request;
import static org.restsip.tests.torture.Draft.response;

import java.util.Map;
import java.util.Optional;

/** For each point of the RFCs a message of our own that is hard in the same way. */
public final class OwnMessages {
    private static final String LONG = "averyverylongword".repeat(12);

    private static final Map<String, Draft> RFC_4475_VALID = Map.ofEntries(
            entry(
                    "wsinv",
                    invite().without("Via", "To", "From", "CSeq", "Content-Length")
                            .line("fROM :\r\n\t\"Kim \\\\\\\"\"  <sip:kim@example.net>\r\n  ; \r\n tag = k1")
                            .line("tO: sip:lee@example.com ;tag =l1")
                            .line("cSeQ: 0011\r\n INVITE")
                            .line("V : SIP / 2.0\r\n  /UDP phone.example.net;branch=old1")
                            .line(
                                    "via:  SIP  /  2.0/ TCP   p1.example.net ;  branch = z9hG4bKw1 , SIP/2.0/UDP 192.0.2.9")
                            .line("NoSuchHeader: ,,;;,;")
                            .line("s :")
                            .line("l : " + Draft.SDP.length())),
            entry(
                    "intmeth",
                    request("~dance.*`!'+%_-9", "sip:-_.!~*'()&=+$,;?/:%41@example.com")
                            .set("From", "a`b c~d %e' <sip:kim@example.net>;odd.~`+'=\"Ü\\\u0001\";tag=t`~.!")
                            .set("To", "\"BS:\\\b NUL:\\\0 DEL:\\\u007f\" <sip:(lee)@example.com>")
                            .set("Call-ID", "<<(\\):\"/>>[]?{}@~!*")
                            .set("Max-Forwards", "255")
                            .set("odd-`~!%*'+_.name", "\uFEFFÄΩ電")),
            entry(
                    "esc01",
                    invite().startLine("INVITE sip:sip%3Alee%40example.com@example.net SIP/2.0")
                            .set("To", "sip:%6Cee@example.com")
                            .set("From", "<sip:with%20blanks@example.net>;tag=e1")
                            .set("Contact", "<sip:k%69m@phone.example.net;%6Cr;o%6Ee=tw%6F%2541>")),
            entry(
                    "escnull",
                    register()
                            .set("To", "sip:%00nobody%00@example.com")
                            .set("From", "sip:%00nobody%00@example.com;tag=n1")
                            .set("Contact", "<sip:%00%00@phone.example.net>")),
            entry(
                    "esc02",
                    request("REG%49STER", "sip:example.com")
                            .set("From", "\"%Q%5\" <sip:kim@example.net>;tag=p%1")
                            .line("C%6Fntact: <sip:kim@phone.example.net>")),
            entry("lwsdisp", options().set("From", "kim<sip:kim@example.net>;tag=d1")),
            entry(
                    "longreq",
                    invite().set("To", "\"" + LONG + "\"<sip:lee@example.com:5090;" + LONG + "=" + LONG + ">")
                            .set("From", "sip:" + LONG + "@example.net;tag=" + LONG + ";" + LONG)
                            .set("Call-ID", LONG + LONG)
                            .set(LONG, LONG + "; " + LONG + " = " + LONG)
                            .line(hops(40))),
            entry("dblreq", register().followedBy(Draft.lines("""

                    BYE sip:lee@example.com SIP/2.0
                    v: SIP/2.0/UDP phone.example.net;branch=z9hG4bKsecond
                    f: sip:kim@example.net;tag=second
                    t: sip:lee@example.com;tag=first
                    i: second
                    CSeq: 12 BYE
                    l: 0

                    """))),
            entry("semiuri", options().startLine("OPTIONS sip:lee;kind=a%40b@example.com SIP/2.0")),
            entry(
                    "transports",
                    options()
                            .line(
                                    "Via: SIP/2.0/SCTP p2.example.net;branch=z9hG4bKs, SIP/2.0/TLS p3.example.net;branch=z9hG4bKt")
                            .line("Via: SIP/2.0/PIGEON p4.example.net;branch=z9hG4bKu")),
            entry(
                    "mpart01",
                    request("MESSAGE", "sip:lee@example.com")
                            .set("Content-Transfer-Encoding", "binary")
                            .body("multipart/mixed;boundary=edge", Draft.lines("""
                                            --edge
                                            Content-Type: text/plain

                                            Hi
                                            --edge
                                            Content-Type: application/octet-stream

                                            \0\1\377
                                            --edge--
                                            """))),
            entry("unreason", response("SIP/2.0 200 = 3*3 было не было :) \"<>")),
            entry("noreason", response("SIP/2.0 100 ")));

    private static final Map<String, Draft> RFC_4475_INVALID = Map.ofEntries(
            entry(
                    "badinv01",
                    invite().set("Via", "SIP/2.0/{transport} 192.0.2.9;;,;,").set("Contact", "<sip:kim@192.0.2.9>;;")),
            entry("clerr", invite().set("Content-Length", "7000")),
            entry("ncl", invite().set("Content-Length", "-12")),
            entry(
                    "scalar02",
                    register()
                            .set("CSeq", "73786976294838206464 REGISTER")
                            .set("Expires", "9".repeat(90))
                            .set("Contact", "<sip:lee@phone.example.net>;expires=" + "9".repeat(20))),
            entry(
                    "scalarlg",
                    response("SIP/2.0 503 Later")
                            .set("CSeq", "9".repeat(25) + " OPTIONS")
                            .set("Retry-After", "9".repeat(30))),
            entry("quotbal", invite().set("To", "\"Lee <sip:lee@example.com>")),
            entry("ltgtruri", invite().startLine("INVITE <sip:lee@example.com> SIP/2.0")),
            entry("lwsruri", invite().startLine("INVITE sip:lee@example.com; transport=udp SIP/2.0")),
            entry("lwsstart", invite().startLine("INVITE   sip:lee@example.com  SIP/2.0")),
            entry("trws", options().startLine("OPTIONS sip:lee@example.com SIP/2.0 \t")),
            entry("escruri", invite().startLine("INVITE sip:lee@example.com?Replaces=1%3Bx SIP/2.0")),
            entry("baddate", invite().set("Date", "Sat, 13 Nov 2010 23:29:00 CET")),
            entry("regbadct", register().set("Contact", "sip:lee@example.com?Subject=Hi")),
            entry("badaspec", options().set("To", "\"Lee\" <  sip:lee@example.com >")),
            entry("baddn", options().set("From", "Kim, Doctor <sip:kim@example.net>;tag=c1")),
            entry(
                    "badvers",
                    options()
                            .startLine("OPTIONS sip:lee@example.com SIP/8.1")
                            .set("Via", "SIP/8.1/{transport} p.example.net;branch=z9hG4bKv")),
            entry("mismatch01", options().set("CSeq", "11 SUBSCRIBE")),
            entry("mismatch02", request("UNHEARDOF", "sip:lee@example.com").set("CSeq", "11 REGISTER")),
            entry("bigcode", response("SIP/2.0 99999999999 far too much")));

    private static final Map<String, Draft> RFC_4475_MEANING = Map.ofEntries(
            entry("badbranch", options().set("Via", "SIP/2.0/{transport} phone.example.net;branch=z9hG4bK")),
            entry("insuf", invite().without("From", "To", "Call-ID", "Max-Forwards")),
            entry("unkscm", options().startLine("OPTIONS neverheardof:something SIP/2.0")),
            entry("novelsc", options().startLine("OPTIONS coap+tcp://192.0.2.9:5683/x SIP/2.0")),
            entry(
                    "unksm2",
                    register()
                            .set("To", "urn:isbn:0451450523")
                            .set("From", "<https://www.example.net/kim>;tag=u2")
                            .set("Contact", "<mailto:kim@example.net>")),
            entry("bext01", options().set("Require", "levitation, telepathy").set("Proxy-Require", "clairvoyance")),
            entry("invut", invite().body("application/vnd.example.smell", "roses")),
            entry("regaut01", register().set("Authorization", "Handshake firm=yes")),
            entry(
                    "multi01",
                    invite().line("CSeq: 12 INVITE").line("Call-ID: other").line("To: <sip:x@example.com>")),
            entry(
                    "mcl01",
                    options().body("text/plain", "How much of this is meant?").line("Content-Length: 4")),
            entry(
                    "bcast",
                    response("SIP/2.0 200 OK")
                            .set("Via", "SIP/2.0/{transport} 192.0.2.9;branch=z9hG4bKb1")
                            .line("Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bKb2")),
            entry("zeromf", options().set("Max-Forwards", "0")),
            entry("cparam01", register().set("Contact", "sip:+4930123@gw.example.net;flag")),
            entry("cparam02", register().set("Contact", "<sip:+4930123@gw.example.net;flag>")),
            entry("regescrt", register().set("Contact", "<sip:lee@example.com?Route=%3Csip:p.example.com%3E>")),
            entry("sdp01", invite().set("Accept", "text/vnd.example.riddle")),
            entry(
                    "inv2543",
                    invite().without("Max-Forwards", "Contact", "Content-Length")
                            .set("Via", "SIP/2.0/{transport} old.example.net")
                            .set("From", "<sip:+4930123@old.example.net;user=phone>")
                            .set("To", "sip:+4930456@example.com;user=phone")
                            .line("Record-Route: <sip:lee@example.com;maddr=gate.example.net>")));

    private static final Map<String, Draft> RFC_5118 = Map.ofEntries(
            entry(
                    "ipv6-good",
                    register()
                            .startLine("REGISTER sip:[2001:db8::5] SIP/2.0")
                            .set("Contact", "<sip:lee@[2001:db8::6]>")),
            entry("ipv6-bad", register().startLine("REGISTER sip:2001:db8::5 SIP/2.0")),
            entry("port-ambiguous", register().startLine("REGISTER sip:[2001:db8::5:5090] SIP/2.0")),
            entry("port-unambiguous", register().startLine("REGISTER sip:[2001:db8::5]:5090 SIP/2.0")),
            entry(
                    "via-received-param-with-delim",
                    request("BYE", "sip:[2001:db8::5]")
                            .set("Via", "SIP/2.0/{transport} [2001:db8::7];received=[2001:db8::7:ff];branch=z9hG4bKr1")
                            .set("To", "sip:lee@example.com;tag=r1")),
            entry(
                    "via-received-param-no-delim",
                    options()
                            .startLine("OPTIONS sip:[2001:db8::5] SIP/2.0")
                            .set("Via", "SIP/2.0/{transport} [2001:db8::7];received=2001:db8::7:ff;branch=z9hG4bKr2")),
            entry(
                    "ipv6-in-sdp",
                    invite().body("application/sdp", Draft.SDP.replace("IP4 192.0.2.8", "IP6 2001:db8::8"))),
            entry(
                    "mult-ip-in-header",
                    request("BYE", "sip:lee@example.com")
                            .set("Via", "SIP/2.0/{transport} [2001:db8::7]:5090;branch=z9hG4bKm1")
                            .line("Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKm2")
                            .line("Via: SIP/2.0/TCP [2001:db8::9];branch=z9hG4bKm3;received=192.0.2.77")
                            .set("To", "sip:lee@example.com;tag=m1")),
            entry("mult-ip-in-sdp", invite().body("application/sdp", Draft.SDP + Draft.lines("""
                            m=video 30002 RTP/AVP 99
                            c=IN IP6 2001:db8::8
                            a=rtpmap:99 H264/90000
                            """))),
            entry(
                    "ipv4-mapped-ipv6",
                    invite().set("Via", "SIP/2.0/{transport} [::ffff:192.0.2.9]:5090;branch=z9hG4bKp1")
                            .set("Contact", "<sip:kim@[::ffff:192.0.2.9]>")),
            entry(
                    "ipv6-bug-abnf-3-colons",
                    options()
                            .startLine("OPTIONS sip:lee@[2001:db8:::192.0.2.8] SIP/2.0")
                            .set("To", "sip:lee@[2001:db8:::192.0.2.8]")));

    private OwnMessages() {}

    public static byte[] of(Point point, boolean tcp) {
        return draft(RFC_4475_VALID, point)
                .or(() -> draft(RFC_4475_INVALID, point))
                .or(() -> draft(RFC_4475_MEANING, point))
                .or(() -> draft(RFC_5118, point))
                .orElseThrow(() -> new AssertionError("no message of our own for " + point))
                .bytes(tcp);
    }

    private static Optional<Draft> draft(Map<String, Draft> drafts, Point point) {
        return Optional.ofNullable(drafts.get(point.name()));
    }

    private static String hops(int count) {
        var hops = new StringBuilder("v: SIP/2.0/TCP p0.example.net");
        for (var hop = 1; hop < count; hop++) {
            hops.append(hop % 2 == 0 ? "\r\nVIA : " : "\r\nv  :\t")
                    .append("SIP/2.0/TCP p")
                    .append(hop)
                    .append(".example.net");
        }
        return hops.toString();
    }
}
