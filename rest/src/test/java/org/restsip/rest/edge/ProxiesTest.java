package org.restsip.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.rest.TestRequest;
import org.restsip.server.InvalidSetting;

class ProxiesTest {
    private static final Proxies NONE = new Proxies(List.of());
    private static final Proxies TRUSTED = new Proxies(List.of("10.0.0.0/8", "2001:db8::/32", "198.51.100.7"));

    @Test
    void nobodyIsBelievedByDefault() {
        var request = TestRequest.get("/")
                .from("10.0.0.1")
                .with("X-Forwarded-For", "203.0.113.9")
                .with("X-Forwarded-Proto", "https")
                .with("Forwarded", "for=203.0.113.9;proto=https");

        assertThat(client(NONE, request).ip()).isEqualTo("10.0.0.1");
        assertThat(client(NONE, request).secure()).isFalse();
    }

    @Test
    void aTrustedProxySaysForWhomItAsks() {
        var client = client(
                TRUSTED,
                behind("10.0.0.1").with("X-Forwarded-For", "203.0.113.9").with("X-Forwarded-Proto", "https"));

        assertThat(client.ip()).isEqualTo("203.0.113.9");
        assertThat(client.secure()).isTrue();
    }

    @Test
    void whatTheClientClaimsBeforeItsOwnAddressIsNotBelieved() {
        var request = behind("10.0.0.1").with("X-Forwarded-For", "1.2.3.4, 10.9.9.9, 203.0.113.9, 198.51.100.7");

        assertThat(client(TRUSTED, request).ip()).isEqualTo("203.0.113.9");
    }

    @Test
    void headersOfSeveralLinesAreOneList() {
        var request = behind("10.0.0.1").with("X-Forwarded-For", "1.2.3.4").with("X-Forwarded-For", "203.0.113.9:4711");

        assertThat(client(TRUSTED, request).ip()).isEqualTo("203.0.113.9");
    }

    @Test
    void theStandardHeaderIsUnderstood() {
        var request = behind("10.0.0.1")
                .with(
                        "Forwarded",
                        "for=1.2.3.4;proto=http, For=\"[2a00:1450::17]:4711\";Proto=HTTPS;host=api.example.com");

        assertThat(client(TRUSTED, request).ip()).isEqualTo("2a00:1450:0:0:0:0:0:17");
        assertThat(client(TRUSTED, request).secure()).isTrue();
        assertThat(client(TRUSTED, request).isSameOrigin("https://API.example.com:443"))
                .isTrue();
    }

    @Test
    void twoHeadersThatContradictEachOtherAreNotBelieved() {
        var request =
                behind("10.0.0.1").with("X-Forwarded-For", "203.0.113.9").with("Forwarded", "for=1.2.3.4;proto=https");

        assertThat(client(TRUSTED, request).ip()).isEqualTo("10.0.0.1");
        assertThat(client(TRUSTED, request).secure()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "_hidden", "www.example.com", "1.2.3", "999.1.1.1", "", "::1::", "%s%n"})
    void anAddressThatCannotBeReadEndsTheSearch(String address) {
        var request = behind("10.0.0.1").with("X-Forwarded-For", "1.2.3.4, " + address + ", 10.0.0.2");

        assertThat(client(TRUSTED, request).ip()).isEqualTo("10.0.0.2");
    }

    @Test
    void whenAllAreTrustedTheFirstIsTheClient() {
        var request = behind("2001:db8::1").with("X-Forwarded-For", "10.1.1.1, 10.2.2.2");

        assertThat(client(TRUSTED, request).ip()).isEqualTo("10.1.1.1");
    }

    @Test
    void rangesEndWhereTheySay() {
        assertThat(client(TRUSTED, behind("11.0.0.1").with("X-Forwarded-For", "1.2.3.4"))
                        .ip())
                .isEqualTo("11.0.0.1");
        assertThat(client(TRUSTED, behind("198.51.100.8").with("X-Forwarded-For", "1.2.3.4"))
                        .ip())
                .isEqualTo("198.51.100.8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "proxy.example.com", "10.0.0.0/", "10.0.0.0/-1", "::/129"})
    void aRangeThatIsNoneKeepsTheServerFromStarting(String range) {
        assertThatThrownBy(() -> new Proxies(List.of(range))).isInstanceOf(InvalidSetting.class);
    }

    @Test
    void aPageMayTalkToTheHostItCameFrom() {
        var client = client(NONE, TestRequest.get("/").with("Host", "localhost:8080"));

        assertThat(client.isSameOrigin("http://localhost:8080")).isTrue();
        assertThat(client.isSameOrigin("http://localhost")).isFalse();
        assertThat(client.isSameOrigin("https://localhost:8080")).isFalse();
        assertThat(client.isSameOrigin("null")).isFalse();
        assertThat(client(NONE, TestRequest.get("/").overTls().with("Host", "a.example.com"))
                        .isSameOrigin("https://a.example.com"))
                .isTrue();
    }

    private static TestRequest behind(String proxy) {
        return TestRequest.get("/").from(proxy);
    }

    private static Client client(Proxies proxies, TestRequest request) {
        return proxies.client(request.build());
    }

    @Test
    void whatTheNodeAsksItselfIsAskedByWhoeverItAsksFor() {
        var proxies = new Proxies(List.of());
        var errand = proxies.errandFor(TestRequest.get("/").from("2001:db8::7").build());
        var asked = TestRequest.get("/")
                .from("127.0.0.1")
                .with("Host", "127.0.0.1:8080")
                .with(errand.getKey(), errand.getValue());

        var client = proxies.client(asked.build());
        assertThat(client.ip()).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(client.isSameOrigin("http://127.0.0.1:8080")).isTrue();
    }

    @Test
    void nobodyElseCanSayThat() {
        var errand = new Proxies(List.of())
                .errandFor(TestRequest.get("/").from("192.0.2.9").build());
        var proxies = new Proxies(List.of());
        for (var value : List.of(errand.getValue(), "192.0.2.9", "192.0.2.9 ", "")) {
            var request = TestRequest.get("/").from("192.0.2.1").with(errand.getKey(), value);
            assertThat(proxies.client(request.build()).ip()).as(value).isEqualTo("192.0.2.1");
        }
        var own = proxies.errandFor(TestRequest.get("/").from("192.0.2.9").build());
        var forged = own.getValue().replace("192.0.2.9", "192.0.2.8");
        assertThat(proxies.client(TestRequest.get("/")
                                .from("192.0.2.1")
                                .with(own.getKey(), forged)
                                .build())
                        .ip())
                .isEqualTo("192.0.2.1");
    }
}
