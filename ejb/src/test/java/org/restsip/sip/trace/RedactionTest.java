package org.restsip.sip.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret gets into a trace, however the message that holds it is written. */
class RedactionTest {
    private static final String SECRET = "6629fae49393a05397450978507c4ef1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Digest username=\"alice\", realm=\"r\", response=\"SECRET\", nonce=\"n\"",
                "authorization:Digest username=\"alice\",response=SECRET",
                "Proxy-Authorization : DIGEST response = \"SECRET\", username=\"alice\"",
                "Authorization: Digest username=\"alice\",\r\n response=\"SECRET\",\r\n\trealm=\"r\"",
                "Authorization:\r\n Digest response=\"SECRET\"",
                "Authorization: Digest username=\"a\\\"b\", response=\"SECRET\"",
                "Authorization: Digest username=\"alice, response=\"SECRET\"",
                "Authorization: Digest username=\"alice\" response=\"SECRET\"",
                "Authorization: Digest \"SECRET\"",
                "Authorization: Digest username=\"alice\",\r response=\"SECRET\"",
                "Authorization Digest response=\"SECRET\"",
                "Authorization: Digest made-up=\"SECRET\"",
                "Authorization: Basic SECRET",
                "Authorization: basic  SECRET",
                "Authorization: Bearer SECRET",
                "Authorization: SECRET",
                "Authorization: SECRET and more",
                "Proxy-Authorization: NTLM SECRET",
                "X-Authorization: SECRET",
                "X-Api-Key: SECRET",
                "X-Password: SECRET",
                "Cookie: session=SECRET",
                "Authentication-Info: rspauth=\"SECRET\", qop=auth",
                "To: <sip:alice:SECRET@example.com>",
                "REGISTER sips:alice:SECRET@example.com SIP/2.0",
                "Call-Info: <https://alice:SECRET@example.com/photo>",
                "Refer-To: <sip:bob@example.com?Authorization=Basic%20SECRET>",
                "Refer-To: <sip:bob@example.com?Proxy-Authorization%3DSECRET&Subject=x>",
                "Contact: <sip:alice@192.0.2.7;token=SECRET>",
                "Contact: <sip:alice@192.0.2.7;pn-provider=x;pn-prid=SECRET>",
                "Subject: password=SECRET",
                "X-Auth: Bearer SECRET",
            })
    void aSecretInTheHeadIsNotShown(String header) {
        var head = "REGISTER sip:example.com SIP/2.0\r\nFrom: <sip:alice@example.com>;tag=1\r\n"
                + header.replace("SECRET", SECRET)
                + "\r\nCSeq: 1 REGISTER\r\n\r\n";

        assertThat(Redaction.ofHead(head))
                .doesNotContain(SECRET)
                .contains("***")
                .contains("From: <sip:alice@example.com>;tag=1\r\n")
                .contains("CSeq: 1 REGISTER\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":\"alice\",\"password\":\"SECRET\"}",
                "{\"newPassword\" : \"a\\\"SECRET\"}",
                "{\"access_token\":\"SECRET\"}",
                "user=alice&passwd=SECRET&x=1",
                "<login><password>SECRET</password></login>",
                "<x:secret kind=\"1\">SECRET</x:secret>",
                "password: SECRET",
                "v=0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:SECRET|2^20|1:4\r\n",
                "v=0\r\nk=clear:SECRET\r\n",
                "v=0\r\na=ice-pwd:SECRET\r\n",
                "REGISTER sip:example.com SIP/2.0\r\nAuthorization: Digest response=\"SECRET\"\r\n",
                "Authorization: Basic SECRET",
            })
    void aSecretInTheBodyIsNotShown(String body) {
        var shown = Redaction.ofBody(body.replace("SECRET", SECRET).getBytes(StandardCharsets.UTF_8));

        assertThat(shown).doesNotContain(SECRET).contains("***");
    }

    @Test
    void whatADigestSaysBesidesItsResponseIsShown() {
        var head =
                "Authorization: Digest username=\"alice\", realm=\"example.com\", nonce=\"n1\", uri=\"sip:example.com\", "
                        + "response=\"" + SECRET + "\", cnonce=\"c\", nc=00000001, qop=auth, algorithm=MD5\r\n\r\n";

        assertThat(Redaction.ofHead(head))
                .isEqualTo(
                        "Authorization: Digest username=\"alice\", realm=\"example.com\", nonce=\"n1\", "
                                + "uri=\"sip:example.com\", response=***, cnonce=\"c\", nc=00000001, qop=auth, algorithm=MD5\r\n\r\n");
    }

    @Test
    void anOrdinaryMessageIsShownAsItIs() {
        var head = String.join(
                "\r\n",
                "MESSAGE sip:bob@192.0.2.7:5060;transport=tcp SIP/2.0",
                "Via: SIP/2.0/TCP [2001:db8::1]:5060;branch=z9hG4bK776;rport",
                "From: \"Alice\" <sip:alice@example.com>;tag=1928",
                "To: <sip:bob@example.com>",
                "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n1\", qop=\"auth\"",
                "Call-ID: a84b4c76e66710@pc33",
                "CSeq: 314159 MESSAGE",
                "Max-Forwards: 70",
                "Content-Length: 0",
                "",
                "");

        assertThat(Redaction.ofHead(head)).isEqualTo(head);
    }

    @Test
    void controlCharactersAreSpelledOut() {
        assertThat(Redaction.ofHead("OPTIONS\u0000 \u001b[31m\r\n\tx")).isEqualTo("OPTIONS\\x00 \\x1b[31m\r\n\tx");
    }

    @Test
    void aBodyThatIsNoTextIsCounted() {
        assertThat(Redaction.ofBody(new byte[] {(byte) 0xff, 0, 1})).isEqualTo("[3 bytes]");
    }
}
