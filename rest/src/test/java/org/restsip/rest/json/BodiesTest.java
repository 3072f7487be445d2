package org.restsip.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.InvalidValue;
import org.restsip.rest.tree.UnreadableBody;
import org.restsip.rest.tree.UnsupportedType;
import org.restsip.server.TestSettings;

class BodiesTest {
    private static final int MAX = 65536;

    private final Bodies bodies = new Bodies(TestSettings.of(Map.of()));

    @Test
    void anEmptyBodyHasNoMembersWhateverItsType() {
        assertThat(bodies.members(Optional.empty(), bytes("")).object()).isEmpty();
    }

    @Test
    void jsonIsReadAsWhatItIs() {
        var members = json(
                "{\"text\":\"a\",\"flag\":true,\"number\":7,\"q\":0.5,\"list\":[\"x\"],\"inner\":{\"n\":1},\"no\":null}");
        assertThat(members.text("text")).contains("a");
        assertThat(members.flag("flag")).contains(true);
        assertThat(members.wholeNumber("number")).contains(7);
        assertThat(members.decimal("q")).contains(0.5);
        assertThat(members.texts("list")).containsExactly("x");
        assertThat(members.object("inner").orElseThrow().wholeNumber("n")).contains(1);
        assertThat(members.text("no")).isEmpty();
        assertThat(members.text("absent")).isEmpty();
    }

    @Test
    void theWrongKindOfMemberIsRefusedByName() {
        var members = json("{\"email\":7,\"inner\":{\"status\":[]}}");
        assertThatThrownBy(() -> members.text("email"))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refusal -> assertThat(refusal.field()).contains("email"));
        var inner = members.object("inner").orElseThrow();
        assertThatThrownBy(() -> inner.text("status"))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refusal -> assertThat(refusal.field()).contains("inner.status"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1.5", "99999999999999999999", "-1e-999999999", "\"7\"", "true"})
    void aNumberThatIsNoneOrTooLongToWorkOutIsRefused(String number) {
        var members = json("{\"expires\":" + number + "}");
        assertThatThrownBy(() -> members.wholeNumber("expires")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void inXmlATextMayStandForANumberOrABoolean() {
        var members = bodies.members(
                Optional.of("application/xml"), bytes("<c><expires>60</expires><held>true</held><label>7</label></c>"));
        assertThat(members.wholeNumber("expires")).contains(60);
        assertThat(members.flag("held")).contains(true);
        assertThat(members.text("label")).contains("7");
    }

    @Test
    void plainTextStandsForOneMember() {
        var members = bodies.members(Optional.of("text/plain; charset=utf-8"), bytes("sip:a@192.0.2.1\n"), "contact");
        assertThat(members.text("contact")).contains("sip:a@192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/jsonx", "application/octet-stream"})
    void anotherTypeIsNotSupported(String type) {
        assertThatThrownBy(() -> bodies.members(Optional.of(type), bytes("{}"))).isInstanceOf(UnsupportedType.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "7", "{\"a\":}", "nonsense", "{} {"})
    void whatIsNoObjectIsRefused(String body) {
        assertThatThrownBy(() -> json(body)).isInstanceOf(UnreadableBody.class);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        var body = "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> bodies.members(Optional.of("application/json"), body))
                .isInstanceOf(UnreadableBody.class);
    }

    @Test
    void depthIsCountedBeforeParsingAndNotInStrings() {
        assertThat(json("{\"a\":\"" + "[{".repeat(1000) + "\"}").text("a")).isPresent();
        for (var deep :
                List.of("{\"a\":" + "[".repeat(100_00) + "]".repeat(100_00) + "}", "{\"a\":".repeat(33) + "1")) {
            assertThatThrownBy(() -> json(deep))
                    .isInstanceOf(UnreadableBody.class)
                    .hasMessageContaining("deeper");
        }
    }

    @Test
    void aBodyOfTheLimitIsReadAndAByteMoreIsNot() {
        assertThat(bodies.bytes(stream("x".repeat(MAX)), -1)).hasSize(MAX);
        assertThatThrownBy(() -> bodies.bytes(stream("x".repeat(MAX + 1)), -1)).isInstanceOf(Bodies.BodyTooLarge.class);
    }

    private Members json(String body) {
        return bodies.members(Optional.of("application/json"), bytes(body));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
