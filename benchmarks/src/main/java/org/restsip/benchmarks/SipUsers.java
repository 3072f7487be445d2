package org.restsip.benchmarks;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts users with a phone each into the database: copies of one that signed up, with one secret for all phones, sealed as the
 * product seals it.
 *
 * <p>Run from its source: {@code java -cp h2.jar SipUsers.java URL USER PASSWORD AUTH_SECRET PHONE_SECRET COUNT}.
 */
public final class SipUsers {
    private static final String VERSION = "1.";

    private SipUsers() {}

    public static void main(String[] arguments) throws Exception {
        try (var database = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
            var count = Integer.parseInt(arguments[5]);
            database.setAutoCommit(false);
            addUsers(database, count);
            addPhones(database, key(arguments[3]), arguments[4], count);
            database.commit();
        }
    }

    private static void addUsers(Connection database, int count) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("create table copies as select pattern.*, number.x as number from users pattern,"
                    + " system_range(0, " + (count - 1)
                    + ") number where pattern.address = 'pattern@bench.local'");
            statement.execute("update copies set id = 'ubench' || number,"
                    + " address = 'u' || lpad(number, 6, '0') || '@bench.local'");
            statement.execute("alter table copies drop column number");
            statement.execute("insert into users select * from copies");
            statement.execute("drop table copies");
        }
    }

    private static void addPhones(Connection database, byte[] key, String secret, int count) throws Exception {
        try (var insert = database.prepareStatement(
                "insert into devices (id, owner_id, name, secret, created) values (?, ?, 'phone', ?, 0)")) {
            for (var number = 0; number < count; number++) {
                insert.setString(1, "dbench" + number);
                insert.setString(2, "ubench" + number);
                insert.setString(3, sealed(key, "dbench" + number, secret));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** AES-256-GCM, bound to the device's id; see DeviceSeal. The nonce may be the same in a benchmark. */
    private static String sealed(byte[] key, String device, String secret) throws Exception {
        var nonce = Arrays.copyOf(device.getBytes(StandardCharsets.US_ASCII), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD((VERSION + device).getBytes(StandardCharsets.UTF_8));
        var text = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        var both = Arrays.copyOf(nonce, nonce.length + text.length);
        System.arraycopy(text, 0, both, nonce.length, text.length);
        return VERSION + Base64.getEncoder().encodeToString(both);
    }

    /** HKDF with SHA-256 (RFC 5869), without salt, for one block. */
    private static byte[] key(String secret) throws Exception {
        var extracted = mac(new byte[32], secret.getBytes(StandardCharsets.UTF_8));
        return mac(extracted, "restsip device secrets\u0001".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, byte[] text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }
}
