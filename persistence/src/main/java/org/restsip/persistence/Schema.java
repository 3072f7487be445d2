package org.restsip.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database's schema up to date when the server starts. Nodes may start at once: one migrates and the others
 * wait.
 *
 * <p>On Open Liberty Flyway looks only into folders that have an empty file {@code flyway.location}.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Schema {

    /** Several connections are used at once, which Open Liberty would otherwise make one. */
    @Resource(lookup = "java:comp/DefaultDataSource", shareable = false)
    private DataSource database;

    @SuppressWarnings("NullAway.Init") // for the container
    public Schema() {}

    Schema(DataSource database) {
        this.database = database;
    }

    @PostConstruct
    void migrate() {
        try {
            SchemaLock.whileHeld(database, () -> flyway().migrate());
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be prepared", e);
        }
    }

    private Flyway flyway() {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                // the database may have tables of others, as Payara's default one does
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    /** Returns when the schema is there: the container does not finish this call, or any other, before. */
    @Lock(LockType.READ)
    public void await() {}
}
