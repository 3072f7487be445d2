package org.restsip.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FramingTest {
    private static final Frame FRAME = new Frame(
            Optional.of("abc.2"),
            "update",
            Optional.empty(),
            Json.createObjectBuilder().add("subject", "a <b>\n\"c\"").build());

    @Test
    void serverSentEvents() {
        assertThat(text(Framing.SSE.frame(FRAME)))
                .isEqualTo("id: abc.2\nevent: update\ndata: {\"subject\":\"a <b>\\n\\\"c\\\"\"}\n\n");
        assertThat(text(Framing.SSE.opening())).isEqualTo("retry: 2000\n\n");
        assertThat(text(Framing.SSE.heartbeat())).startsWith(":");
    }

    @Test
    void oneLineOfJsonEach() {
        assertThat(text(Framing.NDJSON.frame(FRAME)))
                .isEqualTo("{\"id\":\"abc.2\",\"event\":\"update\",\"data\":{\"subject\":\"a <b>\\n\\\"c\\\"\"}}\n");
    }

    @Test
    void jsonTextsBetweenSeparators() {
        assertThat(text(Framing.JSON_SEQUENCE.frame(FRAME)))
                .startsWith("\u001e{")
                .endsWith("}\n");
    }

    @Test
    void xmlIsOneDocumentOfAllEvents() {
        var document = text(Framing.XML.opening())
                + text(Framing.XML.frame(FRAME))
                + text(Framing.XML.heartbeat())
                + text(Framing.XML.frame(FRAME))
                + text(Framing.XML.closing());
        assertThat(document)
                .contains("<event type=\"object\"><id>abc.2</id><event>update</event>")
                .contains("<subject>a &lt;b")
                .endsWith("</events>\n");
        assertThat(org.restsip.rest.tree.Format.readXml(document.getBytes(StandardCharsets.UTF_8), 32))
                .isNotNull();
    }

    @Test
    void theFormIsTheFirstThatOnlyAnOpenGetCanHave() {
        assertThat(Framing.named("text/event-stream")).contains(Framing.SSE);
        assertThat(Framing.named("application/json, application/json-seq;q=0.5"))
                .contains(Framing.JSON_SEQUENCE);
        assertThat(Framing.named("application/xml, */*")).isEmpty();
        assertThat(Framing.suiting("application/xml")).isEqualTo(Framing.XML);
        assertThat(Framing.suiting("*/*")).isEqualTo(Framing.NDJSON);
        assertThat(Framing.suiting("application/json")).isEqualTo(Framing.NDJSON);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
