package org.restsip.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database answers within two seconds, the wait for a connection included. A database
 * that hangs costs one thread, however often it is asked for.
 */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {
    private static final Logger LOG = System.getLogger(DatabaseHealth.class.getName());

    private final Duration patience;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource database;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService", type = ManagedExecutorService.class)
    private ExecutorService executor;

    private Future<Boolean> question = CompletableFuture.completedFuture(false);

    @SuppressWarnings("NullAway.Init") // for the container
    public DatabaseHealth() {
        patience = Duration.ofSeconds(2);
    }

    DatabaseHealth(DataSource database, ExecutorService executor, Duration patience) {
        this.database = database;
        this.executor = executor;
        this.patience = patience;
    }

    @Override
    public HealthCheckResponse call() {
        return new HealthCheckResponse("database", answers() ? Status.UP : Status.DOWN, Optional.empty());
    }

    private boolean answers() {
        try {
            return ask().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
            LOG.log(Level.WARNING, "the database does not answer", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized Future<Boolean> ask() {
        if (question.isDone()) {
            question = executor.submit(this::isValid);
        }
        return question;
    }

    private boolean isValid() throws SQLException {
        try (var connection = database.getConnection()) {
            return connection.isValid((int) Math.max(1, patience.toSeconds()));
        }
    }
}
