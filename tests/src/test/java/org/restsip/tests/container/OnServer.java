package org.restsip.tests.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.restsip.tests.house.Folders;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Payara;

/** Makes ready what Arquillian expects: a server to start on Liberty, a running domain on Payara. */
public final class OnServer implements BeforeAllCallback {
    private static final List<String> FILES = List.of("restsip.xml", "server.env", "jvm.options");

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OnServer.class))
                .getOrComputeIfAbsent("server", key -> prepare());
    }

    private static Boolean prepare() {
        switch (System.getProperty("arquillian.launch", "")) {
            case "liberty" -> {
                Nodes.requireFree();
                layOutLiberty();
            }
            case "payara" -> {
                Nodes.requireFree();
                Payara.start();
            }
            default -> {} // inside the container, where the tests are run once more
        }
        return true;
    }

    private static void layOutLiberty() {
        var folder = Folders.fresh(Folders.target("arquillian")).resolve("servers/restsip");
        var from = Folders.ear("src/main/liberty");
        try {
            Files.createDirectories(folder);
            for (var file : FILES) {
                Files.copy(from.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.copy(from.resolve("arquillian/server.xml"), folder.resolve("server.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
