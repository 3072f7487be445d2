package org.restsip.persistence;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.restsip.user.Aor;
import org.restsip.user.Role;
import org.restsip.user.Users;
import org.restsip.user.UsersContract;

class JpaUsersTest {

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
    abstract static class Kept extends UsersContract {
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
            database.emptied();
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
        protected void grant(Aor aor, Role role) {
            database.run("insert into user_roles (user_id, role) select id, '" + role + "' from users where address = '"
                    + aor + "'");
        }
    }
}
