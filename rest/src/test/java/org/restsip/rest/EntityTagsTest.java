package org.restsip.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.event.ChangedMeanwhile;
import org.restsip.event.Expected;
import org.restsip.event.NotChanged;
import org.restsip.event.Version;

class EntityTagsTest {
    private static final Version VERSION = new Version(123_456, 7);
    private static final String TEXT = VERSION.toString();

    @Test
    void aTagNamesVersionViewAndRepresentation() {
        assertThat(EntityTags.inFormat(EntityTags.of(VERSION, "contacts"), "xml"))
                .isEqualTo("\"" + TEXT + "-contacts-xml\"");
        assertThat(EntityTags.inFormat(EntityTags.of(VERSION), "json")).isEqualTo("\"" + TEXT + "-json\"");
    }

    @Test
    void whoSaysNothingExpectsNothing() {
        assertThat(expected(TestRequest.get("/"))).isEqualTo(Expected.ANY);
        assertThat(expected(TestRequest.get("/").with("If-Match", "*"))).isEqualTo(Expected.ANY);
    }

    @Test
    void aVersionCountsInWhicheverRepresentationItWasSeen() {
        for (var tag : List.of(TEXT, TEXT + "-json", TEXT + "-xml", TEXT + "-contacts-text", TEXT + "-contacts")) {
            assertThat(EntityTags.expected(ifMatch('"' + tag + '"').build(), "contacts"))
                    .as(tag)
                    .isEqualTo(Expected.oneOf(Set.of(VERSION)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\"", "W/\"%s-json\"", "\"other\", \"%s-xml\""})
    void whoeverWantsToReplaceAnythingButWhatItHasIsTakenAtItsWord(String header) {
        var expected = expected(TestRequest.of("PUT", "/").with("If-None-Match", header.formatted(TEXT)));
        assertThatThrownBy(() -> expected.require(VERSION)).isInstanceOf(NotChanged.class);
        expected.require(VERSION.next());
    }

    @Test
    void bothConditionsCount() {
        var expected = expected(ifMatch('"' + TEXT + '"').with("If-None-Match", '"' + TEXT + '"'));
        assertThatThrownBy(() -> expected.require(VERSION)).isInstanceOf(NotChanged.class);
        assertThatThrownBy(() -> expected.require(VERSION.next())).isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void aVersionOfAnotherViewSaysNothingOfThisOne() {
        var expected =
                EntityTags.expected(ifMatch('"' + TEXT + "-presence-json\"").build(), "contacts");

        assertThatThrownBy(() -> expected.require(VERSION)).isInstanceOf(ChangedMeanwhile.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W/\"2n9c.7-json\"",
                "\"nonsense\"",
                "2n9c.7",
                "\"\"",
                "\"2n9c.7-json-contacts-xml\"",
                "\"2n9c.7-X\""
            })
    void whatIsNoStrongTagOfOursMatchesNothing(String header) {
        var expected = expected(ifMatch(header));

        assertThat(new Version(123_456, 7)).hasToString("2n9c.7");
        assertThatThrownBy(() -> expected.require(VERSION)).isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void oneOfManyTagsIsEnough() {
        expected(ifMatch("\"other\", \"" + TEXT + "-json\"")).require(VERSION);
        expected(ifMatch("\"other\"").with("If-Match", "\"" + TEXT + "\"")).require(VERSION);
    }

    @Test
    void whoWantsToMakeSomethingNewExpectsNothingToBeThere() {
        assertThat(expected(TestRequest.of("PUT", "/").with("If-None-Match", "*")))
                .isEqualTo(Expected.NOTHING);
    }

    @Test
    void aClientKnowsWhatItHas() {
        assertThat(EntityTags.isKnown(List.of("\"a\", W/\"b-json\""), "\"b-json\""))
                .isTrue();
        assertThat(EntityTags.isKnown(List.of("*"), "\"b-json\"")).isTrue();
        assertThat(EntityTags.isKnown(List.of("\"b-xml\""), "\"b-json\"")).isFalse();
        assertThat(EntityTags.isKnown(List.of(), "\"b-json\"")).isFalse();
    }

    private static TestRequest ifMatch(String tags) {
        return TestRequest.of("PUT", "/").with("If-Match", tags);
    }

    private static Expected expected(TestRequest request) {
        return EntityTags.expected(request.build());
    }
}
