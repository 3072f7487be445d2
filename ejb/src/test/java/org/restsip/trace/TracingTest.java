package org.restsip.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.InvalidValue;
import org.restsip.Page;
import org.restsip.World;
import org.restsip.event.Event;
import org.restsip.event.NodeId;
import org.restsip.trace.Tracing.Wish;
import org.restsip.user.Attempt;
import org.restsip.user.KeyReused;
import org.restsip.user.NotYours;

class TracingTest {
    private final World world = new World();

    TracingTest() {
        world.recorder.start();
    }

    @Test
    void whatPassesOfATracedUserIsReadInOrder() {
        var trace = start(Target.user(ALICE));
        world.wire.pass(PlayedWire.from(ALICE, "1@pc", "first"));
        world.wire.pass(PlayedWire.from(BOB, "2@pc", "another's"));
        world.clock.passSeconds(1);
        world.wire.pass(PlayedWire.from(ALICE, "1@pc", "second!").sent());

        var shown = find(trace);
        assertThat(shown.messages()).extracting(TracedMessage::text).containsExactly("[5]", "[7]");
        assertThat(shown.messages()).extracting(TracedMessage::sent).containsExactly(false, true);
        assertThat(shown.messages()).extracting(TracedMessage::number).containsExactly(1L, 2L);
        assertThat(shown.messages()).allSatisfy(message -> {
            assertThat(message.node()).isEqualTo(World.HERE);
            assertThat(message.remote()).isEqualTo("127.0.0.1:5062");
        });
    }

    @Test
    void nobodyListensWhileNothingIsTraced() {
        assertThat(world.wire.isListenedTo()).isFalse();
        var trace = start(Target.user(ALICE));
        assertThat(world.wire.isListenedTo()).isTrue();
        world.tracing.drop(AS_OPERATOR, trace);
        assertThat(world.wire.isListenedTo()).isFalse();
    }

    @Test
    void aTraceThatWasBegunElsewhereIsFollowedHere() {
        var elsewhere = new MemoryTraces(world.traces, world.hub);
        var trace = new TraceId("t7");
        var now = world.now();
        elsewhere.change(trace, none -> Optional.of(new TraceKind().record(trace, 7, now.plus(Duration.ofHours(2)))));
        world.recorder.look();
        world.wire.pass(PlayedWire.from(BOB, "7", "hello"));

        assertThat(find(trace).messages()).hasSize(1);
    }

    @Test
    void whatOtherNodesHaveSeenIsShownInOneOrder() {
        var trace = start(Target.user(ALICE));
        world.wire.pass(PlayedWire.from(ALICE, "1", "here"));
        var here = find(trace).messages().get(0);
        var there = new NodeId("another");
        var earlier = new TracedMessage(
                there,
                1,
                here.at().minusMillis(5),
                true,
                "udp",
                here.local(),
                here.remote(),
                "MESSAGE",
                here.status(),
                "1",
                Optional.empty(),
                "earlier");
        world.tapes.keep(new Tape(trace, there, 1, List.of(earlier)));

        assertThat(find(trace).messages()).extracting(TracedMessage::node).containsExactly(there, World.HERE);
    }

    @Test
    void aCallOrAPeerCanBeTracedToo() {
        var call = start(Target.call("1@pc"));
        var peer = start(Target.peer("127.0.0.1"));
        world.wire.pass(PlayedWire.from(ALICE, "1@pc", "x"));
        world.wire.pass(PlayedWire.from(ALICE, "2@pc", "y"));

        assertThat(find(call).messages()).hasSize(1);
        assertThat(find(peer).messages()).hasSize(2);
    }

    @Test
    void theNewestMessagesStayWithinTheBounds() {
        var trace = start(Target.user(ALICE));
        for (var n = 1; n <= 7; n++) {
            world.wire.pass(PlayedWire.from(ALICE, "1", "x"));
        }

        var shown = find(trace);
        assertThat(shown.messages()).extracting(TracedMessage::number).containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(shown.lost()).isEqualTo(2);
    }

    @Test
    void largeMessagesAreShortenedAndTakeTheRoomOfSeveral() {
        var trace = startWithBodies(Target.user(ALICE));
        for (var n = 1; n <= 5; n++) {
            world.wire.pass(PlayedWire.from(ALICE, "1", "x".repeat(100_000)));
        }

        var kept = find(trace).messages();
        assertThat(kept)
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.text()).hasSizeLessThan(1100));
    }

    @Test
    void bodiesAreKeptOnlyIfAskedFor() {
        var plain = start(Target.user(ALICE));
        var withBodies = startWithBodies(Target.user(ALICE));
        world.wire.pass(PlayedWire.from(ALICE, "1", "I love you"));

        assertThat(find(plain).messages()).extracting(TracedMessage::text).containsExactly("[10]");
        assertThat(find(withBodies).messages()).extracting(TracedMessage::text).containsExactly("I love you");
    }

    @Test
    void bodiesMayBeForbidden() {
        var rules = new TraceRules(2, Duration.ofHours(1), 5, 4096, false);
        var strict = new Tracing(world.traces, world.tapes, world.recorder, rules, world.ids, world.clock);
        var wish = new Wish(Target.user(ALICE), Optional.empty(), true);

        assertThatThrownBy(() -> strict.start(AS_OPERATOR, wish, Attempt.ONCE)).isInstanceOf(NotYours.class);
    }

    @Test
    void onlyOperatorsTrace() {
        var trace = start(Target.user(ALICE));

        assertThatThrownBy(() -> world.tracing.start(AS_ALICE, wish(Target.user(ALICE)), Attempt.ONCE))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> world.tracing.find(AS_ALICE, trace)).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> world.tracing.list(AS_ALICE, Page.first(5))).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> world.tracing.watch(AS_ALICE, trace, Optional.empty()))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> world.tracing.drop(AS_ALICE, trace)).isInstanceOf(NotYours.class);
    }

    @Test
    void aTraceEndsByItselfAndCanBeReadForAnHour() {
        var trace = start(Target.user(ALICE));
        world.wire.pass(PlayedWire.from(ALICE, "1", "in time"));
        world.clock.passSeconds(60);
        world.wire.pass(PlayedWire.from(ALICE, "1", "too late"));
        world.recorder.look();

        assertThat(world.wire.isListenedTo()).isFalse();
        assertThat(find(trace).running()).isFalse();
        assertThat(find(trace).messages()).hasSize(1);

        world.clock.passSeconds(3600);
        world.tracing.endDue();
        assertThatThrownBy(() -> find(trace)).isInstanceOf(NoSuchTrace.class);
        assertThat(world.tapes.of(trace)).isEmpty();
    }

    @Test
    void noMoreThanAFewRunAtOnce() {
        start(Target.user(ALICE));
        start(Target.user(BOB));

        assertThatThrownBy(() -> start(Target.call("1"))).isInstanceOf(TooManyTraces.class);
        world.clock.passSeconds(60);
        assertThat(start(Target.call("1"))).isNotNull();
    }

    @Test
    void aTraceIsNotLongerThanOneMayBe() {
        for (var seconds : new int[] {0, -1, 3601}) {
            var wish = new Wish(Target.user(ALICE), Optional.of(Duration.ofSeconds(seconds)), false);
            assertThatThrownBy(() -> world.tracing.start(AS_OPERATOR, wish, Attempt.ONCE))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("seconds must be from 1 to 3600");
        }
    }

    @Test
    void aRepeatedAttemptFindsWhatItBegan() {
        var attempt = new Attempt(Optional.of("key"), "print");
        var first = world.tracing.start(AS_OPERATOR, wish(Target.user(ALICE)), attempt);
        var second = world.tracing.start(AS_OPERATOR, wish(Target.user(ALICE)), attempt);

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.trace()).isEqualTo(first.trace());
        var other = new Attempt(Optional.of("key"), "another");
        assertThatThrownBy(() -> world.tracing.start(AS_OPERATOR, wish(Target.user(BOB)), other))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void theListHasTheNewestFirst() {
        var first = start(Target.user(ALICE));
        world.clock.passSeconds(1);
        var second = start(Target.user(BOB));

        assertThat(world.tracing.list(AS_OPERATOR, Page.first(5)).items())
                .extracting(listed -> listed.trace().id())
                .containsExactly(second, first);
    }

    @Test
    void whoWatchesIsToldWhenThereIsMoreAndWhenItIsOver() {
        var trace = start(Target.user(ALICE));
        var feed = world.tracing.watch(AS_OPERATOR, trace, Optional.empty());
        assertThat(feed.pull()).extracting(Event::type).containsExactly(Event.Type.STATE);
        assertThat(feed.pull()).isEmpty();

        world.wire.pass(PlayedWire.from(ALICE, "1", "x"));
        world.recorder.share();
        assertThat(feed.pull()).extracting(Event::type).containsExactly(Event.Type.UPDATE);

        world.clock.passSeconds(60);
        world.recorder.look();
        assertThat(feed.pull())
                .extracting(event -> ((Tracing.Shown) event.entity()).running())
                .containsExactly(false);

        world.tracing.drop(AS_OPERATOR, trace);
        assertThat(feed.pull()).extracting(Event::type).containsExactly(Event.Type.END);
    }

    @Test
    void whatARequestOfTheApiCausedSaysSo() {
        var trace = start(Target.user(ALICE));
        Cause.during(
                Optional.of("4f2a"),
                () -> world.wire.pass(PlayedWire.from(ALICE, "1", "x").sent()));
        world.wire.pass(PlayedWire.from(ALICE, "1", "its answer"));
        world.wire.pass(PlayedWire.from(ALICE, "2", "something else").sent());

        assertThat(find(trace).messages())
                .extracting(TracedMessage::cause)
                .containsExactly(Optional.of("4f2a"), Optional.of("4f2a"), Optional.empty());
    }

    @Test
    void aMessageThatCannotBeReadDoesNoHarm() {
        start(new Target(Target.Kind.USER, "no address"));

        world.wire.pass(PlayedWire.from(ALICE, "1", "x"));
    }

    @Test
    void aTargetMustNameSomething() {
        assertThatThrownBy(() -> Target.peer("phone.example.com")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Target.peer("1.2.3.4.5")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Target.call(" ")).isInstanceOf(InvalidValue.class);
        assertThat(Target.peer("2001:DB8:0::1")).isEqualTo(Target.peer("2001:db8::1"));
    }

    private TraceId start(Target target) {
        return world.tracing
                .start(AS_OPERATOR, wish(target), Attempt.ONCE)
                .trace()
                .id();
    }

    private TraceId startWithBodies(Target target) {
        var wish = new Wish(target, Optional.of(Duration.ofMinutes(1)), true);
        return world.tracing.start(AS_OPERATOR, wish, Attempt.ONCE).trace().id();
    }

    private static Wish wish(Target target) {
        return new Wish(target, Optional.of(Duration.ofMinutes(1)), false);
    }

    private Tracing.Shown find(TraceId trace) {
        return world.tracing.find(AS_OPERATOR, trace);
    }
}
