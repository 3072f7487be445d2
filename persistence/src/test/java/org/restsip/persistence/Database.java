package org.restsip.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** A real, empty database, and what stands between it and an adapter when there is no container. */
final class Database implements AutoCloseable {
    private final DataSource source;
    private final AutoCloseable end;
    private final EntityManagerFactory factory;

    /** The products that the server runs on. */
    enum Product {
        H2 {
            @Override
            Database start() {
                return h2(Database.class.getClassLoader());
            }
        },
        H2_OF_PAYARA {
            @Override
            Database start() {
                return h2(PAYARAS_H2);
            }
        },
        POSTGRESQL {
            @Override
            Database start() {
                return postgres();
            }
        };

        abstract Database start();
    }

    private static final ClassLoader PAYARAS_H2 = payarasH2();

    private Database(DataSource source, AutoCloseable end) {
        this.source = source;
        this.end = end;
        factory = Persistence.createEntityManagerFactory(
                "restsip",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource",
                        "",
                        "jakarta.persistence.nonJtaDataSource",
                        source,
                        "eclipselink.session-name",
                        UUID.randomUUID().toString()));
    }

    DataSource source() {
        return source;
    }

    Database migrated() {
        new Schema(source).migrate();
        return this;
    }

    /** Takes all rows away. */
    Database emptied() {
        run("delete from users");
        return this;
    }

    void run(String sql) {
        try {
            execute(source, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The adapter of a port, every call of which is a transaction of its own, as it is of an EJB. */
    <P> P transactional(Class<P> port, Function<EntityManager, ? extends P> adapter) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            try (var entities = factory.createEntityManager()) {
                var transaction = entities.getTransaction();
                transaction.begin();
                try {
                    var answer = method.invoke(adapter.apply(entities), args);
                    transaction.commit();
                    return answer;
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                } finally {
                    if (transaction.isActive()) {
                        transaction.rollback();
                    }
                }
            }
        }));
    }

    @Override
    public void close() {
        factory.close();
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException("the database does not stop", e);
        }
    }

    private static Database h2(ClassLoader driver) {
        try {
            var type = driver.loadClass("org.h2.jdbcx.JdbcDataSource");
            var source = (DataSource) type.getConstructor().newInstance();
            type.getMethod("setURL", String.class)
                    .invoke(source, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return new Database(source, () -> execute(source, "shutdown"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no H2", e);
        }
    }

    private static Database postgres() {
        try {
            var name = "db" + UUID.randomUUID().toString().replace("-", "");
            var server = Postgres.SERVER;
            execute(server.getPostgresDatabase(), "create database " + name);
            return new Database(
                    server.getDatabase("postgres", name),
                    () -> execute(server.getPostgresDatabase(), "drop database " + name + " with (force)"));
        } catch (SQLException e) {
            throw new IllegalStateException("no PostgreSQL", e);
        }
    }

    /** One server for all tests: it takes seconds to start, and ends with the virtual machine. */
    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ClassLoader payarasH2() {
        try {
            var jar = Path.of("target", "databases", "h2-of-payara.jar").toUri().toURL();
            return new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
