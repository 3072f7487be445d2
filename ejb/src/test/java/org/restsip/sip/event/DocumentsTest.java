package org.restsip.sip.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.at;
import static org.restsip.World.content;
import static org.restsip.World.web;
import static org.restsip.sip.event.Subscriber.body;
import static org.restsip.sip.event.Subscriber.state;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.call.CallId;
import org.restsip.call.EntryWish;
import org.restsip.call.Invitation;
import org.restsip.call.NoSuchCall;
import org.restsip.call.Participant;
import org.restsip.call.ParticipantId;
import org.restsip.call.Wish;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.event.Expected;
import org.restsip.mailbox.Letter;
import org.restsip.mailbox.Reader;
import org.restsip.sip.Edge;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;

/** What phones are told of registrations, calls and mailboxes. */
class DocumentsTest {
    private final Edge edge = new Edge();
    private final Subscriber alice = new Subscriber(edge, edge.alices);

    // --- reg

    @Test
    void oneIsToldOfAllOnesContacts() {
        alice.ask(alice.subscribe("reg", "alice@example.com"));
        assertThat(body(last())).contains("version=\"0\" state=\"full\"", "state=\"init\"");

        var web = edge.world.login(ALICE, web("laptop"));
        assertThat(body(last()))
                .contains("version=\"1\" state=\"full\"", "state=\"active\"")
                .contains("<uri>sip:alice@example.com;gr=" + web.id() + "</uri>");

        edge.world.login(ALICE, at("sip:alice@192.0.2.7:5062", 600));
        assertThat(body(last()))
                .contains("version=\"2\"")
                .contains("<uri>sip:alice@192.0.2.7:5062</uri>", "expires=\"600\"")
                .contains("<gr:pub-gruu uri=\"sip:alice@example.com;gr=" + web.id() + "\"");

        edge.world.registrations.unregisterAll(AS_ALICE, ALICE);
        assertThat(body(last()))
                .contains("version=\"3\"", "state=\"terminated\"")
                .doesNotContain("<contact");
    }

    // --- message-summary

    @Test
    void oneIsToldHowManyMessagesWait() {
        alice.ask(alice.subscribe("message-summary", "alice@example.com"));
        assertThat(body(last()))
                .isEqualTo(
                        "Messages-Waiting: no\r\nMessage-Account: sip:alice@example.com\r\nVoice-Message: 0/0 (0/0)\r\n");

        var letter = Letter.of("text/plain", Optional.empty(), content("hello").bytes());
        var message = edge.world
                .mailbox
                .leave(AS_BOB, "alice@example.com", Attempt.ONCE, letter)
                .message();
        assertThat(body(last())).contains("Messages-Waiting: yes\r\n", "Voice-Message: 1/0 (0/0)");

        edge.world.mailbox.mark(AS_ALICE, "alice@example.com", message.id(), Reader.OWNER, true);
        assertThat(body(last())).contains("Messages-Waiting: no\r\n", "Voice-Message: 0/1 (0/0)");
    }

    // --- conference

    @Test
    void aCallIsToldAsAWholeAndThenByWhoHasChanged() {
        var call = edge.world.openCall();
        alice.ask(alice.subscribe("conference", call + "@example.com"));
        assertThat(body(last()))
                .contains("entity=\"sip:" + call + "@example.com\"", "state=\"full\" version=\"0\"")
                .contains("<user-count>0</user-count>");

        join(call, AS_ALICE);
        last();
        join(call, AS_BOB);
        assertThat(body(last()))
                .contains("state=\"partial\" version=\"2\"", "<user-count>2</user-count>")
                .contains("<user entity=\"sip:bob@example.com\" state=\"full\">", "<status>connected</status>")
                .doesNotContain("entity=\"sip:alice@example.com\"");

        edge.world.attending.leave(AS_BOB, call, bobs(call), Expected.ANY);
        assertThat(body(last())).containsPattern("<user entity=\"sip:bob@example.com\" state=\"deleted\"");
    }

    @Test
    void whoIsInvitedIsSeenToRing() {
        var call = edge.world
                .calling
                .create(AS_ALICE, Wish.inviting(AS_BOB.aor()), Attempt.ONCE)
                .call()
                .id();
        alice.ask(alice.subscribe("conference", call + "@example.com"));
        assertThat(body(last())).contains("sip:bob@example.com", "<status>pending</status>");

        edge.world.attending.answer(AS_BOB, call, Invitation.State.RINGING, "");

        assertThat(body(last())).contains("<status>alerting</status>");
    }

    @Test
    void aRefreshTellsAllAgain() {
        var call = edge.world.openCall();
        join(call, AS_BOB);
        var reply = alice.ask(alice.subscribe("conference", call + "@example.com"));
        last();

        alice.ask(alice.subscribe("conference", call + "@example.com")
                .toTag(reply.toTag().orElseThrow())
                .cseq(2));

        assertThat(body(last())).contains("state=\"full\" version=\"1\"", "sip:bob@example.com");
    }

    @Test
    void whenTheCallIsOverSoIsTheSubscription() {
        var call = edge.world.openCall();
        alice.ask(alice.subscribe("conference", call + "@example.com"));
        last();

        edge.world.calling.end(AS_ALICE, call, Expected.ANY);

        var notify = last();
        assertThat(state(notify)).isEqualTo("terminated;reason=noresource");
        assertThat(body(notify)).contains("state=\"deleted\" version=\"1\"").doesNotContain("<users");
        assertThat(alice.notified()).isEmpty();
    }

    @Test
    void aCallThatOneMayNotSeeLooksLikeNone() {
        var bobs = edge.world
                .calling
                .create(AS_BOB, Wish.subject("theirs"), Attempt.ONCE)
                .call()
                .id();
        for (var call : new CallId[] {bobs, new CallId("kUnknown")}) {
            assertThatThrownBy(() -> alice.ask(alice.subscribe("conference", call + "@example.com")))
                    .isInstanceOf(NoSuchCall.class);
        }
    }

    @Test
    void aPhoneThatOnlyLooksHoldsNobodyInTheCall() {
        var call = edge.world.openCall();
        join(call, AS_ALICE);
        alice.ask(alice.subscribe("conference", call + "@example.com"));
        last();

        edge.world.passSeconds(31);

        assertThat(body(last())).contains("<user-count>0</user-count>");
    }

    /** The one NOTIFY that comes; it is accepted. */
    private OutgoingRequest last() {
        var all = alice.takeAll();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void join(CallId call, Caller who) {
        edge.world.attending.join(who, call, EntryWish.NONE);
    }

    private ParticipantId bobs(CallId call) {
        return edge.world.calling.find(AS_BOB, call).participants().stream()
                .filter(entry -> AS_BOB.is(entry.aor()))
                .map(Participant::id)
                .findFirst()
                .orElseThrow();
    }
}
