package org.restsip.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.restsip.user.Session;
import org.restsip.user.SessionId;
import org.restsip.user.Sessions;
import org.restsip.user.SessionsContract;
import org.restsip.user.Users;

class JpaSessionsTest {

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
    abstract static class Kept extends SessionsContract {
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
        protected Sessions sessions() {
            return database.transactional(Sessions.class, JpaSessions::new);
        }

        @Test
        void sessionsGoWithTheirOwner() {
            var now = Instant.parse("2026-11-23T12:00:00Z");
            sessions().add(new Session(new SessionId("s1"), ALICE, 0, now, now, now));
            database.run("delete from users where address = '" + ALICE + "'");
            assertThat(sessions().find(new SessionId("s1"))).isEmpty();
        }
    }
}
