package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final String GOOD =
            Texts.request("MESSAGE", "UDP", "192.0.2.7", "call", "Expires: 60", "C: text/plain");

    @Test
    void aFoldedHeaderIsOneAndACompactNameALongOne() throws Malformed {
        var text = checked(GOOD.replace("To: ", "t\t:\r\n \t").replace("tag=1928", "tag\r\n =\r\n 1928"));

        assertThat(text.values("To")).containsExactly("<sip:alice@example.com>");
        assertThat(text.values("From")).containsExactly("\"Alice\" <sip:alice@example.com>;tag = 1928");
        assertThat(text.values("content-type")).containsExactly("text/plain");
    }

    @Test
    void theBodyEndsWhereItsLengthSaysAndElseWithTheDatagram() throws Malformed {
        assertThat(checked(GOOD.replace("Content-Length: 0", "l: 2") + "abc").body())
                .hasSize(2);
        assertThat(checked(GOOD.replace("Content-Length: 0\r\n", "") + "abc").body())
                .hasSize(3);
        assertThatThrownBy(() -> checked(GOOD.replace("Content-Length: 0", "l: 4") + "abc"))
                .hasMessage("Content-Length");
    }

    @Test
    void moreSecondsThanCanBeCountedAreVeryMany() throws Malformed {
        assertThat(checked(GOOD.replace("Expires: 60", "Expires: 4294967295")).values("Expires"))
                .containsExactly("2147483647");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\r", "\r", "\0", "\u007f", "\u001b[2J"})
    void noControlCharacterStandsInAHeader(String evil) {
        assertThatThrownBy(() -> checked(GOOD.replace("\"Alice\"", "\"Ali" + evil + "Route: <sip:evil>ce\"")))
                .hasMessage("From");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jürgen (Büro)", "100 Main/2nd", "\"a, b; <c>\"", "\"\\\"\"", "", "a.b!c"})
    void displayNamesAreAsPhonesWriteThem(String name) throws Malformed {
        assertThat(checked(GOOD.replace("\"Alice\"", name)).values("From")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "CSeq: 7! CSeq: 2147483648! CSeq",
                "Max-Forwards: 70! Max-Forwards: 256! Max-Forwards",
                "Call-ID: call! Call-ID: a b! Call-ID",
                "Call-ID: call! X: y! no Call-ID",
                "tag=1928! tag=1928;;x! From",
                "tag=1928! tag=! From",
                "tag=1928! tag=1928, <sip:b@c>! From",
                "<sip:alice@example.com>! <sip:alice@>! From",
                "<sip:alice@example.com>! <sip:alice@example.com! From",
                "192.0.2.7! 192.0.2.7,! Via",
                "Expires: 60! : 60! a header without a name",
            })
    void whoBreaksARuleIsToldWhich(String good, String bad, String where) {
        assertThatThrownBy(() -> checked(GOOD.replace(good.strip(), bad.strip())))
                .isInstanceOf(Malformed.class)
                .hasMessage(where);
    }

    private static MessageText checked(String message) throws Malformed {
        return new Rules(true).checked(MessageText.read(message.getBytes(StandardCharsets.UTF_8)));
    }
}
