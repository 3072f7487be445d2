package org.restsip.connector.stack.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.restsip.connector.api.PeerCertificate;

/**
 * Who we are, and whom we trust, from key store files. Written anew, a file counts from the next connection on; one that
 * cannot be read does not, and is complained of once.
 */
public final class Certificates {
    private static final System.Logger LOG = System.getLogger(Certificates.class.getName());
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int URI = 6;
    private static final int DNS = 2;

    /**
     * A key store, PKCS12 or JKS.
     *
     * @param file     where it is
     * @param password opens it, and the keys in it
     */
    public record Store(Path file, String password) {
        KeyStore open() throws IOException, GeneralSecurityException {
            return KeyStore.getInstance(file.toFile(), password.toCharArray());
        }

        FileTime written() {
            try {
                return Files.getLastModifiedTime(file);
            } catch (IOException e) {
                return FileTime.fromMillis(0);
            }
        }
    }

    private final Store own;
    private final Optional<Store> trusted;
    private SSLContext context;
    private List<FileTime> read;
    private long looked = System.nanoTime();

    /**
     * @param own     our certificate and its key
     * @param trusted who may vouch for those who show a certificate; empty: nobody is asked for one, and whom we call has to
     *                have one that the Java platform trusts
     * @throws IOException if they cannot be read; with a reason for people
     */
    public Certificates(Store own, Optional<Store> trusted) throws IOException {
        this.own = own;
        this.trusted = trusted;
        this.read = written();
        this.context = load();
    }

    private List<FileTime> written() {
        return trusted.map(store -> List.of(own.written(), store.written())).orElse(List.of(own.written()));
    }

    private SSLContext load() throws IOException {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(), own.password().toCharArray());
            var loaded = SSLContext.getInstance("TLS");
            loaded.init(keys.getKeyManagers(), trustManagers(), null);
            return loaded;
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException("the key store " + own.file() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private KeyStore keyStore() throws IOException, GeneralSecurityException {
        var store = own.open();
        for (var alias : java.util.Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return store;
            }
        }
        throw new IOException("it holds no key");
    }

    @SuppressWarnings("NullAway") // null stands for what the platform trusts
    private TrustManager[] trustManagers() throws IOException, GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted.isPresent() ? trusted.get().open() : null);
        return factory.getTrustManagers();
    }

    private synchronized SSLContext current() {
        if (System.nanoTime() - looked > LOOK_EVERY_NANOS) {
            looked = System.nanoTime();
            reloadIfWritten();
        }
        return context;
    }

    private void reloadIfWritten() {
        var now = written();
        if (now.equals(read)) {
            return;
        }
        read = now;
        try {
            context = load();
            LOG.log(Level.INFO, "SIP uses the new certificate in {0}", own.file());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "SIP goes on with its old certificate: {0}", e.getMessage());
        }
    }

    /** Shakes hands with who has connected. */
    Socket accept(Socket socket) throws IOException {
        var secured = (SSLSocket) current().getSocketFactory().createSocket(socket, null, true);
        secured.setEnabledProtocols(PROTOCOLS);
        secured.setWantClientAuth(trusted.isPresent());
        secured.startHandshake();
        return secured;
    }

    /** Shakes hands with whom we have called, who has to prove that name (RFC 5922, section 7.2). */
    Socket connect(Socket socket, String name) throws IOException {
        var secured = (SSLSocket) current().getSocketFactory().createSocket(socket, name, socket.getPort(), true);
        secured.setEnabledProtocols(PROTOCOLS);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** What the other side has proved to be. */
    static Optional<PeerCertificate> of(SSLSession session) {
        try {
            var certificate = (X509Certificate) session.getPeerCertificates()[0];
            var fingerprint = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Optional.of(new PeerCertificate(
                    names(certificate, URI),
                    names(certificate, DNS),
                    HexFormat.of().formatHex(fingerprint)));
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException("a certificate that cannot be read", e));
        }
    }

    private static Set<String> names(X509Certificate certificate, int kind) throws GeneralSecurityException {
        var names = new HashSet<String>();
        for (var name :
                Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of())) {
            if (isOf(name, kind)) {
                var text = String.valueOf(List.copyOf(name).get(1));
                names.add(kind == DNS ? text.toLowerCase(Locale.ROOT) : text);
            }
        }
        return names;
    }

    private static boolean isOf(Collection<?> name, int kind) {
        return name.iterator().next() instanceof Integer written && written == kind;
    }
}
