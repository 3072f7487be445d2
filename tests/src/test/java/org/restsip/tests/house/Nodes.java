package org.restsip.tests.house;

import java.util.HashMap;
import java.util.Map;

/** The nodes that the journeys share. Each is started when it is first asked for, and only then. */
public final class Nodes {
    private static final int APART = 100;

    private Nodes() {}

    private static final class Shared {
        private static final Database DATABASE = Database.start("nodes-data");
        private static final String PASSWORD = Secrets.random();
        private static final String CLUSTER_SECRET = Secrets.random();
        private static final String AUTH_SECRET = Secrets.random();
        private static final String ADMIN = "admin@" + Server.DOMAIN;
        private static final String ADMIN_PASSWORD = Secrets.random();
        private static final Node ONE = node(1, Map.of()).start().awaitReady();
    }

    private static final class Second {
        private static final Node TWO = node(2, Map.of()).start().awaitReady();
    }

    public static Node one() {
        return Shared.ONE;
    }

    /** In one cluster with the first. */
    public static Node two() {
        var unused = Shared.ONE;
        return Second.TWO;
    }

    /** One that stands alone, with a database of its own and no secrets but those given. */
    public static Node alone(int number, Map<String, String> settings) {
        var all = new HashMap<>(common(number));
        all.put("CLUSTER_NAME", "restsip-tests-alone-" + number);
        all.put("CLUSTER_MEMBERS", "127.0.0.1:" + port("cluster.port", number));
        all.putAll(settings);
        return new Node("node-" + number, server(number), all);
    }

    /** One that stands alone, with a database that outlives it: what {@link Node#start} begins anew is the node. */
    public static Node aloneWithDatabase(int number) {
        var password = Secrets.random();
        return alone(
                number,
                Map.of(
                        "DB_URL", Database.start("alone-data-" + number).url(),
                        "DB_USER", "restsip",
                        "DB_PASSWORD", password,
                        "AUTH_SECRET", Secrets.random(),
                        "CLUSTER_SECRET", Secrets.random()));
    }

    /** The server that is under test by port properties, whoever started it. */
    public static Server server(int number) {
        return new Server(port("http.port", number), port("sip.port", number));
    }

    /** The administrator of the nodes that the journeys share, as a client of that one. */
    public static Web admin(Server server) {
        return server.as(Shared.ADMIN, Shared.ADMIN_PASSWORD);
    }

    public static void requireFree() {
        Ports.requireFree(server(1).httpPort(), server(1).sipPort());
    }

    /** Where users last for seconds what lasts for minutes. */
    public static Map<String, String> shortLives() {
        return Map.of("LOGIN_MIN_EXPIRES", "2", "SIP_EVENT_MIN_EXPIRES", "2");
    }

    private static Node node(int number, Map<String, String> settings) {
        var all = new HashMap<>(common(number));
        all.putAll(shortLives());
        all.put("CLUSTER_NAME", "restsip-tests");
        all.put("CLUSTER_MEMBERS", "127.0.0.1:" + port("cluster.port", 1) + ",127.0.0.1:" + port("cluster.port", 2));
        all.put("CLUSTER_SECRET", Shared.CLUSTER_SECRET);
        all.put("AUTH_SECRET", Shared.AUTH_SECRET);
        all.put("DB_URL", Shared.DATABASE.url());
        all.put("DB_USER", "restsip");
        all.put("DB_PASSWORD", Shared.PASSWORD);
        all.put("AUTH_ADMIN", Shared.ADMIN);
        all.put("AUTH_ADMIN_PASSWORD", Shared.ADMIN_PASSWORD);
        all.putAll(SipCertificate.settings());
        all.putAll(OtherDomain.settings(server(number)));
        all.putAll(settings);
        return new Node("node-" + number, server(number), all);
    }

    private static Map<String, String> common(int number) {
        return Map.of("CLUSTER_PORT", Integer.toString(port("cluster.port", number)));
    }

    private static int port(String key, int number) {
        return Integer.getInteger(key, 0) + APART * (number - 1);
    }
}
