package org.restsip.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.BOB;
import static org.restsip.World.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.restsip.World;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipFailure;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipTimeout;
import org.restsip.login.Contact;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.login.Flow;
import org.restsip.login.Registration;
import org.restsip.message.Away;
import org.restsip.message.Content;
import org.restsip.message.Handling.Kind;
import org.restsip.message.Message;
import org.restsip.message.MessageId;
import org.restsip.message.Receipt;
import org.restsip.message.Unreachable;
import org.restsip.sip.Addresses;
import org.restsip.sip.FakeLine;
import org.restsip.sip.FakeResponse;
import org.restsip.sip.route.Ways;
import org.restsip.user.Aor;
import org.restsip.user.Domains;
import org.restsip.user.Role;

class SipReachTest {
    private static final Aor FAR = Aor.of("far@other.example");

    private final World world = new World();
    private final FakeLine line = new FakeLine();
    private final Domains domains = new Domains(List.of("example.com"));
    private final SipReach reach = new SipReach(
            line,
            new Envelope(new Addresses(domains), world.ids, world.clock),
            world.deliveries,
            world.outbound,
            new Ways(line, domains, world.node));

    @Test
    void aMessageIsBroughtAsItIs() {
        var about = java.util.Map.of("Content-Language", "de");
        bring(message(new Content("message/cpim", new byte[] {0, -1, 13}, about), BOB, 17), phone("udp"));
        var sent = line.last();
        assertThat(sent.method()).isEqualTo("MESSAGE");
        assertThat(sent.requestUri().text()).isEqualTo("sip:bob@10.0.0.7:5062");
        assertThat(sent.via().orElseThrow().remotePort()).isEqualTo(49152);
        assertThat(sent.body().orElseThrow().contentType()).isEqualTo("message/cpim");
        assertThat(sent.body().orElseThrow().bytes()).containsExactly(0, -1, 13);
        assertThat(headers(sent))
                .contains("Content-Language: de", "Max-Forwards: 17", "Expires: 60")
                .anyMatch(header -> header.startsWith("Date: "));
    }

    @Test
    void aRepeatCanBeRecognised() {
        var phone = phone("udp");
        var message = message(World.content("x"), BOB, 70);
        bring(message, phone);
        var first = line.last();
        reach.bring(message, phone, true);
        assertThat(line.last().sequence()).isEqualTo(first.sequence());
        assertThat(line.last().from()).isEqualTo(first.from());
        bring(message, phone("tcp"));
        assertThat(line.last().sequence()).isEqualTo(first.sequence());
        bring(new Message(new MessageId("m2"), ALICE, BOB, World.content("x"), world.now(), world.now()), phone);
        assertThat(line.last().sequence()).isNotEqualTo(first.sequence());
    }

    @Test
    void aPhoneIsReachedThroughWhatLiesBeforeIt() {
        var flow = new Flow(World.HERE, "tcp", "0.0.0.0", 5060, "192.0.2.9", 5060);
        var binding = new PhoneBinding(flow, "call", 1, false, 0, List.of("<sip:edge.example.net;lr>"), "");
        bring(message(World.content("x"), BOB, 70), phone(binding));
        assertThat(headers(line.last())).contains("Route: <sip:edge.example.net;lr>");
    }

    @Test
    void aPhoneWhoseConnectionIsGoneIsWaitedFor() {
        line.tear();
        var message = message(World.content("x"), BOB, 70);
        assertThatThrownBy(() -> bring(message, phone("tcp"))).isInstanceOf(Away.class);
        assertThatThrownBy(() -> bring(message, phone("udp"))).isInstanceOf(Unreachable.class);
    }

    @Test
    void aPhoneHangsOnItsNodeAsLongAsThatLives() {
        var elsewhere = new Flow(World.ELSEWHERE, "tcp", "0.0.0.0", 5060, "10.0.0.7", 5062);
        var direct = new Flow(World.ELSEWHERE, "udp", "0.0.0.0", 5060, "10.0.0.7", 5062);
        var hidden = new Flow(World.ELSEWHERE, "udp", "0.0.0.0", 5060, "192.0.2.1", 5062);
        assertThat(from(elsewhere)).contains(World.ELSEWHERE);
        assertThat(from(direct)).contains(World.ELSEWHERE);
        world.node.lose(World.ELSEWHERE);
        assertThat(from(elsewhere)).isEmpty();
        assertThat(from(hidden)).isEmpty();
        assertThat(from(direct)).contains(World.HERE);
    }

    @Test
    void anAddressOfOurOwnIsNoPlaceToGo() {
        var circle = world.login(BOB, at("sip:bob@example.com", 3600));
        assertThatThrownBy(() -> bring(message(World.content("x"), BOB, 70), circle))
                .hasMessage("this address leads back to this server");
    }

    @Test
    void aContactAtAnotherDomainNeedsTheRight() {
        var forwarding = world.login(BOB, at("sip:bob@other.example", 3600));
        var message = message(World.content("x"), BOB, 70);
        assertThatThrownBy(() -> bring(message, forwarding)).isInstanceOf(Unreachable.class);
        world.users.grant(BOB, Role.OUTBOUND);
        bring(message, forwarding);
        assertThat(line.last().via()).isEmpty();
    }

    @Test
    void aMessageThatHasPassedTooManyServersGoesToNoOther() {
        world.users.grant(ALICE, Role.OUTBOUND);
        var receipt = world.send(ALICE, FAR, "x");
        var contact = world.login(BOB, at("sip:" + FAR, 3600));
        bring(message(World.content("x"), FAR, 1), contact);
        assertThatThrownBy(() -> bring(message(World.content("x"), FAR, 0), contact))
                .hasMessage("the message has passed too many servers");
        assertThat(receipt.targets()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "200, ACKNOWLEDGED, ''",
        "404, FAILED, the other server does not know this user",
        "503, FAILED, the other server has a problem",
        "482, FAILED, the message goes in circles at the other server"
    })
    void whatTheOtherServerSaysIsInTheReceiptInWords(int status, String state, String words) {
        var receipt = sentFar();
        reach.answered(answer(status, errand(receipt, FAR, "first")));
        assertThat(outcome(FAR, receipt)).isEqualTo(state + " " + words);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, this server cannot be found",
        "NO_ANSWER, the other server did not answer",
        "UNREACHABLE, the other server cannot be reached",
        "LOOP, this address leads back to this server",
        "TOO_LARGE, this message is too large for the way to the other server"
    })
    void whyTheOtherServerWasNotReachedIsInTheReceiptInWords(SipFailure failure, String words) {
        var receipt = sentFar();
        reach.unanswered(new SipTimeout(errand(receipt, FAR, "first"), "call", "MESSAGE", failure));
        assertThat(outcome(FAR, receipt)).isEqualTo("FAILED " + words);
    }

    @ParameterizedTest
    @CsvSource({"first, FAILED the phone refused the message", "again, 'ACKNOWLEDGED '"})
    void aPhoneThatKnowsItAlreadyHasIt(String time, String outcome) {
        world.login(BOB, at("sip:bob@10.0.0.7", 3600));
        var receipt = world.send(ALICE, BOB, "x");
        reach.answered(answer(482, errand(receipt, BOB, time)));
        assertThat(outcome(BOB, receipt)).isEqualTo(outcome);
    }

    private Receipt sentFar() {
        world.users.grant(ALICE, Role.OUTBOUND);
        return world.send(ALICE, FAR, "x");
    }

    private static String errand(Receipt receipt, Aor owner, String time) {
        return "message " + receipt.id() + " " + owner + " "
                + receipt.targets().get(0).contact() + " " + time;
    }

    private String outcome(Aor receiver, Receipt receipt) {
        var target = world.messaging
                .receipt(World.AS_ALICE, receiver, receipt.id())
                .targets()
                .get(0);
        return target.state() + " " + target.reason();
    }

    private Optional<org.restsip.event.NodeId> from(Flow flow) {
        return reach.from(phone(new PhoneBinding(flow, "call", 1)));
    }

    private void bring(Message message, Contact contact) {
        reach.bring(message, contact, false);
    }

    private Message message(Content content, Aor receiver, int hops) {
        return new Message(
                new MessageId("m1"),
                ALICE,
                receiver,
                content,
                world.now(),
                in(60),
                Kind.MESSAGE,
                false,
                hops,
                Optional.empty());
    }

    private Instant in(long seconds) {
        return world.now().plus(Duration.ofSeconds(seconds));
    }

    private Contact phone(String transport) {
        return phone(
                new PhoneBinding(new Flow(World.HERE, transport, "0.0.0.0", 5060, "192.0.2.7", 49152), transport, 1));
    }

    private Contact phone(PhoneBinding binding) {
        return world.login(
                BOB,
                new Registration(
                        Optional.of("sip:bob@10.0.0.7:5062"),
                        Optional.of("phone"),
                        Optional.empty(),
                        Optional.of(Duration.ofHours(1)),
                        1,
                        "",
                        Optional.empty(),
                        Optional.of(binding)));
    }

    private static List<String> headers(OutgoingRequest request) {
        return request.headers().stream()
                .map((SipHeader header) -> header.name() + ": " + header.value())
                .collect(Collectors.toList());
    }

    private static FakeResponse answer(int status, String correlation) {
        return new FakeResponse(status, correlation, "call", 1, "MESSAGE", Optional.empty());
    }
}
