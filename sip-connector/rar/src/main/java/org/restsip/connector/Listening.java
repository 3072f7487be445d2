package org.restsip.connector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.stack.ListenAddress;
import org.restsip.connector.stack.ListenAddress.Advertised;
import org.restsip.connector.stack.wire.Transport;

/**
 * Where to listen: either all that {@code sip.listeners} names, or one address with a port for each transport, TLS next to
 * {@code sip.port}, then WS, then WSS.
 */
final class Listening {
    private static final String HOST = "\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+";
    private static final Pattern LISTENER = Pattern.compile(
            "(\\w+)/(" + HOST + "):([0-9]{1,5})(?:\\s*;\\s*advertised=(" + HOST + ")(?::([0-9]{1,5}))?)?");

    private final boolean hasCertificate;

    /** @param hasCertificate whether there can be TLS */
    Listening(boolean hasCertificate) {
        this.hasCertificate = hasCertificate;
    }

    /** @throws IllegalArgumentException with a sentence for operators, if that cannot be */
    List<ListenAddress> addresses(@Nullable String host, @Nullable Integer port) {
        var listed = host == null && port == null ? Settings.text(null, "sip.listeners", "") : "";
        return listed.isEmpty() ? usual(host, Settings.number(port, "sip.port", 5060)) : parse(listed);
    }

    private List<ListenAddress> usual(@Nullable String host, int port) {
        var addresses = new ArrayList<ListenAddress>();
        for (var at : Settings.text(host, "sip.host", "127.0.0.1").split(",", -1)) {
            addresses.add(usual(Transport.UDP, at, port));
            addresses.add(usual(Transport.TCP, at, port));
            usual(Transport.TLS, at, "sip.tls.port", port + 1).ifPresent(addresses::add);
            usual(Transport.WS, at, "sip.ws.port", port + 2).ifPresent(addresses::add);
            usual(Transport.WSS, at, "sip.wss.port", port + 3).ifPresent(addresses::add);
        }
        return addresses;
    }

    private Optional<ListenAddress> usual(Transport transport, String host, String key, int otherwise) {
        var port = Settings.number(null, key, otherwise);
        return port == 0 || (transport.isSecure() && !hasCertificate)
                ? Optional.empty()
                : Optional.of(usual(transport, host, port));
    }

    private static ListenAddress usual(Transport transport, String host, int port) {
        var advertised = Settings.text(null, "sip.advertised-host", "");
        return new ListenAddress(
                transport.toString(),
                host.strip().replaceAll("[\\[\\]]", ""),
                port(port, transport.toString()),
                advertised.isEmpty() ? Optional.empty() : Optional.of(new Advertised(advertised, port)));
    }

    /** Such as {@code udp/[::]:5060;advertised=sip.example.com, tls/0.0.0.0:5061}. */
    List<ListenAddress> parse(String listeners) {
        return Arrays.stream(listeners.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(this::listener)
                .toList();
    }

    private ListenAddress listener(String text) {
        var parts = LISTENER.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "sip.listeners: \"" + text + "\" is not like udp/0.0.0.0:5060;advertised=sip.example.com:5060");
        }
        var transport = Transport.named(parts.group(1))
                .orElseThrow(() -> new IllegalArgumentException(
                        "sip.listeners: \"" + parts.group(1) + "\" is none of udp, tcp, tls, ws, wss"));
        if (transport.isSecure() && !hasCertificate) {
            throw new IllegalArgumentException("sip.listeners: " + transport
                    + " needs a certificate: sip.tls.keystore and sip.tls.keystore.password");
        }
        var port = port(Integer.parseInt(parts.group(3)), text);
        var advertised = Optional.ofNullable(parts.group(4))
                .map(host -> new Advertised(
                        host, advertisedPort(parts.group(5), text).orElse(port)));
        return new ListenAddress(transport.toString(), parts.group(2).replaceAll("[\\[\\]]", ""), port, advertised);
    }

    private static OptionalInt advertisedPort(@Nullable String text, String where) {
        return text == null ? OptionalInt.empty() : OptionalInt.of(port(Integer.parseInt(text), where));
    }

    private static int port(int port, String where) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a SIP listener (" + where + ") has a port that is none: " + port);
        }
        return port;
    }
}
