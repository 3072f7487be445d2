package org.restsip.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A certificate for SIP over TLS, which vouches for itself and is made once for all servers of the tests. */
final class SipCertificate {
    private static final String PASSWORD = Secrets.random();
    private static final Path FILE = make();

    private SipCertificate() {}

    /** What a server is to be told to use it. */
    static Map<String, String> settings() {
        return Map.of("SIP_TLS_KEYSTORE", FILE.toString(), "SIP_TLS_KEYSTORE_PASSWORD", PASSWORD);
    }

    private static Path make() {
        var file = Folders.fresh(Folders.target("certificate")).resolve("sip.p12");
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                "PASSWORD",
                "-alias",
                "sip",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-dname",
                "CN=" + Server.DOMAIN,
                "-ext",
                "san=dns:" + Server.DOMAIN + ",ip:" + Server.HOST);
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(file.resolveSibling("keytool.log").toFile());
            builder.environment().put("PASSWORD", PASSWORD);
            if (builder.start().waitFor() != 0) {
                throw new AssertionError("keytool made no certificate, see " + file.getParent());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
