package org.restsip.sip.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.BOB;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.InvalidValue;
import org.restsip.event.Version;
import org.restsip.login.Presence;
import org.restsip.login.Presence.Status;
import org.restsip.login.Whereabouts.PresenceOf;

class PidfTest {
    private static final Version VERSION = new Version(36, 7);

    @ParameterizedTest
    @CsvSource({
        "AVAILABLE, '', ''",
        "BUSY, until 5, on-the-phone",
        "AWAY, 'a < b & \"c\" ]]> Zoë 🎧', vacation",
        "AVAILABLE, '', juggling with 3 balls",
        "OFFLINE, back on Monday, travel"
    })
    void whatIsWrittenIsRead(Status status, String note, String activity) {
        var presence = new Presence(status, note, activity);
        assertThat(PidfReader.read(written(presence))).isEqualTo(presence);
    }

    @Test
    void itIsWrittenAsTheRfcsHaveIt() {
        assertThat(new String(written(new Presence(Status.BUSY, "until 5", "on-the-phone")), UTF_8))
                .contains(
                        "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\"",
                        "xmlns:rpid=\"urn:ietf:params:xml:ns:pidf:rpid\"",
                        "entity=\"sip:bob@example.com\"",
                        "<tuple id=\"t\"><status><basic>open</basic></status>",
                        "<note>until 5</note>",
                        "<dm:person id=\"p\"><rpid:activities>",
                        "<v:version xmlns:v=\"urn:restsip:state\">10.7</v:version>")
                .containsPattern("<rpid:busy */><rpid:on-the-phone */>");
    }

    @Test
    void ofWhomNothingIsShownNothingIsSaid() {
        assertThat(new String(Pidf.write(BOB, Optional.empty()), UTF_8))
                .contains("<basic>closed</basic>")
                .doesNotContain("version>", "note");
    }

    @Test
    void aPhonesOwnDialectIsUnderstood() {
        var document = """
                <?xml version="1.0"?>
                <p:presence xmlns:p="urn:ietf:params:xml:ns:pidf" xmlns:ep="urn:ietf:params:xml:ns:pidf:rpid:rpid-tuple"
                    xmlns:x="urn:x" entity="pres:bob@example.com">
                  <p:tuple id="a"><p:status><p:basic>closed</p:basic></p:status></p:tuple>
                  <p:tuple id="b"><p:status><p:basic> open </p:basic><x:mood>fine</x:mood></p:status>
                    <ep:activities><p:note>of mine</p:note><ep:away/><ep:meeting/></ep:activities></p:tuple>
                </p:presence>""";
        assertThat(PidfReader.read(document.getBytes(UTF_8)))
                .isEqualTo(new Presence(Status.AWAY, "of mine", "meeting"));
    }

    @Test
    void whoDoesNotSayOtherwiseCanBeReached() {
        var document = presence("<tuple id='a'><status><basic>unknown</basic></status></tuple>");
        assertThat(PidfReader.read(document)).isEqualTo(Presence.AVAILABLE);
    }

    @Test
    void whatIsTooLongIsCut() {
        var document = presence("<note>" + "x".repeat(1000) + "</note>");
        assertThat(PidfReader.read(document).note()).isEqualTo("x".repeat(256));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<presence/>",
                "<presence xmlns='urn:other'/>",
                "<presence xmlns='urn:ietf:params:xml:ns:pidf'>",
                "<!DOCTYPE presence [<!ENTITY a 'b'>]><presence xmlns='urn:ietf:params:xml:ns:pidf'>&a;</presence>",
                "<!DOCTYPE presence SYSTEM 'file:///etc/passwd'><presence xmlns='urn:ietf:params:xml:ns:pidf'/>"
            })
    void anythingElseIsRefused(String document) {
        assertThatThrownBy(() -> PidfReader.read(document.getBytes(UTF_8))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        var deep = presence("<a>".repeat(50) + "</a>".repeat(50));
        assertThatThrownBy(() -> PidfReader.read(deep)).isInstanceOf(InvalidValue.class);
    }

    private static byte[] written(Presence presence) {
        return Pidf.write(BOB, Optional.of(new PresenceOf(BOB, VERSION, presence)));
    }

    private static byte[] presence(String content) {
        return ("<presence xmlns='urn:ietf:params:xml:ns:pidf'>" + content + "</presence>").getBytes(UTF_8);
    }
}
