package org.restsip.cluster;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.restsip.MutableClock;
import org.restsip.event.RecordingHub;
import org.restsip.server.TestSettings;

/** Real members in this JVM, on the loopback, under a name and at ports of their own. */
final class TestCluster implements AutoCloseable {
    final MutableClock clock = new MutableClock();
    final List<Member> members = new ArrayList<>();

    /** One node: what it is told and what it is in the cluster. */
    static final class Member {
        final RecordingHub hub = new RecordingHub();
        final HazelcastInstance hazelcast;
        final ClusterMember member;

        private Member(HazelcastInstance hazelcast, MutableClock clock) {
            this.hazelcast = hazelcast;
            this.member = new ClusterMember(hazelcast, hub, clock);
        }

        /** It dies without a word. */
        void die() {
            hazelcast.getLifecycleService().terminate();
        }
    }

    TestCluster(int size) {
        var ports = freePorts(size);
        var addresses = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        var name = "test-" + UUID.randomUUID();
        for (var port : ports) {
            var settings = TestSettings.of(
                    Map.of("cluster.name", name, "cluster.port", "" + port, "cluster.members", addresses));
            members.add(new Member(Hazelcast.newHazelcastInstance(new HazelcastSettings(settings).config()), clock));
        }
    }

    /** A cluster of one, for all tests that do it no harm. It ends with the JVM. */
    static TestCluster alone() {
        return Alone.CLUSTER;
    }

    /** A cluster of two, for all tests that do it no harm. It ends with the JVM. */
    static TestCluster pair() {
        return Pair.CLUSTER;
    }

    private static final class Alone {
        private static final TestCluster CLUSTER = new TestCluster(1);
    }

    private static final class Pair {
        private static final TestCluster CLUSTER = new TestCluster(2);
    }

    ClusterMember member(int number) {
        return members.get(number).member;
    }

    @Override
    public void close() {
        members.forEach(Member::die);
    }

    private static List<Integer> freePorts(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var n = 0; n < count; n++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            var ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (var socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
