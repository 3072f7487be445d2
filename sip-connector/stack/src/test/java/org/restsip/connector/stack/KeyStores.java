package org.restsip.connector.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.restsip.connector.stack.wire.Certificates.Store;

/** Certificates made by keytool, each vouching for itself. */
final class KeyStores {
    static final String PASSWORD = "secret";

    private KeyStores() {}

    /** @param names its subjectAltNames, as {@code dns:example.com,uri:sip:alice@example.com} */
    static Store make(Path file, String names) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "sip",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + names))
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IOException(said);
        }
        return new Store(file, PASSWORD);
    }

    static KeyStore open(Store store) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.file().toFile(), PASSWORD.toCharArray());
    }

    static X509Certificate certificate(Store store) throws IOException, GeneralSecurityException {
        return (X509Certificate) open(store).getCertificate("sip");
    }

    /** Of a client that trusts the one and is the other. */
    static SSLContext client(Store trusted, Store own) throws IOException, GeneralSecurityException {
        var vouchers = KeyStore.getInstance("PKCS12");
        vouchers.load(null, null);
        vouchers.setCertificateEntry("server", certificate(trusted));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(vouchers);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(open(own), PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
