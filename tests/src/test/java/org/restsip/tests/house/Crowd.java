package org.restsip.tests.house;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A hundred devices of one user that answer a call at the same moment. */
public final class Crowd {
    private static final int SIZE = 100;

    private Crowd() {}

    /** The entries of those who got in, through whichever of the servers; all others were told that they were late. */
    public static List<String> winners(User user, String call, List<Server> servers) throws Exception {
        var start = new CyclicBarrier(SIZE);
        var threads = Executors.newFixedThreadPool(SIZE);
        try {
            var answers = IntStream.range(0, SIZE)
                    .<Callable<Answer>>mapToObj(n -> () -> {
                        start.await(30, TimeUnit.SECONDS);
                        return answer(user.at(servers.get(n % servers.size())), call, "device-" + n);
                    })
                    .toList();
            var winners = new ArrayList<String>();
            for (var answer : threads.invokeAll(answers)) {
                if (answer.get().status() != 409) {
                    winners.add(answer.get().expect(201).json().getString("url"));
                }
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whoever is told to come again does. */
    private static Answer answer(Web web, String call, String device) {
        var wish = "{\"claim\":true,\"instance\":\"%s\"}".formatted(device);
        return Awaitility.await("an answer")
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(() -> web.post(call, wish), answer -> answer.status() != 503 && answer.status() != 429);
    }
}
