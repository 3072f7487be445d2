package org.restsip.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.IMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.restsip.call.Attendance;
import org.restsip.call.Call;
import org.restsip.call.CallId;
import org.restsip.call.Extras;
import org.restsip.call.Invitation;
import org.restsip.call.Ledger;
import org.restsip.call.Participant;
import org.restsip.call.ParticipantId;
import org.restsip.call.PastCall;
import org.restsip.call.Session;
import org.restsip.call.Terms;
import org.restsip.cluster.LoginCodecs.StoredLife;
import org.restsip.cluster.PutIfVersion.Outcome;
import org.restsip.event.NodeId;
import org.restsip.event.Topic;
import org.restsip.event.Version;
import org.restsip.login.Contact;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.login.ContactId;
import org.restsip.login.Flow;
import org.restsip.login.Life;
import org.restsip.login.Login;
import org.restsip.login.Presence;
import org.restsip.login.Publication;
import org.restsip.message.Content;
import org.restsip.message.DeliveryState;
import org.restsip.message.Handling;
import org.restsip.message.Inbox;
import org.restsip.message.Message;
import org.restsip.message.MessageId;
import org.restsip.message.Receipt;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Privacy;

/** Whatever crosses from node to node arrives as it was sent. */
class RoundTripTest {
    private static final Aor ALICE = Aor.of("alice@example.com");
    private static final Aor BOB = Aor.of("bob@example.com");
    private static final Instant NOW = Instant.parse("2026-11-23T15:04:05.123456Z");
    private static final Version REVISION = new Version(1_795_446_245_123_456L, 42);
    private static final Version VERSION = new Version(1_795_446_245_654_321L, Long.MAX_VALUE);
    private static final String WORDS = "Zoë 🎧 \"O'Neill\" — 山田 \u0000";

    private static final PhoneBinding PHONE = new PhoneBinding(
            new Flow(new NodeId("n1"), "udp", "192.0.2.1", 5060, "2001:db8::1", 65535),
            "call-id@host",
            4294967295L,
            true,
            2,
            List.of("<sip:edge.example.com;lr;ob>", "<sip:next.example.com;lr>"),
            "Phone/1.0");
    private static final Publication PUBLICATION = new Publication("e1", NOW.plusSeconds(2));
    private static final Contact DESK = new Contact(
            new ContactId("c1"),
            "urn:uuid:1;2",
            "sip:alice@192.0.2.7:5060;transport=udp",
            new Life.Timed(NOW),
            0.3,
            WORDS,
            Optional.of(new Presence(Presence.Status.BUSY, "until 5", "on-the-phone")),
            NOW.plusSeconds(1),
            Optional.of(PHONE),
            Optional.of(PUBLICATION),
            VERSION);
    private static final Contact BROWSER = new Contact(
            new ContactId("c2"),
            "",
            Contact.WEB,
            new Life.Held(Set.of(new NodeId("n1"), new NodeId("n2")), NOW),
            1,
            "",
            Optional.empty(),
            NOW,
            Optional.empty(),
            Optional.empty(),
            Version.NONE);
    private static final Privacy PRIVACY =
            new Privacy(Privacy.Visibility.ALLOWED, Set.of(ALICE), Set.of(ALICE, BOB), true, VERSION);
    private static final Login LOGIN =
            new Login(ALICE, REVISION, VERSION, Version.NONE, List.of(DESK, BROWSER), PRIVACY);
    private static final Extras EXTRAS = new Extras(Map.of("hand", "true", WORDS, "{\"a\":[1]}"));
    private static final Participant WEB = new Participant(
            new ParticipantId("p1"),
            VERSION,
            ALICE,
            "laptop",
            new Session(true, "{\"sdp\":\"" + "v".repeat(70_000) + "\"}"),
            EXTRAS,
            Participant.Via.WEB,
            Life.Held.until(NOW),
            NOW,
            new Attempt(Optional.of("key"), "fingerprint"));
    private static final Participant TELEPHONE = new Participant(
            new ParticipantId("p2"),
            Version.NONE,
            BOB,
            "",
            Session.NONE,
            Extras.NONE,
            Participant.Via.PHONE,
            new Life.Timed(NOW),
            NOW,
            Attempt.ONCE);
    private static final Invitation REJECTED = new Invitation(BOB, Invitation.State.REJECTED, true, WORDS);
    private static final Attendance ATTENDANCE = new Attendance(ALICE, Participant.Via.PHONE, NOW, NOW.plusSeconds(1));
    private static final Ledger.End END = new Ledger.End(NOW, PastCall.Reason.NODE_LOST);
    private static final Call CALL = new Call(
            new CallId("k1"),
            REVISION,
            VERSION,
            ALICE,
            NOW,
            "fingerprint",
            new Terms(WORDS, Call.Access.INVITED, new Session(false, "rtsp://192.0.2.7/1"), EXTRAS),
            Call.State.ACTIVE,
            List.of(WEB, TELEPHONE),
            Stream.concat(
                            Stream.of(REJECTED),
                            Stream.of(Invitation.State.values())
                                    .map(state ->
                                            new Invitation(new Aor(state.name(), "example.com"), state, false, "")))
                    .toList(),
            Optional.of(new ParticipantId("p1")),
            NOW.plusSeconds(60),
            new Ledger(List.of(ATTENDANCE), Optional.of(END), Optional.of(NOW)));
    private static final Call EMPTY_CALL = new Call(
            new CallId("k2"),
            Version.NONE,
            Version.NONE,
            BOB,
            NOW,
            "",
            new Terms("", Call.Access.OPEN, Session.NONE, Extras.NONE),
            Call.State.ENDED,
            List.of(),
            List.of(),
            Optional.empty(),
            NOW,
            new Ledger(List.of(), Optional.empty(), Optional.empty()));
    private static final Inbox.Slot WAITING =
            new Inbox.Slot(6, new MessageId("m6"), false, NOW, 0, true, Optional.empty());
    private static final Inbox.Slot DELIVERED =
            new Inbox.Slot(5, new MessageId("m5"), true, NOW, 65536, false, Optional.of(new NodeId("n1")));
    private static final Inbox.Lane LANE =
            new Inbox.Lane(new ContactId("c1"), 6, List.of(DELIVERED, WAITING), NOW.minusSeconds(5));
    private static final Inbox INBOX = new Inbox(
            BOB, REVISION, List.of(LANE, new Inbox.Lane(new ContactId("c2"), Long.MAX_VALUE, List.of(), NOW)));
    private static final Receipt.Target TARGET =
            new Receipt.Target(new ContactId("c1"), DeliveryState.FAILED, "the phone is busy");
    private static final Receipt.Claim CLAIM = new Receipt.Claim("t1", NOW);
    private static final Receipt RECEIPT = new Receipt(
            new MessageId("m1"),
            REVISION,
            VERSION,
            ALICE,
            BOB,
            Stream.concat(
                            Stream.of(TARGET),
                            Stream.of(DeliveryState.values())
                                    .map(state -> new Receipt.Target(new ContactId("c" + state), state, "")))
                    .toList(),
            NOW,
            Handling.Kind.INVITE,
            "fingerprint",
            Optional.of(CLAIM),
            true,
            NOW.plusSeconds(7),
            true);
    private static final Message MESSAGE = new Message(
            new MessageId("m1"),
            ALICE,
            BOB,
            new Content(
                    "text/plain; charset=utf-8",
                    new byte[] {0, -1, 127, -128, 10, 13},
                    Map.of("Subject", "hé", "X", "")),
            NOW,
            NOW.plusSeconds(60),
            Handling.Kind.INVITE,
            true,
            17,
            Optional.of("4f2a"));

    static Stream<Object> allThatCrosses() {
        return Stream.of(
                LOGIN,
                new Login(BOB, Version.NONE, Version.NONE, Version.NONE, List.of(), Privacy.OPEN),
                PRIVACY,
                DESK,
                BROWSER,
                PHONE,
                PUBLICATION,
                StoredLife.of(BROWSER.life()),
                StoredLife.of(DESK.life()),
                CALL,
                EMPTY_CALL,
                WEB,
                TELEPHONE,
                REJECTED,
                ATTENDANCE,
                END,
                INBOX,
                new Inbox(BOB, Version.NONE, List.of()),
                LANE,
                WAITING,
                DELIVERED,
                RECEIPT,
                TARGET,
                CLAIM,
                MESSAGE,
                new Entry(Optional.of(LOGIN), List.of(1L, Long.MIN_VALUE), List.of("n1", "n2")),
                new Entry(Optional.of(CALL), List.of(), List.of()),
                new Entry(Optional.of(INBOX), List.of(), List.of()),
                new Entry(Optional.of(RECEIPT), List.of(), List.of()),
                new Entry(Optional.empty(), List.of(), List.of("n1")),
                new PutIfVersion(REVISION, Optional.of(CALL), Long.MIN_VALUE),
                new PutIfVersion(Version.NONE, Optional.empty(), 0),
                new Outcome(true, List.of("n1", "n2")),
                new Outcome(false, List.of()),
                new Interest("n1", true),
                new Interest("n2", false),
                new Notice(new Topic("right", WORDS)));
    }

    @ParameterizedTest
    @MethodSource("allThatCrosses")
    void itArrivesAsItWasSent(Object sent) {
        assertThat(arrived(sent))
                .usingRecursiveComparison()
                .ignoringFields("hazelcast")
                .isEqualTo(sent);
        assertThat(arrived(sent)).hasSameClassAs(sent);
    }

    @Test
    void nothingThatCrossesIsLeftOutHere() {
        var known = Stream.of(StepCodecs.ALL, LoginCodecs.ALL, CallCodecs.ALL, MessageCodecs.ALL)
                .flatMap(List::stream)
                .<Class<?>>map(Codec::getCompactClass)
                .collect(Collectors.toSet());
        known.add(Entry.class);
        assertThat(allThatCrosses().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(known);
    }

    private static Object arrived(Object sent) {
        IMap<String, Object> map = TestCluster.pair().members.get(0).hazelcast.getMap("round-trip");
        map.set("thing", sent);
        IMap<String, Object> there = TestCluster.pair().members.get(1).hazelcast.getMap("round-trip");
        return Objects.requireNonNull(there.get("thing"));
    }
}
