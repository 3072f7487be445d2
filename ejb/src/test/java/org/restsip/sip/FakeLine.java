package org.restsip.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipConnection;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.api.SipTap;
import org.restsip.connector.api.SipUri;

/** A line that remembers what it was given to send, and can break. */
public final class FakeLine extends SipLine {
    private final List<OutgoingRequest> sent = new ArrayList<>();
    private boolean broken;

    /** From now on nothing can be sent. */
    public void tear() {
        broken = true;
    }

    /** What was sent since this was asked last. */
    public List<OutgoingRequest> news() {
        var news = List.copyOf(sent);
        sent.clear();
        return news;
    }

    /** What was sent last. */
    public OutgoingRequest last() {
        return sent.get(sent.size() - 1);
    }

    @Override
    public void use(Consumer<SipConnection> task) {
        task.accept(new Connection());
    }

    @Override
    public <T> T ask(Function<SipConnection, T> question) {
        return question.apply(new Connection());
    }

    private final class Connection implements SipConnection {
        @Override
        public void answer(SipRequest request, SipReply reply) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void send(OutgoingRequest request) {
            if (broken) {
                throw new SipSendException("broken");
            }
            sent.add(request);
        }

        @Override
        public SipUri parse(String uri) {
            return FakeRequest.uri(uri);
        }

        @Override
        public SipUri contact(Flow flow) {
            return FakeRequest.uri("sip:192.0.2.1:" + flow.localPort());
        }

        @Override
        public boolean isListening() {
            return !broken;
        }

        @Override
        public void tap(SipTap tap) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void untap() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // There is only one.
        }
    }

    /** What a phone answers to a request that was sent. */
    public static FakeResponse answer(OutgoingRequest request, int status) {
        var sequence = request.sequence().orElseThrow();
        return new FakeResponse(
                status,
                request.correlation(),
                sequence.callId(),
                sequence.number(),
                request.method(),
                Optional.empty());
    }
}
