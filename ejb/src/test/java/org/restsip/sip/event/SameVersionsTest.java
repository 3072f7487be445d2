package org.restsip.sip.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.BOB;
import static org.restsip.World.at;
import static org.restsip.World.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.restsip.World;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.event.RecordingSink;
import org.restsip.event.Version;
import org.restsip.login.Contact;
import org.restsip.login.Presence;
import org.restsip.login.Presence.Status;
import org.restsip.login.Whereabouts.PresenceOf;
import org.restsip.sip.Edge;

/**
 * Whatever happens to a user: web clients and phones are shown the same contents under the same versions, in the order in
 * which they were, and in the end the newest one. One who is slow sees fewer of them.
 */
class SameVersionsTest {
    private static final int STEPS = 40;
    private static final List<String> DEVICES = List.of("laptop", "tablet");
    private static final List<String> NOTES = List.of("", "soon back", "<&>");
    private static final Pattern VERSION = Pattern.compile("<v:version[^>]*>([^<]*)</v:version>");

    private final Edge edge = new Edge();
    private final World world = edge.world;
    private final Subscriber phone = new Subscriber(edge, edge.alices);
    private final List<OutgoingRequest> unanswered = new ArrayList<>();
    private final List<Seen> truth = new ArrayList<>();
    private final List<Seen> byPhone = new ArrayList<>();

    private record Seen(Version version, Presence presence) {
        static Seen of(Object entity) {
            var shown = (PresenceOf) entity;
            return new Seen(shown.version(), shown.presence());
        }

        static Seen of(OutgoingRequest notify) {
            var document = notify.body().orElseThrow().bytes();
            var version = VERSION.matcher(new String(document, StandardCharsets.UTF_8));
            assertThat(version.find()).isTrue();
            return new Seen(Version.parse(version.group(1)).orElseThrow(), PidfReader.read(document));
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void phonesAndWebClientsSeeTheSame(int seed) {
        var random = new Random(seed);
        note();
        var web = world.open(world.watching.login(AS_ALICE, BOB, Optional.empty()));
        phone.ask(phone.subscribe("presence", "bob@example.com").expires(3600));

        for (var step = 0; step < STEPS; step++) {
            happen(random);
            note();
            if (random.nextBoolean()) {
                phoneLooks(random.nextBoolean());
            }
        }
        phoneLooks(true);
        phoneLooks(true);

        assertThat(truth).containsSubsequence(seen(web)).containsSubsequence(byPhone);
        var newest = truth.get(truth.size() - 1);
        assertThat(last(seen(web))).isEqualTo(newest);
        assertThat(last(byPhone)).isEqualTo(newest);
    }

    /** What can be seen now. */
    private void note() {
        truth.add(Seen.of(world.whereabouts.presence(AS_ALICE, BOB)));
    }

    private void happen(Random random) {
        var device = any(DEVICES, random);
        switch (random.nextInt(6)) {
            case 0 -> world.login(BOB, web(device));
            case 1 -> world.login(BOB, at("sip:bob@192.0.2.9", 60 + random.nextInt(60)));
            case 2 -> world.registrations.unregisterAll(AS_BOB, BOB);
            case 3 -> world.passSeconds(random.nextInt(40));
            default -> say(random);
        }
    }

    /** For a while, on any device. */
    private void say(Random random) {
        var contacts = world.whereabouts.contacts(AS_BOB, BOB).contacts();
        if (contacts.isEmpty()) {
            return;
        }
        Contact speaker = any(contacts, random);
        var words = new Presence(any(List.of(Status.values()), random), any(NOTES, random), "");
        world.publishing.publish(
                AS_BOB, BOB, login -> login.contact(speaker.id()), words, Duration.ofSeconds(random.nextInt(60) + 1));
    }

    /** It gets what has been sent, and answers it if it is quick. */
    private void phoneLooks(boolean quick) {
        var news = phone.notified();
        news.stream().map(Seen::of).forEach(byPhone::add);
        unanswered.addAll(news);
        if (quick) {
            unanswered.forEach(phone::accept);
            unanswered.clear();
        }
    }

    private static List<Seen> seen(RecordingSink web) {
        return web.entities().stream().map(Seen::of).toList();
    }

    private static <T> T any(List<T> choice, Random random) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static Seen last(List<Seen> all) {
        return all.get(all.size() - 1);
    }
}
