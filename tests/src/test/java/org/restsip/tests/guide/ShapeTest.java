package org.restsip.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void anAnswerMayHaveMoreMembersButNotFewer() {
        assertThat(isLike("{'a':1}", "{'a':2,'b':3}")).isTrue();
        assertThat(isLike("{'a':1,'b':3}", "{'a':2}")).isFalse();
    }

    @Test
    void typesAreTheSame() {
        assertThat(isLike("{'a':1}", "{'a':'1'}")).isFalse();
        assertThat(isLike("{'a':[]}", "{'a':{}}")).isFalse();
        assertThat(isLike("{'a':true}", "{'a':false}")).isFalse();
    }

    @Test
    void textsAreTheSameButForWhatStandsForAnything() {
        assertThat(isLike("{'a':'/call/k…'}", "{'a':'/call/kX3'}")).isTrue();
        assertThat(isLike("{'a':'/call/k…'}", "{'a':'/user/uX3'}")).isFalse();
        assertThat(isLike("{'a':'joined'}", "{'a':'left'}")).isFalse();
    }

    @Test
    void aListHasAtLeastTheItemsShown() {
        assertThat(isLike("[{'a':'x'}]", "[{'a':'x'},{'a':'y'}]")).isTrue();
        assertThat(isLike("[{'a':'x'},{'a':'y'}]", "[{'a':'x'}]")).isFalse();
    }

    @Test
    void linesComeInTheOrderShown() {
        assertThat(Shape.hasLines("event: state\nevent: message", "id: 1\nevent: state\n\nevent: message\n"))
                .isTrue();
        assertThat(Shape.hasLines("event: message\nevent: state", "event: state\nevent: message"))
                .isFalse();
    }

    private static boolean isLike(String shown, String answer) {
        return Shape.isLike(json(shown), json(answer));
    }

    private static JsonValue json(String text) {
        try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readValue();
        }
    }
}
