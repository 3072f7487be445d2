package org.restsip.benchmarks;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.restsip.World;
import org.restsip.event.Event;
import org.restsip.event.Feed;
import org.restsip.login.Contact;
import org.restsip.login.ContactId;
import org.restsip.login.Presence;
import org.restsip.login.Registration;

/** What the core does by itself when a contact is refreshed or its presence changes; the records are in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LoginBenchmark {
    /** Contacts of the user, of which one changes. */
    @Param({"1", "3"})
    int contacts;

    private final World world = new World();
    private ContactId changing = new ContactId("none");
    private Feed feed = world.whereabouts.watch(World.AS_BOB, World.ALICE, Optional.empty());
    private long turn;

    @Setup
    public void logIn() {
        for (var n = 0; n < contacts; n++) {
            changing = world.registrations
                    .register(World.AS_ALICE, World.ALICE, phone(n))
                    .contact()
                    .id();
        }
        feed.pull();
    }

    /** Moves the deadline; nobody sees a difference. */
    @Benchmark
    public Contact refresh() {
        world.clock.pass(Duration.ofMillis(1));
        return world.registrations.refresh(World.AS_ALICE, World.ALICE, changing, same -> same);
    }

    /** Changes the note, which one watcher is shown. */
    @Benchmark
    public Iterable<Event> presence() {
        var note = new Presence(Presence.Status.AVAILABLE, "until " + turn++, "");
        world.registrations.refresh(World.AS_ALICE, World.ALICE, changing, same -> saying(same, note));
        return feed.pull();
    }

    private static Registration phone(int number) {
        var web = Registration.ofWebClient();
        return new Registration(
                Optional.of("sip:alice@192.0.2." + number + ":5060"),
                web.instance(),
                web.held(),
                web.expires(),
                web.q(),
                "desk",
                web.presence(),
                web.phone());
    }

    private static Registration saying(Registration same, Presence presence) {
        return new Registration(
                same.uri(),
                same.instance(),
                same.held(),
                same.expires(),
                same.q(),
                same.label(),
                Optional.of(presence),
                same.phone());
    }
}
