package org.restsip.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Held by the one node that may change the schema; the others wait for it. Flyway has a lock of its own, but it
 * looks around and makes its table before it takes it, and on H2 every change of the schema gives it up. This one
 * ends with its connection, so a node that dies holds up nobody.
 */
final class SchemaLock {
    /** Any number will do that nobody else takes: this one is "RestSIP" in ASCII. */
    private static final List<String> ON_POSTGRESQL = List.of("select pg_advisory_xact_lock(23192494637533520)");

    /** A row that is never committed: whoever would insert it too has to wait, here for a minute. */
    private static final List<String> ON_H2 = List.of(
            "create table if not exists schema_lock (id int primary key)",
            "set @patience = lock_timeout()",
            "set lock_timeout 60000",
            "merge into schema_lock key (id) values (1)",
            "set lock_timeout @patience");

    private SchemaLock() {}

    /** Waits for the lock and changes the schema. */
    static void whileHeld(DataSource database, Runnable change) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                take(connection);
                change.run();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void take(Connection connection) throws SQLException {
        var product = connection.getMetaData().getDatabaseProductName();
        try (var statement = connection.createStatement()) {
            for (var step : product.equals("H2") ? ON_H2 : ON_POSTGRESQL) {
                statement.execute(step);
            }
        }
    }
}
