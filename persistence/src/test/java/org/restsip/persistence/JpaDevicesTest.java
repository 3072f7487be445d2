package org.restsip.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.restsip.user.Device;
import org.restsip.user.DeviceCredential;
import org.restsip.user.DeviceId;
import org.restsip.user.Devices;
import org.restsip.user.DevicesContract;
import org.restsip.user.Users;

class JpaDevicesTest {

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
    abstract static class Kept extends DevicesContract {
        private static final DeviceCredential PHONE = new DeviceCredential(
                new Device(new DeviceId("d1"), ALICE, "phone", Instant.parse("2026-11-23T15:04:05Z")), "hunter2");

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
        protected Devices devices() {
            return devices(new SealingKey("a secret of the cluster"));
        }

        private Devices devices(SealingKey key) {
            return database.transactional(Devices.class, entities -> new JpaDevices(entities, key));
        }

        @Test
        void theSecretIsUnreadableInTheStore() throws SQLException {
            devices().add(PHONE, 10);
            try (var connection = database.source().getConnection();
                    var rows = connection.createStatement().executeQuery("select secret from devices")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).startsWith("1.").doesNotContain("hunter2");
            }
        }

        @Test
        void anotherKeyDoesNotOpenTheSecret() {
            devices().add(PHONE, 10);
            assertThatThrownBy(() -> devices(new SealingKey("another secret")).find(new DeviceId("d1")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("secret of the cluster");
        }

        @Test
        void devicesGoWithTheirOwner() {
            devices().add(PHONE, 10);
            database.run("delete from users where address = '" + ALICE + "'");
            assertThat(devices().find(new DeviceId("d1"))).isEmpty();
        }
    }
}
