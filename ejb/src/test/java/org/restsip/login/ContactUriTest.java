package org.restsip.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 3261, section 19.1.4, and more of their kind. */
class ContactUriTest {

    @ParameterizedTest
    @CsvSource({
        "sip:%61lice@atlanta.com;transport=TCP, sip:alice@AtlanTa.CoM;Transport=tcp",
        "sip:carol@chicago.com, sip:carol@chicago.com;newparam=5",
        "sip:carol@chicago.com;newparam=5, sip:carol@chicago.com;security=on",
        "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com,"
                + " sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
        "sip:alice@atlanta.com?subject=project%20x&priority=urgent, sip:alice@atlanta.com?priority=urgent&subject=project%20x",
        "SIP:alice@atlanta.com, sip:alice@atlanta.com",
        "sip:alice@[2001:DB8::1]:5060, sip:alice@[2001:db8:0:0::1]:5060",
        "sip:a;b=c:pw@atlanta.com, sip:a;b=c:pw@atlanta.com",
        "https://example.com/, https://example.com/"
    })
    void theseMeanTheSamePlace(String one, String other) {
        assertThat(ContactUri.same(one, other)).isTrue();
        assertThat(ContactUri.same(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "SIP:ALICE@AtLanTa.CoM;Transport=udp, sip:alice@AtLanTa.CoM;Transport=UDP",
        "sip:bob@biloxi.com, sip:bob@biloxi.com:5060",
        "sip:bob@biloxi.com, sip:bob@biloxi.com;transport=udp",
        "sip:bob@biloxi.com;user=phone, sip:bob@biloxi.com",
        "sip:bob@biloxi.com;maddr=192.0.2.1, sip:bob@biloxi.com",
        "sip:bob@biloxi.com, sip:bob@biloxi.com:6000;transport=tcp",
        "sip:carol@chicago.com, sip:carol@chicago.com?Subject=next%20meeting",
        "sip:bob@phone21.boxesbybob.com, sip:bob@192.0.2.4",
        "sip:carol@chicago.com;security=on, sip:carol@chicago.com;security=off",
        "sip:bob@biloxi.com, sips:bob@biloxi.com",
        "sip:bob@biloxi.com, sip:biloxi.com",
        "sip:a%3Bb@biloxi.com, sip:a;b@biloxi.com",
        "https://example.com/, https://example.com/a",
        "sip:bob@biloxi.com, sip:"
    })
    void theseDoNot(String one, String other) {
        assertThat(ContactUri.same(one, other)).isFalse();
        assertThat(ContactUri.same(other, one)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SIP:%61lice@AtlanTa.CoM:5070;Transport=TCP;ob, sip:alice@atlanta.com:5070;ob;transport=tcp",
        "sip:atlanta.com?b=1&a=2, sip:atlanta.com?a=2&b=1",
        "tel:+431234, tel:+431234"
    })
    void onePlaceHasOneSpelling(String written, String normal) {
        assertThat(ContactUri.normal(written)).isEqualTo(normal);
    }
}
