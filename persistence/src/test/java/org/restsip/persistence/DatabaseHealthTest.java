package org.restsip.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseHealthTest {
    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration IMPATIENT = Duration.ofMillis(50);

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void aDatabaseThatAnswersIsReady() {
        try (var database = Database.Product.H2.start()) {
            assertThat(status(new DatabaseHealth(database.source(), executor, PATIENT)))
                    .isEqualTo(Status.UP);
        }
    }

    @Test
    void aDatabaseThatRefusesIsNotReady() {
        var refusing = source(() -> {
            throw new SQLTransientConnectionException("the database is starting up");
        });
        assertThat(status(new DatabaseHealth(refusing, executor, PATIENT))).isEqualTo(Status.DOWN);
    }

    @Test
    void aDatabaseThatHangsIsNotReadyAndCostsOneThread() {
        var asked = new AtomicInteger();
        var hanging = new CountDownLatch(1);
        try (var database = Database.Product.H2.start()) {
            var source = source(() -> {
                asked.incrementAndGet();
                hanging.await();
                return database.source().getConnection();
            });
            var health = new DatabaseHealth(source, executor, IMPATIENT);
            assertThat(status(health)).isEqualTo(Status.DOWN);
            assertThat(status(health)).isEqualTo(Status.DOWN);
            assertThat(asked).hasValue(1);

            hanging.countDown();
            await().until(() -> status(health) == Status.UP);
        }
    }

    private static Status status(DatabaseHealth health) {
        return health.call().getStatus();
    }

    private static DataSource source(Callable<Connection> connections) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    if (method.getName().equals("getConnection")) {
                        return connections.call();
                    }
                    throw new SQLException(method.getName() + " was not expected");
                });
    }
}
