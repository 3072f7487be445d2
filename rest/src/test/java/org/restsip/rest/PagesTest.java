package org.restsip.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.InvalidValue;
import org.restsip.Part;
import org.restsip.user.Ids;

class PagesTest {
    private static final List<String> LIST =
            IntStream.range(0, 120).mapToObj("%03d"::formatted).toList();

    private final Pages pages = new Pages(new Ids("secret"));

    @Test
    void aListIsSeenWholeInParts() {
        var seen = new ArrayList<String>();
        var url = Optional.of("/list?limit=50");
        for (var pagesSeen = 0; url.isPresent(); pagesSeen++) {
            assertThat(pagesSeen).isLessThan(3);
            var part = part(url.get());
            seen.addAll(part.items());
            var here = url.get();
            url = part.next().map(key -> next(here, key));
        }

        assertThat(seen).isEqualTo(LIST);
    }

    @Test
    void fiftyIsUsual() {
        assertThat(part("/list").items()).hasSize(50);
        assertThat(part("/list?limit=500").items()).hasSize(120);
        assertThat(part("/list?limit=120").next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "many", "", "1.5", "99999999999999999999"})
    void aLimitThatIsNoneIsRefusedByName(String limit) {
        var request = TestRequest.get("/list?limit=" + limit).build();

        assertThatThrownBy(() -> pages.wanted(request))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refusal -> assertThat(refusal.field()).contains("limit"));
    }

    @Test
    void aCursorThatTheListDidNotGiveIsRefusedByName() {
        var good = next("/list", "007").replaceFirst(".*after=", "");
        for (var bad : List.of("", "007", "!", good + "A", good.substring(1), "A" + good.substring(1), "%00")) {
            var request = TestRequest.get("/list?after=" + bad).build();
            assertThatThrownBy(() -> pages.wanted(request))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            InvalidValue.class,
                            refusal -> assertThat(refusal.field()).contains("after"));
        }
    }

    @Test
    void aCursorIsGoodForItsListAloneButOnAnyNode() {
        var cursor = next("/list", "007").replaceFirst(".*after=", "");

        assertThat(new Pages(new Ids("secret"))
                        .wanted(TestRequest.get("/list?after=" + cursor).build())
                        .after())
                .contains("007");
        assertThatThrownBy(() ->
                        pages.wanted(TestRequest.get("/other?after=" + cursor).build()))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void theLinkKeepsWhatElseWasAskedFor() {
        assertThat(next("/list?format=xml&after=old&x=%3Cy>&limit=2", "007"))
                .startsWith("/list?format=xml&limit=2&after=");
    }

    private Part<String> part(String url) {
        return pages.wanted(TestRequest.get(url).build()).of(LIST, key -> key);
    }

    private String next(String url, String key) {
        return pages.url(TestRequest.get(url).build(), key);
    }
}
