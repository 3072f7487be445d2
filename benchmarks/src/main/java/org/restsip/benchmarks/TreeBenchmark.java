package org.restsip.benchmarks;

import jakarta.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.restsip.World;
import org.restsip.login.Login;
import org.restsip.login.Registration;
import org.restsip.rest.json.Views;
import org.restsip.rest.tree.Format;

/** A login with one contact: the record as a tree, the tree in each representation, and XML read again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TreeBenchmark {
    private static final int MAX_DEPTH = 32;

    private final World world = new World();
    private final Views views = new Views(world.clock);
    private Login login = world.whereabouts.contacts(World.AS_ALICE, World.ALICE);
    private JsonObject tree = views.login(login);
    private byte[] xml = Format.XML.write(tree);

    @Setup
    public void logIn() {
        world.registrations.register(World.AS_ALICE, World.ALICE, Registration.ofWebClient());
        login = world.whereabouts.contacts(World.AS_ALICE, World.ALICE);
        tree = views.login(login);
        xml = Format.XML.write(tree);
    }

    @Benchmark
    public JsonObject tree() {
        return views.login(login);
    }

    @Benchmark
    public byte[] json() {
        return Format.JSON.write(tree);
    }

    @Benchmark
    public byte[] xml() {
        return Format.XML.write(tree);
    }

    @Benchmark
    public byte[] text() {
        return Format.TEXT.write(tree);
    }

    @Benchmark
    public JsonObject readXml() {
        return Format.readXml(xml, MAX_DEPTH);
    }
}
