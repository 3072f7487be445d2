package org.restsip.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {
    private static final int FILES = files();

    @ParameterizedTest
    @EnumSource
    void aSecondStartChangesNothing(Database.Product product) throws SQLException {
        try (var database = product.start().migrated().migrated()) {
            assertThat(migrations(database)).isEqualTo(FILES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodesThatStartAtOnceMigrateOnce(Database.Product product) throws Exception {
        var nodes = 4;
        var start = new CyclicBarrier(nodes);
        var threads = Executors.newFixedThreadPool(nodes);
        try (var database = product.start()) {
            Callable<Database> node = () -> {
                start.await(10, TimeUnit.SECONDS);
                return database.migrated();
            };
            for (var started : threads.invokeAll(Collections.nCopies(nodes, node))) {
                started.get();
            }
            assertThat(migrations(database)).isEqualTo(FILES);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tablesOfOthersStayInTheSameDatabase(Database.Product product) throws SQLException {
        try (var database = product.start()) {
            database.run("create table somebody_elses (id int)");
            database.migrated();
            database.run("insert into somebody_elses values (1)");
            assertThat(migrations(database)).isEqualTo(FILES);
        }
    }

    private static int files() {
        var folder = Path.of("target", "classes", "db", "migration");
        return Objects.requireNonNull(folder.toFile().list((dir, name) -> name.endsWith(".sql"))).length;
    }

    private static int migrations(Database database) throws SQLException {
        try (var connection = database.source().getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from \"flyway_schema_history\" where \"type\" = 'SQL'"
                                + " and \"success\" = true")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
