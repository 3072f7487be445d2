package org.restsip.connector.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipTimeout;

class InboundTest {
    private final ThreadedWorkManager workManager = new ThreadedWorkManager();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        gate.countDown();
        workManager.close();
    }

    @Test
    void messagesOfOneCallIdRunInOrderAndNeverTogetherWhileOthersRunBeside() {
        var seen = new ConcurrentHashMap<String, List<Long>>();
        var running = new ConcurrentHashMap<String, AtomicInteger>();
        var together = new AtomicInteger();
        var most = new AtomicInteger();
        var overlaps = new AtomicInteger();
        var inbound = inbound(100_000, beans(message -> {
            var request = (SipRequest) message;
            var mine = running.computeIfAbsent(request.callId(), callId -> new AtomicInteger());
            if (mine.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            spin();
            seen.computeIfAbsent(request.callId(), callId -> new ArrayList<>()).add(request.cseq());
            together.decrementAndGet();
            mine.decrementAndGet();
        }));

        IntStream.range(0, 4).parallel().forEach(sender -> {
            for (long cseq = 0; cseq < 50; cseq++) {
                for (int call = 0; call < 50; call++) {
                    inbound.onRequest(TestRequest.of("MESSAGE", sender + "/" + call, cseq));
                }
            }
        });

        var inOrder = LongStream.range(0, 50).boxed().toList();
        await().until(() -> seen.values().stream().mapToInt(List::size).sum() == 10_000);
        assertThat(seen)
                .hasSize(200)
                .allSatisfy((callId, cseqs) -> assertThat(cseqs).isEqualTo(inOrder));
        assertThat(overlaps).hasValue(0);
        assertThat(most.get()).isGreaterThan(1);
        assertThat(answers).isEmpty();
    }

    @Test
    void aRequestThatFindsTheQueueFullIsToldToComeBackLater() {
        var inbound = inbound(3, beans(message -> awaitGate()));

        for (int call = 1; call <= 5; call++) {
            inbound.onRequest(TestRequest.of("MESSAGE", "c" + call));
        }

        assertThat(answers).containsExactly("c4: 503 Retry-After=5", "c5: 503 Retry-After=5");
    }

    @Test
    void theQueueHasRoomAgainWhenABeanIsDone() {
        var done = new CopyOnWriteArrayList<String>();
        var inbound = inbound(2, beans(message -> {
            awaitGate();
            done.add(((SipRequest) message).callId());
        }));
        inbound.onRequest(TestRequest.of("MESSAGE", "one"));
        inbound.onRequest(TestRequest.of("MESSAGE", "one", 2));
        gate.countDown();
        await().until(() -> done.size() == 2);

        await().untilAsserted(() -> {
            answers.clear();
            inbound.onRequest(TestRequest.of("MESSAGE", "two"));
            inbound.onRequest(TestRequest.of("MESSAGE", "three"));
            assertThat(answers).isEmpty();
        });
        await().untilAsserted(() -> assertThat(done).contains("two", "three"));
    }

    @Test
    void whatGoesOnWithACallHasAReserve() {
        var inbound = inbound(5, beans(message -> awaitGate()));
        IntStream.rangeClosed(1, 5).forEach(call -> inbound.onRequest(TestRequest.of("INVITE", "c" + call)));

        inbound.onRequest(TestRequest.of("INVITE", "new"));
        inbound.onRequest(TestRequest.of("BYE", "old-1").withinItsDialog());
        inbound.onRequest(TestRequest.of("CANCEL", "old-2"));
        inbound.onTimeout(new SipTimeout("x", "ours", "MESSAGE"));

        assertThat(answers).containsExactly("new: 503 Retry-After=5", "old-2: 503 Retry-After=5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"before onRequest", "call", "after"})
    void aBeanThatFailsIsAnswered500AndGivenBackOnce(String step) {
        var beans = beans(message -> {}).failingAt(step);
        var inbound = inbound(10, beans);

        inbound.onRequest(TestRequest.of("MESSAGE", "c"));

        await().untilAsserted(() -> assertThat(answers).containsExactly("c: 500"));
        assertThat(beans.steps)
                .startsWith("create", "before onRequest")
                .endsWith("release")
                .doesNotHaveDuplicates();
        assertThat(beans.steps.contains("after")).isEqualTo(beans.steps.contains("call"));
    }

    @Test
    void aBeanThatEndsInAnErrorIsAnswered500AndGivenBackOnce() {
        var beans = beans(message -> {
            throw new NoClassDefFoundError("as the test wants");
        });
        var inbound = inbound(10, beans);

        inbound.onRequest(TestRequest.of("MESSAGE", "c"));
        inbound.onRequest(TestRequest.of("MESSAGE", "c"));

        await().untilAsserted(() -> assertThat(answers).containsExactly("c: 500", "c: 500"));
        assertThat(beans.steps).filteredOn("release"::equals).hasSize(2);
        await().untilAsserted(() -> assertThat(workManager.errors).hasSize(2));
    }

    @Test
    void aBeanThatWorksIsCalledAndGivenBackOnce() {
        var beans = beans(message -> {});
        var inbound = inbound(10, beans);

        inbound.onRequest(TestRequest.of("MESSAGE", "c"));

        await().untilAsserted(() ->
                assertThat(beans.steps).containsExactly("create", "before onRequest", "call", "after", "release"));
        assertThat(answers).isEmpty();
    }

    @Test
    void aBeanThatIsNotAvailableIsAnswered503() {
        var beans = beans(message -> {}).failingAt("create");
        var inbound = inbound(10, beans);

        inbound.onRequest(TestRequest.of("MESSAGE", "c"));

        await().untilAsserted(() -> assertThat(answers).containsExactly("c: 503 Retry-After=5"));
        assertThat(beans.steps).containsExactly("create");
    }

    @Test
    void withoutABeanTheAnswerIs503() {
        var beans = beans(message -> {});
        var inbound = inbound(10, beans);
        inbound.deactivate(beans);

        inbound.onRequest(TestRequest.of("MESSAGE", "c"));
        inbound.onRequest(TestRequest.of("ACK", "c"));

        assertThat(answers).containsExactly("c: 503 Retry-After=5");
    }

    @Test
    void aMethodThatNoBeanWantsIsNotAllowedAndOneThatNobodyKnowsIsNotImplemented() {
        var inbound = new Inbound(workManager, 10, this::answer);
        inbound.activate(beans(message -> {}), Set.of("REGISTER"));
        inbound.activate(beans(message -> {}), Set.of("MESSAGE", "OPTIONS"));

        inbound.onRequest(TestRequest.of("INVITE", "a"));
        inbound.onRequest(TestRequest.of("DANCE", "b"));

        assertThat(answers).containsExactly("a: 405 Allow=MESSAGE, OPTIONS, REGISTER", "b: 501");
    }

    @Test
    void beansShareTheMethodsAmongThem() {
        var seen = new ConcurrentHashMap<String, String>();
        var inbound = new Inbound(workManager, 10, this::answer);
        inbound.activate(beans(message -> seen.put(((SipRequest) message).method(), "registrar")), Set.of("REGISTER"));
        inbound.activate(beans(message -> seen.put(((SipRequest) message).method(), "messages")), Set.of("MESSAGE"));

        inbound.onRequest(TestRequest.of("REGISTER", "a"));
        inbound.onRequest(TestRequest.of("MESSAGE", "b"));

        await().untilAsserted(() -> assertThat(seen).isEqualTo(Map.of("REGISTER", "registrar", "MESSAGE", "messages")));
    }

    @Test
    void aTimeoutComesAfterWhatCameBeforeItInItsCall() {
        var seen = new CopyOnWriteArrayList<Object>();
        var inbound = inbound(10, beans(message -> {
            awaitGate();
            seen.add(message);
        }));
        var request = TestRequest.of("MESSAGE", "c");
        var timeout = new SipTimeout("x", "c", "MESSAGE");
        inbound.onRequest(request);
        inbound.onTimeout(timeout);
        gate.countDown();

        await().untilAsserted(() -> assertThat(seen).containsExactly(request, timeout));
    }

    @Test
    void whenTheContainerRejectsAllThatWaitsInTheCallIsRefusedOnce() {
        var started = new CountDownLatch(1);
        var inbound = inbound(10, beans(message -> {
            started.countDown();
            awaitGate();
        }));
        inbound.onRequest(TestRequest.of("MESSAGE", "c", 1));
        inbound.onRequest(TestRequest.of("MESSAGE", "c", 2));
        inbound.onRequest(TestRequest.of("MESSAGE", "c", 3));
        await().until(() -> started.getCount() == 0);
        workManager.rejectFromNowOn();
        gate.countDown();

        await().untilAsserted(
                        () -> assertThat(answers).containsExactly("c: 503 Retry-After=5", "c: 503 Retry-After=5"));
        inbound.onRequest(TestRequest.of("MESSAGE", "d"));
        assertThat(answers).hasSize(3).last().isEqualTo("d: 503 Retry-After=5");
    }

    private Inbound inbound(int limit, TestBeans beans) {
        var inbound = new Inbound(workManager, limit, this::answer);
        inbound.activate(beans, Methods.KNOWN);
        return inbound;
    }

    private static TestBeans beans(java.util.function.Consumer<Object> onAny) {
        return new TestBeans(new TestBean(onAny));
    }

    private void answer(SipRequest request, SipReply reply) {
        var headers = new StringBuilder();
        reply.headers()
                .forEach(header ->
                        headers.append(' ').append(header.name()).append('=').append(header.value()));
        answers.add(request.callId() + ": " + reply.status() + headers);
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A little work of varying length, so that threads overtake each other if they can. */
    private static void spin() {
        var until = System.nanoTime() + ThreadLocalRandom.current().nextInt(100_000);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
