package org.restsip.sip;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipTimeout;

/** Brings responses and timeouts back to who sent the request, by the first word of its correlation. */
@Singleton
public class Senders {
    private final Iterable<Sender> senders;

    @Inject
    public Senders(@Any Instance<Sender> senders) {
        this((Iterable<Sender>) senders);
    }

    Senders(Iterable<Sender> senders) {
        this.senders = senders;
    }

    public void answered(SipResponse response) {
        of(response.correlation()).ifPresent(sender -> sender.answered(response));
    }

    public void unanswered(SipTimeout timeout) {
        of(timeout.correlation()).ifPresent(sender -> sender.unanswered(timeout));
    }

    private Optional<Sender> of(String correlation) {
        for (var sender : senders) {
            if (correlation.startsWith(sender.word() + " ")) {
                return Optional.of(sender);
            }
        }
        return Optional.empty();
    }
}
