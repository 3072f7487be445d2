package org.restsip.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.restsip.call.CallHistory;
import org.restsip.call.CallHistoryContract;
import org.restsip.call.CallId;
import org.restsip.call.Ledger;
import org.restsip.call.PastCall;
import org.restsip.user.Aor;

class JpaCallHistoryTest {

    @Nested
    class OnH2 extends Kept {
        OnH2() {
            super(Database.Product.H2);
        }
    }

    @Nested
    class OnTheH2OfPayara extends Kept {
        OnTheH2OfPayara() {
            super(Database.Product.H2_OF_PAYARA);
        }
    }

    @Nested
    class OnPostgreSql extends Kept {
        OnPostgreSql() {
            super(Database.Product.POSTGRESQL);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Kept extends CallHistoryContract {
        private static final int NODES = 8;

        private final Database.Product product;
        private Database database;

        Kept(Database.Product product) {
            this.product = product;
        }

        @BeforeAll
        void start() {
            database = product.start().migrated();
        }

        @BeforeEach
        void empty() {
            database.run("delete from past_calls");
        }

        @AfterAll
        void stop() {
            database.close();
        }

        @Override
        protected CallHistory history() {
            return database.transactional(CallHistory.class, JpaCallHistory::new);
        }

        @Test
        void ofManyNodesThatCloseOneCallAtOnceOneIsTheFirst() throws Exception {
            history().begin(call(Optional.empty()));
            var ended = call(Optional.of(new Ledger.End(Instant.EPOCH, PastCall.Reason.ENDED)));
            var threads = Executors.newFixedThreadPool(NODES);
            try {
                var closings = new ArrayList<Callable<Boolean>>();
                for (var n = 0; n < NODES; n++) {
                    closings.add(() -> history().close(ended));
                }
                var first = 0;
                for (var closing : threads.invokeAll(closings)) {
                    first += closing.get() ? 1 : 0;
                }
                assertThat(first).isEqualTo(1);
            } finally {
                threads.shutdownNow();
            }
        }

        private static PastCall call(Optional<Ledger.End> end) {
            var alice = Aor.of("alice@example.com");
            var part = new PastCall.Part(alice, PastCall.Role.ABSENT, Optional.empty());
            return new PastCall(new CallId("k1"), "", alice, Instant.EPOCH, end, List.of(part));
        }
    }
}
