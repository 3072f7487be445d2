package org.restsip.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * A domain that is not ours, with two servers on the loopback; the nodes of the journeys find them by its names. Nobody
 * listens at the first one.
 */
public final class OtherDomain {
    public static final String NAME = "other.example";

    private static final int DEAF = Ports.free();
    private static final int PORT = Ports.free();

    private OtherDomain() {}

    /** Where its second server is to listen. */
    public static int port() {
        return PORT;
    }

    /** What a node has to be told to find it; and a domain that leads back to the node. */
    static Map<String, String> settings(Server node) {
        var zone = """
                $TTL 60
                other.example.            IN NAPTR 10 10 "s" "SIP+D2T" "" _sip._tcp.other.example.
                other.example.            IN NAPTR 20 10 "s" "SIP+D2U" "" _sip._udp.other.example.
                _sip._tcp.other.example.  IN SRV 10 0 %d sip.other.example.
                _sip._udp.other.example.  IN SRV 10 0 %d sip.other.example.
                sip.other.example.        IN A 127.0.0.1
                _sip._udp.mirror.example. IN SRV 10 0 %d sip.other.example.
                """.formatted(DEAF, PORT, node.sipPort());
        try {
            var folder = Files.createDirectories(Folders.target("zones"));
            var file = Files.writeString(folder.resolve("zone-" + node.sipPort()), zone);
            return Map.of("SIP_DNS_ZONE_FILE", file.toString(), "SIP_DNS_ALLOW_PRIVATE", "true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
