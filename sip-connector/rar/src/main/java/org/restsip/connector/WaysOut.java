package org.restsip.connector;

import jakarta.resource.spi.ResourceAdapterInternalException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.restsip.connector.stack.DomainNames;
import org.restsip.connector.stack.Outward;
import org.restsip.connector.stack.Zone;
import org.restsip.connector.stack.ZoneFile;

/** How requests find their way out, as the settings say. */
final class WaysOut {
    private WaysOut() {}

    static Outward configured() throws ResourceAdapterInternalException {
        try {
            return new Outward(
                    zone(),
                    Boolean.parseBoolean(Settings.text(null, "sip.dns.allow-private", "false")),
                    Settings.number(null, "sip.max-datagram", 1300));
        } catch (IOException e) {
            throw new ResourceAdapterInternalException("names cannot be looked up: " + e.getMessage(), e);
        }
    }

    private static Zone zone() throws IOException {
        var file = Settings.text(null, "sip.dns.zone-file", "");
        return file.isBlank() ? nameServers() : new ZoneFile(Path.of(file));
    }

    private static Zone nameServers() throws IOException {
        var timeout = Duration.ofSeconds(Settings.number(null, "sip.dns.timeout", 3));
        return new DomainNames(list(Settings.text(null, "sip.dns.servers", "")), timeout);
    }

    private static List<String> list(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
