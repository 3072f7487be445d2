package org.restsip.rest.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|JSON",
                "application/json|JSON",
                "application/xml|XML",
                "text/plain|TEXT",
                "text/*|TEXT",
                "application/*|JSON",
                "application/json;q=0.1, application/xml|XML",
                "application/json;q=0, */*|XML",
                "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8|XML",
                "application/problem+xml|XML"
            })
    void theBestAcceptedFormatIsTaken(String accept, Format format) {
        assertThat(Format.accepted(accept)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/html", "application/json;q=0", ""})
    void whatIsNotSpokenIsNotAccepted(String accept) {
        assertThat(Format.accepted(accept)).isEmpty();
    }

    @Test
    void textHasALineForEachLeaf() {
        var tree = json("{\"id\":\"k1\",\"children\":[{\"q\":0.5,\"note\":\"two\\nlines\"}]}");
        assertThat(new String(Format.TEXT.write(tree), StandardCharsets.UTF_8))
                .isEqualTo("id: k1\nchildren.0.q: 0.5\nchildren.0.note: two\\nlines\n");
    }

    @Test
    void xmlWithoutTypesIsReadAsPeopleWriteIt() {
        var tree = read(
                "<call><subject>planning</subject><invited><item>a@x.org</item><item>b@x.org</item></invited></call>");
        assertThat(tree).isEqualTo(json("{\"subject\":\"planning\",\"invited\":[\"a@x.org\",\"b@x.org\"]}"));
    }

    @Test
    void anEntityBombIsRefusedUnread() {
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x><s>&b;</s></x>";
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(UnreadableBody.class);
    }

    @Test
    void anEntityFromOutsideIsNotFetched() {
        var outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><x><s>&a;</s></x>";
        assertThatThrownBy(() -> read(outside)).isInstanceOf(UnreadableBody.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<a>", "<a/><b/>", "no xml", "<a type='number'>x</a>", "<a><b type='boolean'>maybe</b></a>"})
    void whatIsNotOfThatShapeIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableBody.class);
    }

    @Test
    void xmlDeeperThanAllowedIsRefused() {
        assertThatThrownBy(() -> read("<a>".repeat(1000) + "</a>".repeat(1000))).isInstanceOf(UnreadableBody.class);
    }

    private static JsonObject read(String xml) {
        return Format.readXml(xml.getBytes(StandardCharsets.UTF_8), 32);
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
