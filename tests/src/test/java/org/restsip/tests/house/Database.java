package org.restsip.tests.house;

import java.sql.SQLException;
import org.h2.tools.Server;

/** An H2 that several nodes share, so that any of them may die. */
public final class Database {
    private static final String KEY = Secrets.random();

    private final Server server;

    private Database(Server server) {
        this.server = server;
    }

    /** In this JVM, on loopback, with its file under that folder name of target. */
    static Database start(String name) {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        try {
            var folder = Folders.fresh(Folders.target(name));
            var server = Server.createTcpServer(
                    "-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString(), "-key", KEY, "restsip");
            return new Database(server.start());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/" + KEY;
    }

    void stop() {
        server.stop();
    }
}
