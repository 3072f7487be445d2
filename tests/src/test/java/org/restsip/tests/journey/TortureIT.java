package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.QuickPhone;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.SipSocket;
import org.restsip.tests.house.User;
import org.restsip.tests.torture.Originals;
import org.restsip.tests.torture.OwnMessages;
import org.restsip.tests.torture.Point;

/** RFC 4475 and RFC 5118, over UDP and TCP: each message gets what it asks for, and a phone registers right after it. */
class TortureIT {
    private static final int PATIENCE_MILLIS = 5000;
    private static final int AFTERWARDS_MILLIS = 50;
    private static final int MUTATED = 2000;
    private static final int PAUSE_AFTER = 100;

    private final Server server = Nodes.one().server();
    private final User alice = server.signUp("alice");

    @TestFactory
    Stream<DynamicTest> messagesOfOurOwn() {
        return Point.all()
                .flatMap(point -> Stream.of(
                        dynamicTest("UDP " + point, () -> torture(point, OwnMessages.of(point, false), false)),
                        dynamicTest("TCP " + point, () -> torture(point, OwnMessages.of(point, true), true))));
    }

    @TestFactory
    Stream<DynamicTest> theMessagesOfTheRfcs() {
        if (!Originals.areThere()) {
            System.out.println("TortureIT: NOT RUN are the messages of the RFCs themselves, as there is no folder "
                    + Originals.folder() + "; give it with -Dtorture.folder");
            return Stream.of();
        }
        return Point.all()
                .flatMap(point -> Stream.of(
                        dynamicTest("UDP " + point, () -> torture(point, Originals.of(point), false)),
                        dynamicTest("TCP " + point, () -> torture(point, Originals.of(point), true))));
    }

    /** The connector's own test sends ten times as many; here beans and containers have their share. */
    @Test
    void afterTwoThousandMutatedMessagesAPhoneRegistersWithinASecond() {
        var random = new Random(4475);
        var points = Point.all().toList();
        try (var socket = SipSocket.open(server, false)) {
            for (var sent = 1; sent <= MUTATED; sent++) {
                socket.send(mutated(OwnMessages.of(points.get(random.nextInt(points.size())), false), random));
                if (sent % PAUSE_AFTER == 0) {
                    assertThat(QuickPhone.register(server, alice, false)).startsWith("SIP/2.0 200 ");
                }
            }
        }

        assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThat(QuickPhone.register(server, alice, true)).startsWith("SIP/2.0 200 "));
    }

    private static byte[] mutated(byte[] message, Random random) {
        var changed = message.clone();
        for (var change = random.nextInt(8); change >= 0; change--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return Arrays.copyOf(changed, random.nextInt(4) == 0 ? random.nextInt(changed.length) : changed.length);
    }

    private void torture(Point point, byte[] message, boolean tcp) {
        try (var socket = SipSocket.open(server, tcp)) {
            socket.send(message);
            var answer =
                    point.allowsSilence(tcp) ? Optional.<String>empty() : finalAnswer(socket, message, PATIENCE_MILLIS);
            assertThat(QuickPhone.register(server, alice, tcp)).startsWith("SIP/2.0 200 ");

            var whole = answer.or(() -> finalAnswer(socket, message, AFTERWARDS_MILLIS));
            if (whole.isEmpty()) {
                assertThat(point.allowsSilence(tcp)).as("answered").isTrue();
            } else {
                assertThat(point.statuses()).as(whole.get()).contains(status(whole.get()));
                assertThat(whole.get()).containsIgnoringCase("via: SIP/");
            }
        }
    }

    /** Not one to a second message in the same bytes. */
    private static Optional<String> finalAnswer(SipSocket socket, byte[] message, int millis) {
        var answer = socket.receive(millis);
        return answer.isPresent() && (status(answer.get()) < 200 || !isTo(message, answer.get()))
                ? finalAnswer(socket, message, millis)
                : answer;
    }

    private static boolean isTo(byte[] message, String answer) {
        var head = new String(message, StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
        return answer.lines()
                .filter(line -> line.startsWith("Call-ID: "))
                .allMatch(line -> head.contains(line.substring(9)));
    }

    private static int status(String answer) {
        return List.of(answer.split(" ", 3)).size() == 3 ? Integer.parseInt(answer.split(" ", 3)[1]) : 0;
    }
}
