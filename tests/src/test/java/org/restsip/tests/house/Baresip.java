package org.restsip.tests.house;

import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real softphone: baresip, without sound, on loopback. */
public final class Baresip implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path folder;
    private final int control;
    private final Process process;

    private Baresip(Path folder, int control, Process process) {
        this.folder = folder;
        this.control = control;
        this.process = process;
    }

    /**
     * Starts it with one account, which it registers at once, and one contact to write to, whose presence it watches.
     *
     * @param transport {@code udp}, {@code tcp} or {@code tls}
     */
    public static Baresip start(Server server, User user, User friend, String transport) {
        var control = Ports.free();
        var folder = Folders.fresh(Folders.target("baresip").resolve(user.local()));
        try {
            Files.writeString(folder.resolve("config"), """
                    sip_listen %1$s:%2$d
                    sip_verify_server no
                    net_interface %1$s
                    module_path %3$s
                    module_app account.so
                    module_app contact.so
                    module_app ctrl_tcp.so
                    module_app menu.so
                    module_app presence.so
                    ctrl_tcp_listen %1$s:%4$d
                    """.formatted(Server.HOST, Ports.free(), modules(), control));
            Files.writeString(
                    folder.resolve("accounts"),
                    "<sip:%s>;auth_user=%s;auth_pass=%s;outbound=\"sip:%s:%d;transport=%s\";regint=600\n"
                            .formatted(
                                    user.address(),
                                    user.device(),
                                    user.secret(),
                                    Server.HOST,
                                    server.sipPort(transport),
                                    transport));
            Files.writeString(
                    folder.resolve("contacts"), "\"Friend\" <sip:%s>;presence=p2p\n".formatted(friend.address()));
            Files.writeString(folder.resolve("current_contact"), "sip:%s".formatted(friend.address()));
            var process = new ProcessBuilder("baresip", "-v", "-s", "-f", folder.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.log").toFile())
                    .start();
            return new Baresip(folder, control, process);
        } catch (IOException e) {
            throw new UncheckedIOException("baresip could not be started: is it installed?", e);
        }
    }

    /** Waits until it has shown that text. */
    public void awaitShown(String text) {
        await("baresip shows " + text).atMost(PATIENCE).until(() -> output().contains(text));
    }

    /** Writes to its contact, by the command of its menu. */
    public void message(String text) {
        command("message", text);
    }

    /** Quits as its user does, which unregisters it. */
    public void quit() {
        command("quit", "");
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("baresip does not quit: " + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public String output() {
        try {
            return new String(Files.readAllBytes(folder.resolve("output.log")), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON in a netstring, as its module ctrl_tcp wants it. */
    private void command(String name, String parameters) {
        var json = Json.createObjectBuilder()
                .add("command", name)
                .add("params", parameters)
                .build()
                .toString();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), control)) {
            socket.getOutputStream().write((json.length() + ":" + json + ",").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.setSoTimeout((int) PATIENCE.toMillis());
            if (socket.getInputStream().read() < 0 && process.isAlive() && !name.equals("quit")) {
                throw new AssertionError("baresip did not take " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path modules() throws IOException {
        try (var libraries =
                Files.find(Path.of("/usr/lib"), 3, (path, attributes) -> path.endsWith("baresip/modules/account.so"))) {
            return libraries.findFirst().map(Path::getParent).orElseGet(() -> Path.of("/usr/lib/baresip/modules"));
        }
    }
}
