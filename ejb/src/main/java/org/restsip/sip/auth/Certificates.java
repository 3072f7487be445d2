package org.restsip.sip.auth;

import java.util.Locale;
import java.util.Optional;
import org.restsip.connector.api.SipRequest;
import org.restsip.server.Settings;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.DeviceLogin;

/**
 * Users who need no digest, because the TLS certificate of their phone names them, as {@code sip:alice@example.com} (RFC 5922,
 * section 7.1). Only if the operator says so: whoever issues certificates that are trusted could name any user.
 */
final class Certificates {
    private final DeviceLogin devices;
    private final boolean prove;

    Certificates(DeviceLogin devices, Settings settings) {
        this.devices = devices;
        this.prove = settings.flag("sip.auth.certificates");
    }

    /** The user that the request claims to come from, if the certificate of its connection says so too. */
    Optional<Caller> prove(SipRequest request, Optional<Aor> claimed) {
        return prove ? claimed.filter(aor -> isNamed(aor, request)).flatMap(devices::vouchedFor) : Optional.empty();
    }

    private static boolean isNamed(Aor aor, SipRequest request) {
        return request.peerCertificate().stream()
                .flatMap(certificate -> certificate.uris().stream())
                .map(uri -> uri.toLowerCase(Locale.ROOT))
                .anyMatch(uri -> uri.equals("sip:" + aor) || uri.equals("sips:" + aor));
    }
}
