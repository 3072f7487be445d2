package org.restsip.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.restsip.mailbox.Mailboxes;
import org.restsip.mailbox.MailboxesContract;
import org.restsip.mailbox.TooMuchFromOne;
import org.restsip.mailbox.UploadId;
import org.restsip.user.Users;

class JpaMailboxesTest {

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
    abstract static class Kept extends MailboxesContract {
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
        @Override
        protected void aliceAndBobHaveSignedUp() {
            database.emptied();
            super.aliceAndBobHaveSignedUp();
        }

        @AfterAll
        void stop() {
            database.close();
        }

        @Override
        protected Users users() {
            return database.transactional(Users.class, JpaUsers::new);
        }

        @Override
        protected Mailboxes mailboxes() {
            return database.transactional(Mailboxes.class, JpaMailboxes::new);
        }

        @Test
        void messagesGoWithTheirOwnerWithAllThatIsTheirs() throws SQLException {
            mailboxes().begin(new UploadId("b1"), ALICE, BOB, 5, NOW, RULES);
            mailboxes().append(new UploadId("b1"), 0, new byte[5]);

            database.run("delete from users where id = '" + ALICE + "'");

            try (var connection = database.source().getConnection();
                    var rows = connection.createStatement().executeQuery("select count(*) from stored_parts")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isZero();
            }
        }

        /** As much as fits, however many leave something at once. */
        @Test
        void theQuotaHoldsWhenManyLeaveSomethingAtOnce() throws InterruptedException {
            var kept = new AtomicInteger();
            var senders = IntStream.range(0, 8)
                    .mapToObj(n -> new Thread(() -> {
                        try {
                            mailboxes().begin(new UploadId("b" + n), ALICE, BOB, 100, NOW, RULES);
                            kept.incrementAndGet();
                        } catch (TooMuchFromOne e) {
                            // as it should be for all but three
                        }
                    }))
                    .toList();
            senders.forEach(Thread::start);
            for (var sender : senders) {
                sender.join();
            }
            assertThat(kept).hasValue(3);
        }
    }
}
