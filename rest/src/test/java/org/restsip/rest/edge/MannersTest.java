package org.restsip.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.rest.TestRequest;
import org.restsip.rest.json.Problem;

class MannersTest {
    private final Manners manners = new Manners(100, 200);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login/alice@example.com",
                "/login/alice%40example.com/cAb-_9",
                "/login/+431234@example.com",
                "/login/%2B431234@example.com",
                "/call?limit=5&after=a%2Fb",
                "/docs/api/",
                "/health/ready"
            })
    void aCleanPathPasses(String path) {
        assertThat(status(to(path))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login/../user",
                "/login/%2e%2e/user",
                "/login/.%2E/user",
                "/./login",
                "/login/.",
                "/login/a%00b@example.com",
                "/login/a%0d%0ab@example.com",
                "/login/%252e%252e",
                "/login/%2fetc",
                "/login/a%5cb",
                "/login\\a",
                "/login/alice@example.com;x=1",
                "/login/alice%3bx@example.com",
                "//login",
                "/login//alice@example.com",
                "/login/%zz",
                "/login/%4",
                "/login/a\u00e9",
                "/login/<a>"
            })
    void aPathThatCanBeReadInTwoWaysDoesNot(String path) {
        assertThat(status(to(path))).contains(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/call/", "/login/alice@example.com/", "/user/"})
    void aResourceHasNoSlashAtItsEnd(String path) {
        assertThat(status(to(path))).contains(404);
    }

    @Test
    void aUrlHasItsLength() {
        assertThat(status(to("/call?x=" + "y".repeat(93)))).isEmpty();
        assertThat(status(to("/call?x=" + "y".repeat(100)))).contains(414);
    }

    @Test
    void headersCountTogether() {
        assertThat(status(to("/").with("X-A", "a".repeat(150)))).isEmpty();
        assertThat(status(to("/").with("X-A", "a".repeat(100)).with("X-A", "a".repeat(100))))
                .contains(431);
        assertThat(status(to("/").with("X-A", "a".repeat(100)).with("X-B", "a".repeat(100))))
                .contains(431);
    }

    @Test
    void thereIsOneHostAndOneLength() {
        assertThat(status(TestRequest.get("/"))).contains(400);
        assertThat(status(to("/").with("Host", "other"))).contains(400);
        assertThat(status(to("/").with("Content-Length", "1").with("Content-Length", "2")))
                .contains(400);
        assertThat(status(to("/").with("Content-Length", "1").with("Transfer-Encoding", "chunked")))
                .contains(400);
    }

    @Test
    void proxiesMethodsAreNotServed() {
        assertThat(status(TestRequest.of("TRACE", "/").with("Host", "localhost")))
                .contains(405);
        assertThat(status(TestRequest.of("CANCEL", "/").with("Host", "localhost")))
                .isEmpty();
    }

    private static TestRequest to(String path) {
        return TestRequest.get(path).with("Host", "localhost");
    }

    private Optional<Integer> status(TestRequest request) {
        return manners.fault(request.build()).map(Problem::status);
    }
}
