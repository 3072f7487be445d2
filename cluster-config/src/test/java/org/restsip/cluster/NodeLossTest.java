package org.restsip.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.restsip.call.Attending;
import org.restsip.call.CallRules;
import org.restsip.call.CallWish;
import org.restsip.call.Calling;
import org.restsip.call.EntryWish;
import org.restsip.event.RecordingSink;
import org.restsip.login.Contact;
import org.restsip.login.LoginRules;
import org.restsip.login.Registration;
import org.restsip.login.Registrations;
import org.restsip.login.Whereabouts;
import org.restsip.message.Content;
import org.restsip.message.DeliveryState;
import org.restsip.message.Handling;
import org.restsip.message.Message;
import org.restsip.message.MessageId;
import org.restsip.message.Receipt;
import org.restsip.server.Survivors;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.Domains;
import org.restsip.user.Ids;
import org.restsip.user.MemoryUsers;
import org.restsip.user.Reception;
import org.restsip.user.User;
import org.restsip.user.UserId;

/** What is left when one of two members dies without a word. */
class NodeLossTest {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Content HELLO = new Content("text/plain", new byte[] {1});

    private final TestCluster cluster = new TestCluster(2);
    private final MemoryUsers users = new MemoryUsers();
    private final Node survivor = new Node(0);
    private final Node victim = new Node(1);
    private final List<Aor> people = IntStream.range(0, 40)
            .mapToObj(n -> Aor.of("user" + n + "@example.com"))
            .toList();

    NodeLossTest() {
        people.forEach(aor ->
                users.add(new User(new UserId("u" + aor.local()), aor, "n", cluster.clock.instant()), "hash"));
    }

    @AfterEach
    void endTheRest() {
        cluster.close();
    }

    /** The core as it is on one member. */
    private final class Node {
        private final ClusterMember member;
        private final ClusterLogins logins;
        private final ClusterCalls calls;
        private final ClusterMessages messages;
        private final Registrations registrations;
        private final Calling calling;
        private final Attending attending;
        private final Watchers watchers;
        private final PhoneSide phones;
        private final Survivors survivors;

        private Node(int number) {
            member = cluster.member(number);
            logins = new ClusterLogins(member);
            calls = new ClusterCalls(member);
            messages = new ClusterMessages(member);
            var ids = new Ids("secret of the tests");
            var whereabouts = new Whereabouts(logins, users, cluster.clock);
            var rules = new LoginRules(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1), 10, GRACE);
            registrations = new Registrations(logins, users, rules, ids, cluster.clock);
            var callRules = new CallRules(GRACE, Duration.ofMinutes(1), 10, 10, 100, 100, 1000, 100);
            calling = new Calling(
                    calls,
                    whereabouts,
                    new Reception(users, new Domains(List.of("example.org"))),
                    callRules,
                    ids,
                    cluster.clock);
            attending = new Attending(calling, callRules, ids, cluster.clock);
            phones = new PhoneSide(member, whereabouts, users, cluster.clock);
            watchers = new Watchers(logins, calls, phones.inboxes, phones.receipts, new ClusterTraces(member));
            survivors =
                    new Survivors(registrations, calling, phones.deliveries, cluster.members.get(number).hub, member);
        }
    }

    @Test
    void whatWasStoredThroughItIsStillThere() {
        var contacts = people.stream().map(this::loginAtVictim).toList();
        var messages = people.stream()
                .map(aor -> new Message(
                        new MessageId("m" + aor.local()),
                        aor,
                        aor,
                        HELLO,
                        cluster.clock.instant(),
                        cluster.clock.instant().plusSeconds(60)))
                .toList();
        messages.forEach(victim.messages::keep);
        loseVictim();
        assertThat(people)
                .allSatisfy(aor -> assertThat(
                                survivor.logins.find(aor).orElseThrow().contacts())
                        .containsExactly(contacts.get(people.indexOf(aor))));
        assertThat(messages)
                .allSatisfy(message ->
                        assertThat(survivor.messages.find(message.id())).isPresent());
        assertThat(survivor.logins.owned()).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void itsInterestIsForgotten() {
        people.forEach(this::loginAtVictim);
        people.forEach(victim.logins::watch);
        people.forEach(survivor.logins::watch);
        loseVictim();
        survivor.watchers.forget(victim.member.nodeId());
        assertThat(entries().values())
                .hasSize(people.size())
                .allMatch(entry -> entry.watchers().equals(List.of(survivor.member.nodeId())));
    }

    @Test
    void whatItHeldGetsItsGraceAndEndsAfterIt() {
        var alice = people.get(0);
        var caller = Caller.user(alice);
        var contact = loginAtVictim(alice);
        victim.registrations.held(alice, contact.id(), victim.member.id());
        var call = victim.calling.create(caller, CallWish.NONE, Attempt.ONCE).call();
        var entry = victim.attending.join(caller, call.id(), EntryWish.NONE).participant();
        var stream = victim.calling.watch(caller, call.id(), Optional.empty(), victim.member.id());
        assertThat(stream.pull()).hasSize(1);
        cluster.clock.passSeconds(3600);
        survivor.survivors.tidyUp(); // while it lives it holds
        assertThat(survivor.logins.find(alice).orElseThrow().deadline()).isEmpty();
        assertThat(survivor.calls.find(call.id()).orElseThrow().participants())
                .singleElement()
                .satisfies(held -> assertThat(held.life().ends()).isEmpty());

        loseVictim();
        survivor.survivors.tidyUp();
        var end = cluster.clock.instant().plus(GRACE);
        assertThat(survivor.logins.find(alice).orElseThrow().deadline()).contains(end);
        assertThat(survivor.calls
                        .find(call.id())
                        .orElseThrow()
                        .participant(entry.id())
                        .orElseThrow()
                        .life()
                        .ends())
                .contains(end);

        cluster.clock.pass(GRACE);
        survivor.registrations.endDue();
        survivor.calling.endDue();
        assertThat(survivor.logins.find(alice)).isEmpty();
        assertThat(survivor.calls.find(call.id()).orElseThrow().participants()).isEmpty();
    }

    @Test
    void aPhoneGetsItsMessagesFromTheMemberThatItHangsOn() {
        var bob = people.get(1);
        phoneAt(victim, bob);
        send(survivor, bob, "hello");
        await().untilAsserted(() -> assertThat(victim.phones.brought()).containsExactly("hello"));
        assertThat(survivor.phones.brought()).isEmpty();
    }

    @Test
    void whatItWasBringingToAPhoneIsBroughtAgainAndThenWhatWaitedBehindIt() {
        var bob = people.get(1);
        var phone = phoneAt(victim, bob);
        var id = send(victim, bob, "under way").id();
        send(survivor, bob, "behind it");
        survivor.survivors.tidyUp(); // while it lives it carries
        assertThat(survivor.phones.brought()).isEmpty();

        loseVictim();
        survivor.survivors.tidyUp();
        assertThat(survivor.phones.brought()).containsExactly("under way again");
        survivor.phones.deliveries.settled(id, bob, phone.id(), DeliveryState.ACKNOWLEDGED, "");
        assertThat(survivor.phones.brought()).containsExactly("under way again", "behind it");
    }

    @Test
    void aStreamOnTheOtherMemberShowsWhatChangesOnThisOne() {
        var alice = people.get(0);
        loginAtVictim(alice);
        var sink = new RecordingSink();
        var feed = new Whereabouts(survivor.logins, users, cluster.clock)
                .watch(Caller.user(alice), alice, Optional.empty());
        var stream = cluster.members.get(0).hub.open(List.of(feed), sink, () -> {});
        assertThat(sink.events()).hasSize(1);
        victim.registrations.register(Caller.user(alice), alice, Registration.ofWebClient());
        await().untilAsserted(() -> assertThat(sink.events()).hasSize(2));
        stream.close();
        assertThat(entries().values())
                .allSatisfy(entry -> assertThat(entry.watchers()).isEmpty());
    }

    private Contact phoneAt(Node node, Aor aor) {
        var wish = new Registration(
                Optional.of("sip:phone@192.0.2.7"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                "",
                Optional.empty(),
                Optional.of(node.phones.phone()));
        return node.registrations.register(Caller.user(aor), aor, wish).contact();
    }

    private Receipt send(Node node, Aor to, String text) {
        var content = new Content("text/plain", text.getBytes(StandardCharsets.UTF_8));
        return node.phones.messaging.send(
                Caller.user(people.get(0)), to, Optional.empty(), content, Handling.USUAL, Attempt.ONCE);
    }

    private Contact loginAtVictim(Aor aor) {
        return victim.registrations
                .register(Caller.user(aor), aor, Registration.ofWebClient())
                .contact();
    }

    private Map<String, Entry> entries() {
        return survivor.member
                .<Entry>map("logins")
                .getAll(people.stream().map(Aor::toString).collect(Collectors.toSet()));
    }

    /** A node is noticed to be gone first, and a moment later its records have another owner. */
    private void loseVictim() {
        cluster.members.get(1).die();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(survivor.member.members()).containsExactly(survivor.member.id()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cluster.members.get(0).hazelcast.getPartitionService().getPartitions().stream()
                        .allMatch(partition -> cluster.members
                                .get(0)
                                .hazelcast
                                .getCluster()
                                .getLocalMember()
                                .equals(partition.getOwner())));
    }
}
