package org.restsip.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.event.Version;

class ResourceTest {
    private static final Version KNOWN = new Version(Long.parseLong("hofm", 36), 7);

    @Test
    void aVersionMayFollowThePath() {
        assertThat(Resource.parse("/login/a@example.com@hofm.7"))
                .isEqualTo(new Resource("/login/a@example.com", Optional.of(KNOWN)));
        assertThat(Resource.parse("/call/k1@hofm.7")).isEqualTo(new Resource("/call/k1", Optional.of(KNOWN)));
    }

    @Test
    void withoutItNothingIsKnown() {
        assertThat(Resource.parse("/login/a@example.com"))
                .isEqualTo(new Resource("/login/a@example.com", Optional.empty()));
        assertThat(Resource.parse("/login/a@host.7")).isEqualTo(new Resource("/login/a@host.7", Optional.empty()));
        assertThat(Resource.parse("/call/k1")).isEqualTo(new Resource("/call/k1", Optional.empty()));
    }

    @Test
    void aPlusSignSurvivesAQuery() {
        assertThat(Resource.parse("/login/a b@example.com").path()).isEqualTo("/login/a+b@example.com");
    }

    @Test
    void oneIdSaysHowFarAllHaveCome() {
        var marks = Marks.together(List.of(Optional.empty(), Optional.of(KNOWN)));
        var id = marks.get(0).moved(Optional.of(KNOWN.next()));
        assertThat(id).contains("hofm.8,hofm.7");
        assertThat(Marks.parse(id, 2)).containsExactly(Optional.of(KNOWN.next()), Optional.of(KNOWN));
        assertThat(Marks.parse(id, 3)).containsOnly(Optional.empty());
        assertThat(Marks.parse(Optional.of("-,hofm.7"), 2)).containsExactly(Optional.empty(), Optional.of(KNOWN));
        assertThat(Marks.ALONE.moved(Optional.of(KNOWN))).contains("hofm.7");
    }
}
