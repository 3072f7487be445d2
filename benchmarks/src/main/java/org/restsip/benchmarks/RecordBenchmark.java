package org.restsip.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.restsip.World;
import org.restsip.cluster.ClusterLogins;
import org.restsip.cluster.ClusterMember;
import org.restsip.event.RecordingHub;
import org.restsip.login.Contact;
import org.restsip.login.ContactId;
import org.restsip.login.Login;
import org.restsip.login.Logins;
import org.restsip.login.Registration;
import org.restsip.login.Registrations;
import org.restsip.server.TestSettings;

/** The same refresh with the records in a real Hazelcast member, alone in its cluster: what a read and a change cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RecordBenchmark {
    private final World world = new World();
    private Optional<Member> member = Optional.empty();

    private record Member(ClusterMember cluster, Logins logins, Registrations registrations, ContactId contact) {}

    @Setup(Level.Trial)
    public void join() throws IOException {
        var port = freePort();
        var cluster = new ClusterMember(
                TestSettings.of(Map.of(
                        "cluster.name", "benchmark-" + UUID.randomUUID(),
                        "cluster.port", port,
                        "cluster.members", "127.0.0.1:" + port)),
                new RecordingHub(),
                Clock.systemUTC());
        var logins = new ClusterLogins(cluster);
        var registrations = new Registrations(logins, world.users, world.loginRules, world.ids, Clock.systemUTC());
        var contact = registrations.register(World.AS_ALICE, World.ALICE, Registration.ofWebClient());
        member = Optional.of(
                new Member(cluster, logins, registrations, contact.contact().id()));
    }

    @TearDown(Level.Trial)
    public void leave() {
        System.exit(0); // the member's threads would keep the fork alive
    }

    @Benchmark
    public Optional<Login> find() {
        return member.orElseThrow().logins().find(World.ALICE);
    }

    @Benchmark
    public Contact refresh() {
        var here = member.orElseThrow();
        return here.registrations().refresh(World.AS_ALICE, World.ALICE, here.contact(), same -> same);
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "" + socket.getLocalPort();
        }
    }
}
