package org.restsip.sip.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.BOB;
import static org.restsip.World.at;
import static org.restsip.World.web;
import static org.restsip.sip.event.Subscriber.body;
import static org.restsip.sip.event.Subscriber.header;
import static org.restsip.sip.event.Subscriber.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipReply;
import org.restsip.event.Version;
import org.restsip.login.ContactId;
import org.restsip.login.Presence;
import org.restsip.login.TooBrief;
import org.restsip.server.TooManyStreams;
import org.restsip.sip.Edge;
import org.restsip.sip.FakeLine;
import org.restsip.sip.FakeRequest;
import org.restsip.sip.Refused;
import org.restsip.user.NotYours;
import org.restsip.user.Privacy;
import org.restsip.user.Privacy.Visibility;

class SubscriptionsTest {
    private static final String BOBS = "bob@example.com";
    private static final Privacy HIDDEN = new Privacy(Visibility.NOBODY, Set.of(), Set.of(), false, Version.NONE);

    private final Edge edge = new Edge(Map.of("sip.auth.algorithms", "MD5", "sip.event.max-subscriptions", "3"));
    private final Subscriber alice = new Subscriber(edge, edge.alices);

    // --- beginning

    @Test
    void aSubscriberIsAnsweredFirstAndThenToldTheState() {
        edge.world.login(BOB, web("laptop"));

        var answer = alice.answer(alice.subscribe("presence", BOBS).expires(600));
        assertThat(alice.notified()).isEmpty();
        answer.then().run();

        var reply = answer.reply();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(header(reply, "Expires")).isEqualTo("600");
        assertThat(header(reply, "Contact")).isEqualTo("<sip:192.0.2.1:5060>");
        var notify = only(alice.notified());
        assertThat(notify.method()).isEqualTo("NOTIFY");
        assertThat(notify.requestUri().text()).isEqualTo("sip:phone@192.0.2.7:5062");
        assertThat(notify.from().parameter("tag")).isEqualTo(reply.toTag());
        assertThat(notify.sequence().orElseThrow().callId()).isEqualTo("call-1");
        assertThat(header(notify, "Event")).isEqualTo("presence");
        assertThat(state(notify)).isEqualTo("active;expires=600");
        assertThat(notify.body().orElseThrow().contentType()).isEqualTo("application/pidf+xml");
        assertThat(body(notify)).contains("<basic>open</basic>", "entity=\"sip:bob@example.com\"");
    }

    @Test
    void theIdOfAnEventComesBack() {
        alice.ask(alice.subscribe("presence;id=7", BOBS));
        assertThat(header(only(alice.notified()), "Event")).isEqualTo("presence;id=7");
    }

    @Test
    void aNotifyGoesTheWayThatTheSubscribeCame() {
        var request = alice.subscribe("presence", BOBS).header("Record-Route", "<sip:p1.example.com;lr>");
        alice.ask(request);

        var notify = only(alice.notified());
        assertThat(notify.via()).contains(request.flow());
        assertThat(header(notify, "Route")).isEqualTo("<sip:p1.example.com;lr>");
        assertThat(notify.requestUri().text()).isEqualTo("sip:phone@192.0.2.7:5062");
    }

    @Test
    void aStrictRouterIsAskedItself() {
        alice.ask(alice.subscribe("presence", BOBS).header("Record-Route", "<sip:old.example.com>"));

        var notify = only(alice.notified());
        assertThat(notify.requestUri().text()).isEqualTo("sip:old.example.com");
        assertThat(header(notify, "Route")).isEqualTo("<sip:phone@192.0.2.7:5062>");
    }

    @Test
    void oneWhoClaimsToBeAnotherIsForbidden() {
        var claimed = FakeRequest.of("SUBSCRIBE", Edge.sip(BOBS), Edge.sip(BOBS), Edge.sip(BOBS))
                .contact("sip:phone@192.0.2.7")
                .header("Event", "presence");
        assertThatThrownBy(() -> alice.ask(claimed)).isInstanceOf(NotYours.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dialog", "presence.winfo", ""})
    void whatNobodyTellsOfIsABadEvent(String event) {
        assertRefused(alice.subscribe(event, BOBS), 489, "Allow-Events", "presence, reg, conference, message-summary");
    }

    @Test
    void aPhoneThatCannotReadIt() {
        var picky = alice.subscribe("presence", BOBS).header("Accept", "text/plain, application/xpidf+xml");
        assertRefused(picky, 406, "Accept", "application/pidf+xml");
        var broad = alice.subscribe("presence", BOBS).header("Accept", "text/plain, application/*;q=0.5");
        assertThat(alice.ask(broad).status()).isEqualTo(200);
    }

    @Test
    void tooShortATimeIsRefusedAndTooLongAOneIsCut() {
        assertThatThrownBy(() -> alice.ask(alice.subscribe("presence", BOBS).expires(59)))
                .isInstanceOf(TooBrief.class);
        assertThat(header(alice.ask(alice.subscribe("presence", BOBS).expires(90_000)), "Expires"))
                .isEqualTo("3600");
        assertThat(header(alice.ask(alice.subscribe("presence", BOBS)), "Expires"))
                .isEqualTo("3600");
    }

    @Test
    void oneMayHaveOnlySoMany() {
        for (var n = 0; n < 3; n++) {
            alice.ask(alice.subscribe("presence", BOBS));
        }
        assertThatThrownBy(() -> alice.ask(alice.subscribe("presence", BOBS))).isInstanceOf(TooManyStreams.class);

        alice.leaveUnanswered(alice.notified().get(0));
        assertThat(alice.ask(alice.subscribe("presence", BOBS)).status()).isEqualTo(200);
    }

    // --- telling

    @Test
    void aChangeIsToldWhenTheOneBeforeIsAnswered() {
        var contact = edge.world.login(BOB, web("laptop"));
        alice.ask(alice.subscribe("presence", BOBS));
        var first = only(alice.notified());

        says(contact.id(), "one");
        says(contact.id(), "two");
        says(contact.id(), "three");
        assertThat(alice.notified()).isEmpty();
        alice.accept(first);

        var second = only(alice.notified());
        assertThat(body(second)).contains("<note>three</note>");
        assertThat(second.sequence().orElseThrow().number()).isEqualTo(2);
        alice.accept(second);
        assertThat(alice.notified()).isEmpty();
    }

    @Test
    void aChangeThatDoesNotShowIsNotTold() {
        edge.world.login(BOB, web("laptop"));
        alice.ask(alice.subscribe("presence", BOBS));
        alice.takeAll();

        edge.world.login(BOB, web("tablet"));

        assertThat(alice.notified()).isEmpty();
    }

    @Test
    void anAnswerOfBeforeSettlesNothing() {
        var contact = edge.world.login(BOB, web("laptop"));
        alice.ask(alice.subscribe("presence", BOBS));
        var first = only(alice.takeAll());
        says(contact.id(), "one");
        only(alice.notified());

        alice.accept(first);
        says(contact.id(), "two");

        assertThat(alice.notified()).isEmpty();
    }

    @Test
    void onesOwnPresenceIsShownAsToOthers() {
        edge.world.login(ALICE, web("laptop"));
        alice.ask(alice.subscribe("presence", "alice@example.com"));
        assertThat(body(only(alice.notified()))).contains("<basic>open</basic>").doesNotContain("laptop");
    }

    // --- who may see

    @Test
    void whoHidesLooksLikeWhoDoesNotExist() {
        edge.world.login(BOB, web("laptop"));
        edge.world.says(BOB, HIDDEN);

        var hidden = alice.ask(alice.subscribe("presence", BOBS));
        var toldOfHidden = only(alice.notified());
        var unknown = alice.ask(alice.subscribe("presence", "nob@example.com"));
        var toldOfUnknown = only(alice.notified());

        assertThat(unknown.headers()).isEqualTo(hidden.headers());
        assertThat(state(toldOfUnknown)).isEqualTo(state(toldOfHidden)).isEqualTo("pending;expires=3600");
        assertThat(body(toldOfUnknown).replace("nob@", "bob@"))
                .isEqualTo(body(toldOfHidden))
                .contains("<basic>closed</basic>");
    }

    @Test
    void whoIsLetNearSeesAtOnce() {
        edge.world.login(BOB, web("laptop"));
        edge.world.says(BOB, HIDDEN);
        alice.ask(alice.subscribe("presence", BOBS));
        alice.takeAll();

        edge.world.says(BOB, Privacy.OPEN);

        var notify = only(alice.takeAll());
        assertThat(state(notify)).isEqualTo("active;expires=3600");
        assertThat(body(notify)).contains("<basic>open</basic>");
    }

    @Test
    void oneWhoIsLetNearIsToldAlsoOfWhoIsNowhere() {
        edge.world.says(BOB, HIDDEN);
        alice.ask(alice.subscribe("presence", BOBS));
        alice.takeAll();

        edge.world.says(BOB, Privacy.OPEN);

        assertThat(state(only(alice.takeAll()))).isEqualTo("active;expires=3600");
    }

    @Test
    void whoLosesTheRightIsRejectedAndToldNothingMore() {
        edge.world.login(BOB, web("laptop"));
        alice.ask(alice.subscribe("presence", BOBS));
        alice.takeAll();

        edge.world.says(BOB, HIDDEN);

        var last = only(alice.takeAll());
        assertThat(state(last)).isEqualTo("terminated;reason=rejected");
        assertThat(last.body()).isEmpty();
        edge.world.login(BOB, at("sip:bob@192.0.2.9", 600));
        assertThat(alice.notified()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reg", "message-summary"})
    void whatIsTheOwnersIsForbiddenToOthersWhetherTheyExistOrNot(String event) {
        for (var owner : List.of(BOBS, "nobody@example.com")) {
            assertThatThrownBy(() -> alice.ask(alice.subscribe(event, owner))).isInstanceOf(NotYours.class);
        }
    }

    // --- going on and ending

    @Test
    void aRefreshIsAnsweredAndTellsAllAnew() {
        var reply = alice.ask(alice.subscribe("presence", BOBS));
        alice.takeAll();
        edge.world.clock.passSeconds(3000);

        var refreshed = alice.ask(
                alice.subscribe("presence", BOBS).toTag(tag(reply)).cseq(2).expires(1000));

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(state(only(alice.takeAll()))).isEqualTo("active;expires=1000");
        pass(999);
        assertThat(alice.notified()).isEmpty();
    }

    @Test
    void aPhoneThatHasMovedIsToldWhereItIsNow() {
        var reply = alice.ask(alice.subscribe("presence", BOBS));
        alice.takeAll();

        var moved = FakeRequest.of("SUBSCRIBE", Edge.sip(BOBS), Edge.sip("alice@example.com"), Edge.sip(BOBS))
                .contact("sip:phone@192.0.2.99:5099")
                .header("Event", "presence")
                .toTag(tag(reply))
                .cseq(2);
        alice.ask(moved);

        assertThat(only(alice.notified()).requestUri().text()).isEqualTo("sip:phone@192.0.2.99:5099");
    }

    @Test
    void whoUnsubscribesIsToldTheStateOnceMore() {
        edge.world.login(BOB, web("laptop"));
        var reply = alice.ask(alice.subscribe("presence", BOBS));
        alice.takeAll();

        alice.ask(alice.subscribe("presence", BOBS).toTag(tag(reply)).cseq(2).expires(0));

        var last = only(alice.takeAll());
        assertThat(state(last)).isEqualTo("terminated;reason=timeout");
        assertThat(body(last)).contains("<basic>open</basic>");
        assertNothingIsLeft();
    }

    @Test
    void whoAsksForNoTimeIsToldOnce() {
        edge.world.login(BOB, web("laptop"));

        var reply = alice.ask(alice.subscribe("presence", BOBS).expires(0));

        assertThat(header(reply, "Expires")).isEqualTo("0");
        var only = only(alice.takeAll());
        assertThat(state(only)).isEqualTo("terminated;reason=timeout");
        assertThat(body(only)).contains("<basic>open</basic>");
        assertNothingIsLeft();
    }

    @Test
    void aSubscriptionThatIsNotRefreshedEnds() {
        alice.ask(alice.subscribe("presence", BOBS).expires(60));
        alice.takeAll();

        pass(59);
        assertThat(alice.notified()).isEmpty();
        pass(1);

        assertThat(state(only(alice.takeAll()))).isEqualTo("terminated;reason=timeout");
        assertNothingIsLeft();
    }

    @Test
    void whatIsNotKnownIsSaidSo() {
        assertRefused(alice.subscribe("presence", BOBS).toTag("unknown"), 481);

        var reply = alice.ask(alice.subscribe("presence", BOBS));
        assertRefused(alice.subscribe("reg", BOBS).toTag(tag(reply)).cseq(2), 481);
        var bob = new Subscriber(edge, edge.bobs);
        assertRefusedTo(bob, bob.subscribe("presence", BOBS).toTag(tag(reply)).cseq(2), 481);
        assertRefused(alice.subscribe("presence", BOBS).toTag(tag(reply)).cseq(1), 500);
    }

    @Test
    void whenTheServerLeavesPhonesAreToSubscribeElsewhere() {
        alice.ask(alice.subscribe("presence", BOBS));
        alice.notified();

        edge.world.hub.goodbye();

        assertThat(state(only(alice.notified()))).isEqualTo("terminated;reason=deactivated");
        assertNothingIsLeft();
    }

    // --- phones that do not answer well

    @ParameterizedTest
    @ValueSource(ints = {481, 404, 501})
    void aPhoneThatDoesNotKnowOfTheSubscriptionHasNone(int status) {
        var contact = edge.world.login(BOB, web("laptop"));
        var reply = alice.ask(alice.subscribe("presence", BOBS));

        edge.subscriptions.answered(FakeLine.answer(only(alice.notified()), status));

        says(contact.id(), "one");
        assertThat(alice.notified()).isEmpty();
        assertRefused(alice.subscribe("presence", BOBS).toTag(tag(reply)).cseq(2), 481);
        assertNothingIsLeft();
    }

    @Test
    void aPhoneThatDoesNotAnswerHasNoneEither() {
        alice.ask(alice.subscribe("presence", BOBS));
        alice.leaveUnanswered(only(alice.notified()));
        assertNothingIsLeft();
    }

    @Test
    void aPhoneThatCannotBeReachedHasNoneEither() {
        edge.line.tear();
        alice.ask(alice.subscribe("presence", BOBS));
        assertNothingIsLeft();
    }

    @Test
    void aPhoneThatIsBusyIsToldLater() {
        alice.ask(alice.subscribe("presence", BOBS));
        var first = only(alice.notified());

        edge.subscriptions.answered(FakeLine.answer(first, 503).retryAfter("30 (rebooting)"));

        edge.world.login(BOB, web("laptop"));
        pass(29);
        assertThat(alice.notified()).isEmpty();
        pass(1);
        assertThat(body(only(alice.takeAll()))).contains("<basic>open</basic>");
    }

    private void says(ContactId id, String note) {
        edge.world.publishing.publish(
                AS_BOB,
                BOB,
                login -> login.contact(id),
                new Presence(Presence.Status.AVAILABLE, note, ""),
                Duration.ofHours(1));
    }

    private void pass(int seconds) {
        edge.world.clock.passSeconds(seconds);
        edge.subscriptions.look();
    }

    private void assertNothingIsLeft() {
        edge.subscriptions.look();
        assertThat(edge.subscriptions.size()).isZero();
        assertThat(edge.world.hub.size()).isZero();
    }

    private void assertRefused(FakeRequest request, int status) {
        assertRefusedTo(alice, request, status);
    }

    private void assertRefused(FakeRequest request, int status, String header, String value) {
        assertThatThrownBy(() -> alice.ask(request)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reply().status()).isEqualTo(status);
            assertThat(header(refused.reply(), header)).isEqualTo(value);
        });
    }

    private static void assertRefusedTo(Subscriber who, FakeRequest request, int status) {
        assertThatThrownBy(() -> who.ask(request))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reply().status()).isEqualTo(status));
    }

    private static String tag(SipReply reply) {
        return reply.toTag().orElseThrow();
    }

    private static OutgoingRequest only(List<OutgoingRequest> requests) {
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }
}
