package org.restsip.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.restsip.InvalidValue;
import org.restsip.MutableClock;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.login.LoginKind;
import org.restsip.login.MemoryLogins;
import org.restsip.user.Aor;

class StateFeedTest {
    private static final Version ONE = new Version(1, 1);
    private static final Aor KEY = new LoginKind().key(1);
    private static final Topic TOPIC = new LoginKind().topic(KEY);

    private final RecordingHub hub = new RecordingHub();
    private final MemoryLogins logins = new MemoryLogins(new MutableClock(), hub);
    private Snapshot now = Snapshot.of(ONE, "one");

    @Test
    void theFirstEventIsTheStateAndEachLaterOneAnUpdate() {
        var feed = feed(Optional.empty());
        assertThat(feed.pull()).containsExactly(new Event(Event.Type.STATE, Optional.of(ONE), "one"));
        now = Snapshot.of(ONE.next(), "two");
        assertThat(feed.pull()).containsExactly(new Event(Event.Type.UPDATE, Optional.of(ONE.next()), "two"));
    }

    @Test
    void theSameVersionIsNotSentAgain() {
        var feed = feed(Optional.empty());
        feed.pull();
        assertThat(feed.pull()).isEmpty();
    }

    @Test
    void ofManyChangesTheNewestIsSent() {
        var feed = feed(Optional.empty());
        feed.pull();
        now = Snapshot.of(new Version(1, 9), "nine");
        assertThat(feed.pull()).extracting(Event::entity).containsExactly("nine");
    }

    @Test
    void whoKnowsTheNewestVersionIsSentNothingUntilItChanges() {
        var feed = feed(Optional.of(ONE));
        assertThat(feed.pull()).isEmpty();
        now = Snapshot.of(ONE.next(), "two");
        assertThat(feed.pull()).extracting(Event::type).containsExactly(Event.Type.UPDATE);
    }

    @Test
    void whoKnowsAnotherVersionIsSentTheStateEvenIfItsOwnIsNewer() {
        var feed = feed(Optional.of(new Version(1, 9)));
        assertThat(feed.pull()).containsExactly(new Event(Event.Type.STATE, Optional.of(ONE), "one", true));
    }

    @Test
    void whoComesBackIsToldWhetherVersionsWereSkipped() {
        now = Snapshot.of(new Version(1, 5), "five");
        assertThat(feed(Optional.of(new Version(1, 4))).pull())
                .extracting(Event::gap)
                .containsExactly(false);
        assertThat(feed(Optional.of(new Version(1, 3))).pull())
                .extracting(Event::gap)
                .containsExactly(true);
        assertThat(feed(Optional.of(new Version(0, 4))).pull())
                .extracting(Event::gap)
                .containsExactly(true);
        assertThat(feed(Optional.empty()).pull()).extracting(Event::gap).containsExactly(false);
    }

    @Test
    void thoseWhoFollowOneRecordReadItOnceAfterEachChange() {
        var reads = new AtomicInteger();
        var shared = new Glances() {
            private final Followers followers = new Followers();

            @Override
            public <T> T at(Topic topic, Supplier<T> read) {
                return followers.glance(() -> {
                    reads.incrementAndGet();
                    return read.get();
                });
            }
        };
        var feeds = Stream.generate(() -> StateFeed.shared(logins, KEY, TOPIC, Optional.empty(), known -> now))
                .limit(3)
                .toList();
        feeds.forEach(feed -> feed.pull(shared));
        assertThat(reads).hasValue(1);
        shared.followers.changed();
        feeds.forEach(feed -> feed.pull(shared));
        assertThat(reads).hasValue(2);
    }

    @Test
    void whatWasReadWhileItChangedIsNotShownToOthers() {
        var followers = new Followers();
        assertThat(followers.glance(() -> {
                    followers.changed();
                    return "old";
                }))
                .isEqualTo("old");
        assertThat(followers.glance(() -> "new")).isEqualTo("new");
    }

    @Test
    void theLastStateIsFollowedByTheEnd() {
        now = new Snapshot(ONE, "over", true);
        assertThat(feed(Optional.empty()).pull())
                .extracting(Event::type)
                .containsExactly(Event.Type.STATE, Event.Type.END);
    }

    @Test
    void aRefusalEndsItAndSaysWhy() {
        var feed = new StateFeed(logins, KEY, TOPIC, Optional.empty(), () -> {
            throw new InvalidValue("it", "is not yours to see any more");
        });
        assertThat(feed.pull()).containsExactly(Event.end("it is not yours to see any more"));
    }

    @Test
    void aClusterThatIsTooBusyIsNoEnd() {
        var feed = new StateFeed(logins, KEY, TOPIC, Optional.empty(), () -> {
            throw new TooBusy("not now");
        });
        assertThatThrownBy(feed::pull).isInstanceOf(TooBusy.class);
    }

    @Test
    void itWatchesItsRecord() {
        var feed = feed(Optional.empty());
        feed.watch();
        logins.change(KEY, none -> Optional.of(new LoginKind().record(KEY, 1, java.time.Instant.EPOCH)));
        assertThat(hub.timesTold(TOPIC)).isEqualTo(1);
        feed.unwatch();
        logins.change(KEY, known -> Optional.empty());
        assertThat(hub.timesTold(TOPIC)).isEqualTo(1);
    }

    private StateFeed feed(Optional<Version> seen) {
        return new StateFeed(logins, KEY, TOPIC, seen, () -> now);
    }
}
