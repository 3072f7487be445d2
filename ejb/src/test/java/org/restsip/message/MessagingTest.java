package org.restsip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_CAROL;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;
import static org.restsip.World.at;
import static org.restsip.World.content;
import static org.restsip.World.web;
import static org.restsip.message.DeliveryState.ACKNOWLEDGED;
import static org.restsip.message.DeliveryState.CANCELLED;
import static org.restsip.message.DeliveryState.DELIVERED;
import static org.restsip.message.DeliveryState.EXPIRED;
import static org.restsip.message.DeliveryState.FAILED;
import static org.restsip.message.DeliveryState.QUEUED;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.InvalidValue;
import org.restsip.Page;
import org.restsip.Refusal;
import org.restsip.World;
import org.restsip.event.Event;
import org.restsip.event.RecordingSink;
import org.restsip.event.TooBusy;
import org.restsip.event.Topic;
import org.restsip.login.Contact;
import org.restsip.login.ContactGone;
import org.restsip.login.ContactId;
import org.restsip.mailbox.Reader;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;
import org.restsip.user.Role;

/** SEND from alice to bob, who is there with web clients and phones. */
class MessagingTest {
    private static final Aor FAR = Aor.of("far@other.example");
    private static final String PHONE = "sip:bob@192.0.2.7";

    private final World world = new World();
    private final Messaging messaging = world.messaging;

    // --- what is accepted

    @Test
    void aMessageWaitsForEveryContactOfTheReceiver() {
        var one = world.login(BOB, web("one"));
        var two = world.login(BOB, web("two"));
        var receipt = send("hello");
        assertThat(receipt.sender()).isEqualTo(ALICE);
        assertThat(receipt.targets()).containsExactlyInAnyOrder(target(one, QUEUED, ""), target(two, QUEUED, ""));
    }

    @Test
    void aMessageToOneContactWaitsForThatOneAlone() {
        world.login(BOB, web("one"));
        var two = world.login(BOB, web("two"));
        var receipt =
                messaging.send(AS_ALICE, BOB, Optional.of(two.id()), content("hello"), Handling.USUAL, Attempt.ONCE);
        assertThat(receipt.targets()).containsExactly(target(two, QUEUED, ""));
    }

    @Test
    void whoIsOfflineGetsNothingAndTheSenderIsTold() {
        assertThatThrownBy(() -> send("hello"))
                .isInstanceOfSatisfying(
                        Offline.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThat(world.messages.size()).isZero();
    }

    @Test
    void aContactThatIsGoneGetsNothing() {
        world.login(BOB, web("one"));
        var unknown = Optional.of(new ContactId("c-none"));
        assertThatThrownBy(() -> messaging.send(AS_ALICE, BOB, unknown, content("hello"), Handling.USUAL, Attempt.ONCE))
                .isInstanceOf(ContactGone.class);
    }

    @Test
    void whoeverDoesNotExistGetsNothing() {
        assertThatThrownBy(() -> world.send(ALICE, Aor.of("ghost@example.com"), "hello"))
                .isInstanceOf(NoSuchUser.class);
    }

    @Test
    void aMessageThatIsTooLargeIsRefused() {
        world.login(BOB, web("one"));
        send("x".repeat(100));
        assertThatThrownBy(() -> send("x".repeat(101))).isInstanceOf(MessageTooLarge.class);
    }

    @Test
    void moreMessagesThanMayWaitAreRefusedAndLeaveNothingBehind() {
        world.login(BOB, web("one"));
        IntStream.range(0, 20).forEach(n -> send("m"));
        assertThatThrownBy(() -> send("one too many")).isInstanceOfSatisfying(InboxFull.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
            assertThat(refusal.seconds()).isPresent();
        });
        assertThat(world.messages.size()).isEqualTo(20);
        assertThat(world.receipts.owned()).hasSize(20);
    }

    @Test
    void moreBytesThanMayWaitAreRefused() {
        world.login(BOB, web("one"));
        IntStream.range(0, 10).forEach(n -> send("x".repeat(100)));
        assertThatThrownBy(() -> send("x")).isInstanceOf(InboxFull.class);
    }

    @Test
    void acknowledgedMessagesMakeRoom() {
        var one = world.login(BOB, web("one"));
        IntStream.range(0, 20).forEach(n -> send("m"));
        watch(one);
        messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        assertThat(send("fits").targets()).hasSize(1);
    }

    @Test
    void aMessageMustWaitForSomeTime() {
        world.login(BOB, web("one"));
        for (var time : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatThrownBy(() ->
                            messaging.send(AS_ALICE, BOB, Optional.empty(), content("x"), waiting(time), Attempt.ONCE))
                    .isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void aMessageWaitsNoLongerThanAllowed() {
        world.login(BOB, web("one"));
        var receipt = messaging.send(
                AS_ALICE, BOB, Optional.empty(), content("x"), waiting(Duration.ofDays(365)), Attempt.ONCE);
        assertThat(world.messages.find(receipt.id()).orElseThrow().expires())
                .isEqualTo(world.now().plus(Duration.ofDays(7)));
    }

    @Test
    void anAcceptedMessageIsNotRefusedBecauseItsPhoneCannotBeAskedNow() {
        world.login(BOB, at(PHONE, 3600));
        world.inboxes.failNext(new TooBusy("not now"));
        assertThatThrownBy(() -> send("lost")).isInstanceOf(TooBusy.class);
        var receipt = messagingWhosePhoneIsBusy()
                .send(AS_ALICE, BOB, Optional.empty(), content("x"), Handling.USUAL, Attempt.ONCE);
        assertThat(receipt.targets()).extracting(Receipt.Target::state).containsExactly(QUEUED);
    }

    // --- web clients

    @Test
    void messagesArriveInOrderAndAreNumberedWithoutAGap() {
        var one = world.login(BOB, web("one"));
        var sink = watch(one);
        IntStream.rangeClosed(1, 5).forEach(n -> {
            send("m" + n);
            world.settle();
        });
        assertThat(texts(sink)).containsExactly("m1", "m2", "m3", "m4", "m5");
        assertThat(deliveries(sink)).extracting(Delivery::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void whatWaitedArrivesFirst() {
        var one = world.login(BOB, web("one"));
        send("early");
        var sink = watch(one);
        send("late");
        world.settle();
        assertThat(texts(sink)).containsExactly("early", "late");
    }

    @Test
    void aLongQueueArrivesWhole() {
        var one = world.login(BOB, web("one"));
        IntStream.rangeClosed(1, 20).forEach(n -> send("m" + n));
        assertThat(deliveries(watch(one)))
                .extracting(Delivery::seq)
                .hasSize(20)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void contactsAreNumberedEachForItself() {
        var one = world.login(BOB, web("one"));
        send("m1");
        var two = world.login(BOB, web("two"));
        send("m2");
        assertThat(deliveries(watch(one))).extracting(Delivery::seq).containsExactly(1L, 2L);
        assertThat(deliveries(watch(two))).extracting(Delivery::seq).containsExactly(1L);
    }

    @Test
    void whatIsWrittenToTheClientIsDelivered() {
        var one = world.login(BOB, web("one"));
        var id = send("hello").id();
        watch(one);
        assertThat(receipt(id).targets()).containsExactly(target(one, DELIVERED, ""));
    }

    @Test
    void whatTheClientAcknowledgesIsAcknowledgedAndForgotten() {
        var one = world.login(BOB, web("one"));
        var first = send("m1").id();
        var second = send("m2").id();
        watch(one);
        messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        assertThat(receipt(first).targets()).containsExactly(target(one, ACKNOWLEDGED, ""));
        assertThat(receipt(second).targets()).containsExactly(target(one, DELIVERED, ""));
        assertThat(world.messages.find(first)).isEmpty();
        assertThat(world.messages.find(second)).isPresent();
    }

    @Test
    void acknowledgingAgainDoesNoHarm() {
        var one = world.login(BOB, web("one"));
        var id = send("m1").id();
        watch(one);
        messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        var before = receipt(id);
        messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        assertThat(receipt(id)).isEqualTo(before);
    }

    @Test
    void aMessageIsForgottenOnlyWhenAllContactsAreDone() {
        var one = world.login(BOB, web("one"));
        var two = world.login(BOB, web("two"));
        var id = send("hello").id();
        watch(one);
        messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        assertThat(texts(watch(two))).containsExactly("hello");
        messaging.acknowledge(AS_BOB, BOB, two.id(), 1);
        assertThat(world.messages.find(id)).isEmpty();
    }

    @Test
    void nobodyAcknowledgesOrReadsForAnother() {
        var one = world.login(BOB, web("one"));
        assertThatThrownBy(() -> messaging.acknowledge(AS_ALICE, BOB, one.id(), 1))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> messaging.inbox(AS_OPERATOR, BOB, one.id())).isInstanceOf(NotYours.class);
    }

    @Test
    void whatWasNotAcknowledgedComesAgainUnderTheSameIdAndSaysSo() {
        var one = world.login(BOB, web("one"));
        send("m1");
        var gone = watch(one);
        var before = deliveries(gone).get(0);
        gone.goAway();
        send("m2"); // which cannot be written to who is gone, but that is noticed too late
        var after = deliveries(watch(one));
        assertThat(before.redelivered()).isFalse();
        assertThat(after).extracting(Delivery::redelivered).containsExactly(true, true);
        assertThat(after.get(0).message()).isEqualTo(before.message());
        assertThat(after.get(0).seq()).isEqualTo(before.seq());
    }

    @Test
    void aContactThatComesBackFindsWhatWaited() {
        var one = world.login(BOB, web("one"));
        send("hello");
        world.registrations.unregister(AS_BOB, BOB, one.id());
        assertThat(texts(watch(world.login(BOB, web("one"))))).containsExactly("hello");
    }

    @Test
    void aClientThatWatchesForDaysGetsMessagesAfterALongSilenceToo() {
        var one = world.login(BOB, web("one"));
        world.registrations.held(BOB, one.id(), World.HERE);
        var sink = watch(one);
        IntStream.range(0, 3).forEach(n -> send("early"));
        world.settle();
        messaging.acknowledge(AS_BOB, BOB, one.id(), 3);
        world.passSeconds(Duration.ofDays(2).toSeconds());
        send("late");
        world.settle();
        assertThat(texts(sink)).containsExactly("early", "early", "early", "late");
    }

    // --- the end of waiting

    @Test
    void whatWaitsTooLongExpires() {
        world.login(BOB, at("https://example.com/", 3600));
        var one = world.login(BOB, web("one"));
        world.registrations.held(BOB, one.id(), World.HERE);
        var id = send("hello").id();
        world.passSeconds(59);
        assertThat(receipt(id).targets()).contains(target(one, QUEUED, ""));
        world.passSeconds(1);
        assertThat(receipt(id).targets()).contains(target(one, EXPIRED, ""));
        assertThat(world.messages.find(id)).isEmpty();
        assertThat(texts(watch(one))).isEmpty();
    }

    @Test
    void anExpiredMessageStaysExpired() {
        var one = world.login(BOB, web("one"));
        var id = send("hello").id();
        world.passSeconds(60);
        messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        assertThat(receipt(id).targets()).containsExactly(target(one, EXPIRED, ""));
    }

    @Test
    void aReceiptIsKeptForADayAfterItsLastChange() {
        world.login(BOB, web("one"));
        var id = send("hello").id();
        world.passSeconds(60);
        world.passSeconds(86399);
        assertThat(receipt(id)).isNotNull();
        world.passSeconds(1);
        assertThatThrownBy(() -> receipt(id)).isInstanceOf(NoSuchMessage.class);
    }

    @Test
    void anEmptyInboxIsForgottenAfterADay() {
        world.login(BOB, web("one"));
        send("hello");
        world.passSeconds(60);
        assertThat(world.inboxes.find(BOB)).isPresent();
        world.passSeconds(86400);
        assertThat(world.inboxes.find(BOB)).isEmpty();
    }

    // --- the mailbox instead

    @Test
    void whatNobodyIsThereForIsStoredIfThatIsWanted() {
        var receipt = sendOrStore("hello");
        assertThat(receipt.targets()).isEmpty();
        assertThat(receipt.stored()).isTrue();
        assertThat(stored()).containsExactly(receipt.id().value());
    }

    @Test
    void whatNobodyAcknowledgesInTimeIsStored() {
        var one = world.login(BOB, web("one"));
        world.registrations.held(BOB, one.id(), World.HERE);
        watch(one);
        var id = sendOrStore("hello").id();
        world.settle();
        world.passSeconds(59);
        assertThat(stored()).isEmpty();
        world.passSeconds(1);
        assertThat(stored()).containsExactly(id.value());
        assertThat(receipt(id).stored()).isTrue();
    }

    @Test
    void whatAnybodyAcknowledgesIsNotStored() {
        var one = world.login(BOB, web("one"));
        world.login(BOB, web("two"));
        sendOrStore("hello");
        watch(one);
        messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        world.passSeconds(60);
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatIsTakenBackIsNotStored() {
        world.login(BOB, web("one"));
        messaging.cancel(AS_ALICE, BOB, sendOrStore("hello").id());
        world.passSeconds(60);
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatNoPhoneTakesIsStoredAtOnce() {
        var phone = world.login(BOB, at(PHONE, 3600));
        world.phones.breakDown(phone, "no way there");
        var receipt = sendOrStore("hello");
        assertThat(receipt.targets()).containsExactly(target(phone, FAILED, "no way there"));
        assertThat(receipt.stored()).isTrue();
        assertThat(stored()).containsExactly(receipt.id().value());
    }

    @Test
    void whatNobodyWantsStoredIsNotStored() {
        world.login(BOB, web("one"));
        send("hello");
        world.passSeconds(60);
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatTheMailboxDoesNotTakeExpiresAllTheSame() {
        world.login(BOB, web("one"));
        IntStream.range(0, 6).forEach(n -> sendOrStore("hello"));
        world.passSeconds(60);
        assertThat(stored()).hasSize(4);
        assertThat(world.messages.size()).isZero();
    }

    private Receipt sendOrStore(String text) {
        return messaging.send(
                AS_ALICE,
                BOB,
                Optional.empty(),
                content(text),
                new Handling(Optional.empty(), true, Handling.Kind.MESSAGE),
                Attempt.ONCE);
    }

    private List<String> stored() {
        return world.mailbox.messages(AS_BOB, BOB.toString(), Reader.OWNER, false, Page.first(50)).items().stream()
                .map(message -> message.id().value())
                .toList();
    }

    // --- taking back

    @Test
    void aMessageThatWaitsIsTakenBack() {
        var one = world.login(BOB, web("one"));
        var id = send("hello").id();
        assertThat(messaging.cancel(AS_ALICE, BOB, id).targets()).containsExactly(target(one, CANCELLED, ""));
        assertThat(texts(watch(one))).isEmpty();
        assertThat(world.messages.find(id)).isEmpty();
    }

    @Test
    void takingBackTellsTheTruthAboutEachContact() {
        var one = world.login(BOB, web("one"));
        var two = world.login(BOB, web("two"));
        var three = world.login(BOB, web("three"));
        var id = send("hello").id();
        watch(one);
        watch(two);
        messaging.acknowledge(AS_BOB, BOB, two.id(), 1);
        assertThat(messaging.cancel(AS_ALICE, BOB, id).targets())
                .containsExactlyInAnyOrder(
                        target(one, DELIVERED, ""), target(two, ACKNOWLEDGED, ""), target(three, CANCELLED, ""));
    }

    @Test
    void whatEverybodyHasCannotBeTakenBack() {
        var one = world.login(BOB, web("one"));
        var id = send("hello").id();
        watch(one);
        assertThatThrownBy(() -> messaging.cancel(AS_ALICE, BOB, id)).isInstanceOf(AlreadyDelivered.class);
        assertThat(receipt(id).targets()).containsExactly(target(one, DELIVERED, ""));
    }

    @Test
    void takingBackAgainTellsTheSame() {
        world.login(BOB, web("one"));
        var id = send("hello").id();
        var first = messaging.cancel(AS_ALICE, BOB, id);
        assertThat(messaging.cancel(AS_ALICE, BOB, id)).isEqualTo(first);
    }

    @Test
    void onlyTheSenderTakesBackAndOthersDoNotEvenSeeIt() {
        world.login(BOB, web("one"));
        var id = send("hello").id();
        for (var other : List.of(AS_BOB, AS_CAROL, AS_OPERATOR)) {
            assertThatThrownBy(() -> messaging.cancel(other, BOB, id)).isInstanceOf(NoSuchMessage.class);
        }
        assertThatThrownBy(() -> messaging.cancel(AS_ALICE, ALICE, id)).isInstanceOf(NoSuchMessage.class);
    }

    @Test
    void theOrderOfTheOthersStaysWhenOneIsTakenBack() {
        var one = world.login(BOB, web("one"));
        send("m1");
        var second = send("m2").id();
        send("m3");
        messaging.cancel(AS_ALICE, BOB, second);
        assertThat(texts(watch(one))).containsExactly("m1", "m3");
    }

    // --- receipts

    @Test
    void theSenderSeesTheReceiptAndNobodyElse() {
        world.login(BOB, web("one"));
        var id = send("hello").id();
        assertThat(messaging.receipt(AS_ALICE, BOB, id).id()).isEqualTo(id);
        for (var other : List.of(AS_BOB, AS_CAROL, AS_OPERATOR)) {
            assertThatThrownBy(() -> messaging.receipt(other, BOB, id)).isInstanceOf(NoSuchMessage.class);
        }
        assertThatThrownBy(() -> messaging.receipt(AS_ALICE, ALICE, id)).isInstanceOf(NoSuchMessage.class);
    }

    @Test
    void theSenderCanWatchHowFarItComes() {
        var one = world.login(BOB, web("one"));
        var id = send("hello").id();
        var sink = world.open(messaging.watch(AS_ALICE, BOB, id, Optional.empty()));
        watch(one);
        messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        world.settle();
        assertThat(sink.entities())
                .map(Receipt.class::cast)
                .map(receipt -> receipt.targets().get(0).state())
                .containsExactly(QUEUED, DELIVERED, ACKNOWLEDGED);
    }

    // --- other domains

    @Test
    void onlyWhoMaySendsToOtherDomains() {
        assertThatThrownBy(() -> world.send(ALICE, FAR, "hello")).isInstanceOf(OutboundRefused.class);
        world.users.grant(ALICE, Role.OUTBOUND);
        var receipt = world.send(ALICE, FAR, "hello");
        assertThat(world.phones.brought()).containsExactly("hello");
        var target = receipt.targets().get(0).contact();
        world.deliveries.settled(receipt.id(), FAR, target, ACKNOWLEDGED, "");
        assertThat(messaging.receipt(AS_ALICE, FAR, receipt.id()).targets())
                .containsExactly(new Receipt.Target(target, ACKNOWLEDGED, ""));
    }

    @Test
    void somebodyElsesUsersDoNotSendToOtherDomainsThroughUs() {
        assertThatThrownBy(() -> world.send(FAR, Aor.of("ann@third.example"), "hello"))
                .isInstanceOf(OutboundRefused.class);
    }

    @Test
    void anotherDomainHasAName() {
        world.users.grant(ALICE, Role.OUTBOUND);
        assertThatThrownBy(() -> world.send(ALICE, Aor.of("bob@127.0.0.1"), "hello"))
                .isInstanceOf(OutboundRefused.class);
    }

    @Test
    void soManyInAMinuteMaySendToOtherDomains() {
        world.users.grant(ALICE, Role.OUTBOUND);
        world.send(ALICE, FAR, "1");
        world.send(ALICE, FAR, "2");
        assertThatThrownBy(() -> world.send(ALICE, FAR, "3")).isInstanceOf(TooManyOutbound.class);
        world.passSeconds(60);
        world.send(ALICE, FAR, "4");
    }

    @Test
    void nobodyWaitsBehindAnotherSenderToTheSameAddress() {
        world.users.grant(ALICE, Role.OUTBOUND);
        world.users.grant(BOB, Role.OUTBOUND);
        world.send(ALICE, FAR, "from alice");
        world.send(BOB, FAR, "from bob");
        world.send(BOB, FAR, "and more");
        assertThat(world.phones.brought()).containsExactly("from alice", "from bob");
    }

    // --- phones

    @Test
    void aPhoneGetsOneMessageAtATimeAndInOrder() {
        world.login(BOB, at(PHONE, 3600));
        var first = send("m1").id();
        var second = send("m2").id();
        send("m3");
        assertThat(world.phones.brought()).containsExactly("m1");
        settled(first, ACKNOWLEDGED, "");
        assertThat(world.phones.brought()).containsExactly("m1", "m2");
        settled(second, FAILED, "the phone is busy");
        assertThat(world.phones.brought()).containsExactly("m1", "m2", "m3");
    }

    @Test
    void thePhonesAnswerStandsInTheReceipt() {
        var phone = world.login(BOB, at(PHONE, 3600));
        var first = send("m1").id();
        var second = send("m2").id();
        settled(first, ACKNOWLEDGED, "");
        settled(second, FAILED, "the phone is busy");
        assertThat(receipt(first).targets()).containsExactly(target(phone, ACKNOWLEDGED, ""));
        assertThat(receipt(second).targets()).containsExactly(target(phone, FAILED, "the phone is busy"));
        assertThat(world.messages.size()).isZero();
    }

    @Test
    void aPhoneThatCannotBeReachedFailsWithTheReason() {
        var phone = world.login(BOB, at(PHONE, 3600));
        world.phones.breakDown(phone, "no way there");
        assertThat(send("m1").targets()).containsExactly(target(phone, FAILED, "no way there"));
        assertThat(send("m2").targets()).containsExactly(target(phone, FAILED, "no way there"));
    }

    @Test
    void whatIsUnderWayToAPhoneCannotBeTakenBackAndWhatWaitsCan() {
        world.login(BOB, at(PHONE, 3600));
        var first = send("m1").id();
        var second = send("m2").id();
        assertThatThrownBy(() -> messaging.cancel(AS_ALICE, BOB, first)).isInstanceOf(AlreadyDelivered.class);
        messaging.cancel(AS_ALICE, BOB, second);
        settled(first, ACKNOWLEDGED, "");
        assertThat(world.phones.brought()).containsExactly("m1");
    }

    @Test
    void aMessageWhoseBodyIsLostDoesNotBlockThePhone() {
        var phone = world.login(BOB, at(PHONE, 3600));
        var first = send("m1").id();
        var second = send("m2").id();
        send("m3");
        world.messages.drop(second);
        settled(first, ACKNOWLEDGED, "");
        assertThat(world.phones.brought()).containsExactly("m1", "m3");
        assertThat(receipt(second).targets()).containsExactly(target(phone, FAILED, "the message is lost"));
    }

    @Test
    void aPhoneOfAnotherNodeIsBroughtItsMessagesThere() {
        var phone = world.login(BOB, at(PHONE, 3600));
        world.phones.hangOn(phone, Optional.of(World.ELSEWHERE));
        send("m1");
        assertThat(world.phones.brought()).isEmpty();
        assertThat(world.neighbours.asked()).containsExactly("elsewhere: bring " + BOB + " " + phone.id());
    }

    @Test
    void aNodeThatIsAskedBringsWhatWaits() {
        world.deliveries.serveNeighbours();
        var phone = world.login(BOB, at(PHONE, 3600));
        world.phones.hangOn(phone, Optional.of(World.ELSEWHERE));
        send("m1");
        world.phones.hangOn(phone, Optional.of(World.HERE));
        world.neighbours.askHere(new Topic("bring", BOB + " " + phone.id()));
        assertThat(world.phones.brought()).containsExactly("m1");
    }

    @Test
    void whatNoNodeCanBringWaitsUntilThePhoneIsBack() {
        var phone = world.login(BOB, at(PHONE, 3600));
        world.phones.hangOn(phone, Optional.empty());
        var id = send("m1").id();
        assertThat(receipt(id).targets()).containsExactly(target(phone, QUEUED, ""));
        world.phones.hangOn(phone, Optional.of(World.HERE));
        world.deliveries.bringNext(BOB, phone);
        assertThat(world.phones.brought()).containsExactly("m1");
    }

    @Test
    void whatAClosedConnectionDoesNotCarryWaitsUntilThePhoneIsBack() {
        var phone = world.login(BOB, at(PHONE, 3600));
        world.phones.goAway(phone);
        var id = send("m1").id();
        send("m2");
        assertThat(receipt(id).targets()).containsExactly(target(phone, QUEUED, ""));
        world.phones.comeBack(phone);
        world.deliveries.bringNext(BOB, phone);
        settled(id, ACKNOWLEDGED, "");
        assertThat(world.phones.brought()).containsExactly("m1", "m2");
        assertThat(world.phones.repeats()).isEmpty();
    }

    @Test
    void whatTheLostNodeWasBringingIsBroughtAgain() {
        world.login(BOB, at(PHONE, 3600));
        send("m1");
        world.deliveries.resumeForAllBut(Set.of(World.HERE));
        assertThat(world.phones.brought()).containsExactly("m1");
        world.deliveries.resumeForAllBut(Set.of(World.ELSEWHERE)); // as another node sees it
        assertThat(world.phones.brought()).containsExactly("m1", "m1");
        assertThat(world.phones.repeats()).containsExactly("m1");
    }

    @Test
    void aMessageThatAPhoneNeverAnsweredMakesWayWhenItsTimeIsOver() {
        world.login(BOB, at(PHONE, 3600));
        send("m1");
        world.passSeconds(30);
        send("m2");
        world.passSeconds(30);
        assertThat(world.phones.brought()).containsExactly("m1", "m2");
    }

    @Test
    void aSecondAnswerOfThePhoneChangesNothing() {
        var phone = world.login(BOB, at(PHONE, 3600));
        var id = send("m1").id();
        settled(id, ACKNOWLEDGED, "");
        settled(id, FAILED, "late");
        assertThat(receipt(id).targets()).containsExactly(target(phone, ACKNOWLEDGED, ""));
    }

    private Messaging messagingWhosePhoneIsBusy() {
        var busy =
                new Deliveries(
                        world.inboxes,
                        world.receipts,
                        world.messages,
                        world.whereabouts,
                        world.outbound,
                        world.phones,
                        world.mailbox,
                        world.safekeeping,
                        world.neighbours,
                        world.node,
                        world.clock) {
                    @Override
                    public void bringNext(Aor owner, Contact contact) {
                        throw new TooBusy("not now");
                    }
                };
        return new Messaging(
                world.inboxes,
                world.receipts,
                world.messages,
                busy,
                world.reception,
                world.outbound,
                world.whereabouts,
                world.safekeeping,
                world.messageRules,
                world.ids,
                world.clock);
    }

    private static Handling waiting(Duration time) {
        return new Handling(Optional.of(time), false, Handling.Kind.MESSAGE);
    }

    private Receipt send(String text) {
        return world.send(ALICE, BOB, text);
    }

    private Receipt receipt(MessageId id) {
        return messaging.receipt(AS_ALICE, BOB, id);
    }

    private void settled(MessageId id, DeliveryState state, String reason) {
        var phone = receipt(id).targets().get(0).contact();
        world.deliveries.settled(id, BOB, phone, state, reason);
    }

    private RecordingSink watch(Contact contact) {
        return world.open(messaging.inbox(AS_BOB, BOB, contact.id()));
    }

    private static Receipt.Target target(Contact contact, DeliveryState state, String reason) {
        return new Receipt.Target(contact.id(), state, reason);
    }

    private static List<Delivery> deliveries(RecordingSink sink) {
        assertThat(sink.types()).allMatch(Event.Type.MESSAGE::equals);
        return sink.entities().stream().map(Delivery.class::cast).toList();
    }

    private static List<String> texts(RecordingSink sink) {
        return deliveries(sink).stream()
                .map(delivery -> World.text(delivery.message()))
                .toList();
    }
}
