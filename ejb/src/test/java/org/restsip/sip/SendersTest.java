package org.restsip.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipTimeout;

class SendersTest {
    private final List<String> heard = new ArrayList<>();
    private final Senders senders = new Senders(List.of(new Named("message"), new Named("notify")));

    private final class Named implements Sender {
        private final String word;

        private Named(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public void answered(SipResponse response) {
            heard.add(word + " answered " + response.status());
        }

        @Override
        public void unanswered(SipTimeout timeout) {
            heard.add(word + " unanswered");
        }
    }

    @Test
    void eachHearsWhatBecameOfItsOwn() {
        senders.answered(response("notify n1 1"));
        senders.answered(response("message m1 a@b c1"));
        senders.unanswered(new SipTimeout("notify n1 2", "call-1", "NOTIFY"));

        assertThat(heard).containsExactly("notify answered 200", "message answered 200", "notify unanswered");
    }

    @Test
    void whatIsNobodysIsLetGo() {
        senders.answered(response("notifying n1"));
        senders.unanswered(new SipTimeout("", "call-1", "NOTIFY"));
        assertThat(heard).isEmpty();
    }

    private static SipResponse response(String correlation) {
        return new FakeResponse(200, correlation, "call-1", 1, "NOTIFY", Optional.empty());
    }
}
