package org.restsip.sip.event;

import static org.restsip.sip.Edge.sip;

import java.util.ArrayList;
import java.util.List;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipTimeout;
import org.restsip.sip.Answer;
import org.restsip.sip.Edge;
import org.restsip.sip.FakeLine;
import org.restsip.sip.FakeRequest;
import org.restsip.user.DeviceCredential;

/** A phone that subscribes, and answers its NOTIFYs when the test says so. */
final class Subscriber {
    private final Edge edge;
    private final DeviceCredential credential;
    private final String name;

    Subscriber(Edge edge, DeviceCredential credential) {
        this.edge = edge;
        this.credential = credential;
        this.name = credential.device().owner().toString();
    }

    /** A SUBSCRIBE outside of a dialog. */
    FakeRequest subscribe(String event, String to) {
        return FakeRequest.of("SUBSCRIBE", sip(to), sip(name), sip(to))
                .contact("sip:phone@192.0.2.7:5062")
                .header("Event", event);
    }

    /** Asks, lets the answer go, and lets the server go on. */
    SipReply ask(FakeRequest request) {
        var answer = answer(request);
        answer.then().run();
        edge.world.settle();
        return answer.reply();
    }

    /** The answer, before it is on its way. */
    Answer answer(FakeRequest request) {
        return edge.subscriptions.subscribe(request.answering(challenge(request), credential));
    }

    private SipReply challenge(SipRequest request) {
        return edge.challenge(
                (FakeRequest) request,
                asked -> edge.subscriptions.subscribe(asked).reply());
    }

    /** The NOTIFYs since this was asked last, none of which is answered yet. */
    List<OutgoingRequest> notified() {
        edge.world.settle();
        return edge.line.news();
    }

    /** The NOTIFYs that come as long as each of them is accepted. */
    List<OutgoingRequest> takeAll() {
        var taken = new ArrayList<OutgoingRequest>();
        for (var some = notified(); !some.isEmpty(); some = notified()) {
            some.forEach(notify -> accept(notify));
            taken.addAll(some);
        }
        return taken;
    }

    void accept(OutgoingRequest notify) {
        edge.subscriptions.answered(FakeLine.answer(notify, 200));
    }

    void leaveUnanswered(OutgoingRequest notify) {
        edge.subscriptions.unanswered(new SipTimeout(
                notify.correlation(), notify.sequence().orElseThrow().callId(), notify.method()));
    }

    static String header(OutgoingRequest notify, String name) {
        return notify.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(SipHeader::value)
                .findFirst()
                .orElse("none");
    }

    static String header(SipReply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(SipHeader::value)
                .findFirst()
                .orElse("none");
    }

    static String state(OutgoingRequest notify) {
        return header(notify, "Subscription-State");
    }

    static String body(OutgoingRequest notify) {
        return notify.body().map(SipBody::text).orElse("none");
    }
}
