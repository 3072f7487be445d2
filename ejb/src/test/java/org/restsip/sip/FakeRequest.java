package org.restsip.sip;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.PeerCertificate;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;
import org.restsip.sip.auth.Digest;
import org.restsip.user.DeviceCredential;

/** A request as a phone would send it, from 192.0.2.7 over UDP. */
public record FakeRequest(
        String method,
        SipUri requestUri,
        NameAddress from,
        NameAddress to,
        List<NameAddress> contacts,
        boolean wildcardContact,
        OptionalInt expires,
        long cseq,
        Map<String, String> headers,
        Optional<SipBody> body)
        implements SipRequest {

    public static FakeRequest of(String method, SipUri requestUri, SipUri from, SipUri to) {
        return new FakeRequest(
                method,
                requestUri,
                NameAddress.of(from),
                NameAddress.of(to),
                List.of(),
                false,
                OptionalInt.empty(),
                1,
                Map.of(),
                Optional.empty());
    }

    /** Reads {@code scheme:user@host:port;name=value}; enough for tests. */
    public static SipUri uri(String text) {
        var scheme = text.substring(0, text.indexOf(':'));
        if (!scheme.startsWith("sip")) {
            return new SipUri(text, scheme, Optional.empty(), "", OptionalInt.empty());
        }
        var rest = text.substring(text.indexOf(':') + 1);
        var user = rest.contains("@") ? Optional.of(rest.substring(0, rest.indexOf('@'))) : Optional.<String>empty();
        var parts = rest.substring(rest.indexOf('@') + 1).split(";", -1);
        var place = parts[0].split(":", 2);
        var port = place.length > 1 ? OptionalInt.of(Integer.parseInt(place[1])) : OptionalInt.empty();
        return new SipUri(text, scheme, user, place[0].toLowerCase(Locale.ROOT), port, parameters(parts));
    }

    private static Map<String, String> parameters(String[] parts) {
        return Arrays.stream(parts)
                .skip(1)
                .map(part -> (part + "=").split("=", -1))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    }

    public FakeRequest contact(String uri, String... parameters) {
        var more = new ArrayList<>(contacts);
        var all = new HashMap<String, String>();
        for (var n = 0; n < parameters.length; n += 2) {
            all.put(parameters[n], parameters[n + 1]);
        }
        more.add(new NameAddress("", uri(uri), all));
        return new FakeRequest(method, requestUri, from, to, more, wildcardContact, expires, cseq, headers, body);
    }

    public FakeRequest star() {
        return new FakeRequest(method, requestUri, from, to, contacts, true, expires, cseq, headers, body);
    }

    public FakeRequest expires(int seconds) {
        return new FakeRequest(
                method, requestUri, from, to, contacts, wildcardContact, OptionalInt.of(seconds), cseq, headers, body);
    }

    public FakeRequest cseq(long number) {
        return new FakeRequest(method, requestUri, from, to, contacts, wildcardContact, expires, number, headers, body);
    }

    public FakeRequest body(String type, String text) {
        return new FakeRequest(
                method,
                requestUri,
                from,
                to,
                contacts,
                wildcardContact,
                expires,
                cseq,
                headers,
                Optional.of(new SipBody(type, text.getBytes(StandardCharsets.UTF_8))));
    }

    public FakeRequest authorization(String value) {
        return header("Authorization", value);
    }

    /** With that header, in as many lines as there are values. */
    public FakeRequest header(String name, String... values) {
        var more = new HashMap<>(headers);
        more.put(name, String.join("\n", values));
        return new FakeRequest(
                method, requestUri, from, to, contacts, wildcardContact, expires, cseq, Map.copyOf(more), body);
    }

    /** As in a dialog. */
    public FakeRequest toTag(String tag) {
        var tagged = new NameAddress(to.displayName(), to.uri(), Map.of("tag", tag));
        return new FakeRequest(
                method, requestUri, from, tagged, contacts, wildcardContact, expires, cseq, headers, body);
    }

    /** With the answer to that challenge, as a phone that has the credential would make it. */
    public FakeRequest answering(SipReply challenge, DeviceCredential credential) {
        var asked = Digest.parse(challenge.headers().get(0).value()).orElseThrow();
        return answering(
                asked.value("nonce"),
                asked.value("realm"),
                credential.device().id().value(),
                credential.secret());
    }

    public FakeRequest answering(String nonce, String realm, String username, String secret) {
        var uri = requestUri.text();
        var response = md5(md5(username + ":" + realm + ":" + secret) + ":" + nonce + ":00000001:c:auth:"
                + md5(method + ":" + uri));
        return authorization(("Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", algorithm=MD5, "
                        + "qop=auth, nc=00000001, cnonce=\"c\", response=\"%s\"")
                .formatted(username, realm, nonce, uri, response));
    }

    @Override
    public String callId() {
        return header("Call-ID").orElse("call-1");
    }

    @Override
    public List<String> headers(String name) {
        return Optional.ofNullable(headers.get(name)).stream()
                .flatMap(String::lines)
                .toList();
    }

    @Override
    public OptionalInt maxForwards() {
        return OptionalInt.of(header("Max-Forwards").map(Integer::parseInt).orElse(70));
    }

    @Override
    public Flow flow() {
        return new Flow("udp", InetAddress.getLoopbackAddress(), 5060, InetAddress.getLoopbackAddress(), 49152);
    }

    @Override
    public Optional<PeerCertificate> peerCertificate() {
        return Optional.empty();
    }

    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
