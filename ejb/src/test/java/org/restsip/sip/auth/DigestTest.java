package org.restsip.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final int HUGE = 60_000;

    /** RFC 7616, section 3.9.1. */
    private static final String RFC_7616 = "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", "
            + "uri=\"/dir/index.html\", algorithm=%s, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
            + "nc=00000001, cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, "
            + "response=\"%s\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

    private static final String MD5 = RFC_7616.formatted("MD5", "8ca523f5e9506fed4657c9700eebdbec");
    private static final String SHA_256 =
            RFC_7616.formatted("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");

    /** The same words; of this hash the standard has no example that is right, so OpenSSL has made one. */
    private static final String SHA_512_256 =
            RFC_7616.formatted("SHA-512-256", "430d05014cecc49cab6fbe03176d41a1da86cbfe24a16580e22aaad928d960d0");

    @ParameterizedTest
    @ValueSource(strings = {MD5_NAME, SHA_256_NAME, SHA_512_256_NAME})
    void theExamplesOfTheStandardAreProved(String name) {
        assertThat(example(name).isMadeWith("Circle of Life", "GET")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {MD5_NAME, SHA_256_NAME, SHA_512_256_NAME})
    void anotherSecretMethodOrAddressProvesNothing(String name) {
        assertThat(example(name).isMadeWith("Circle of Lifes", "GET")).isFalse();
        assertThat(example(name).isMadeWith("", "GET")).isFalse();
        assertThat(example(name).isMadeWith("Circle of Life", "POST")).isFalse();
        for (var parameter : new String[] {"uri", "nonce", "nc", "cnonce", "qop", "username", "realm", "response"}) {
            var forged = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            forged.putAll(example(name).parameters());
            forged.merge(parameter, "x", String::concat);
            assertThat(new Digest(forged).isMadeWith("Circle of Life", "GET"))
                    .as(parameter)
                    .isFalse();
            forged.remove(parameter);
            assertThat(new Digest(forged).isMadeWith("Circle of Life", "GET"))
                    .as("no " + parameter)
                    .isFalse();
        }
    }

    private static final String MD5_NAME = "MD5";
    private static final String SHA_256_NAME = "SHA-256";
    private static final String SHA_512_256_NAME = "SHA-512-256";

    @Test
    void theAnswerOfOneHashIsNoneOfTheOther() {
        assertThat(parse(MD5.replace("algorithm=MD5", "algorithm=SHA-256")).isMadeWith("Circle of Life", "GET"))
                .isFalse();
    }

    @Test
    void withoutAnAlgorithmItIsMd5() {
        assertThat(parse(MD5.replace("algorithm=MD5, ", "")).isMadeWith("Circle of Life", "GET"))
                .isTrue();
    }

    @Test
    void anAlgorithmOfOthersProvesNothing() {
        assertThat(parse(MD5.replace("algorithm=MD5", "algorithm=MD5-sess")).isMadeWith("Circle of Life", "GET"))
                .isFalse();
    }

    @Test
    void namesAndAlgorithmsAreReadWithoutRegardToCase() {
        assertThat(parse(MD5.replace("Digest", "dIGEST")
                                .replace("username=", "UserName=")
                                .replace("algorithm=MD5", "ALGORITHM=md5"))
                        .isMadeWith("Circle of Life", "GET"))
                .isTrue();
    }

    @Test
    void blanksQuotesAndEscapesAreRead() {
        var digest = parse("  Digest  a = \"x, y=\\\"z\\\" \\\\\" ,b=plain,\tc=\"\"  ");
        assertThat(digest.parameters()).isEqualTo(Map.of("a", "x, y=\"z\" \\", "b", "plain", "c", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Digest",
                "Digest ",
                "Basic YTpi",
                "Digestusername=\"a\"",
                "Digest username",
                "Digest username=\"a",
                "Digest username=\"a\\\"",
                "Digest username=\"a\"b=c",
                "Digest ,",
                "Digest a=b,,c=d",
                "Digest =b",
                "Digest a=b c=d",
                "Digest a=b; c=d",
                "Digest ü=b"
            })
    void whatIsNoDigestIsNotRead(String header) {
        assertThat(Digest.parse(header)).isEmpty();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void aHugeQuotedValueIsRead() {
        for (var part : new String[] {"a", "\\\"", "\\\\", " ", ",", "=\\a"}) {
            var header = "Digest username=\"" + part.repeat(HUGE / part.length()) + "\"";
            assertThat(Digest.parse(header).isPresent()).as(part).isTrue();
        }
    }

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    @ValueSource(
            strings = {"\"", "\\", "\\\"", "a", " ", "=", ",", "a=", "a=\"", "\" ", "\"\\", " a", "a ", "a=a ", "\t "})
    void aHugeStrangeHeaderIsAnsweredSoon(String part) {
        var noise = part.repeat(HUGE / part.length());
        for (var header : new String[] {"Digest " + noise + "!", "Digest a=b, " + noise + "\u0000"}) {
            assertThatCode(() -> Digest.parse(header)).doesNotThrowAnyException();
        }
        assertThat(Digest.parse("Digest username=\"" + noise.replace("\"", "") + "\\")
                        .isPresent())
                .isFalse();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void manyParametersAreReadInOneGo() {
        assertThat(Digest.parse("Digest " + "a=b,".repeat(HUGE / 4)).isPresent())
                .isTrue();
    }

    private static Digest example(String name) {
        return parse(
                switch (name) {
                    case MD5_NAME -> MD5;
                    case SHA_256_NAME -> SHA_256;
                    default -> SHA_512_256;
                });
    }

    private static Digest parse(String header) {
        return Digest.parse(header).orElseThrow();
    }
}
