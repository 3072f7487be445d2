package org.restsip.tests.container;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ArchivePaths;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.restsip.tests.house.Folders;
import org.restsip.tests.house.Payara;

/** The EAR that the build made. */
final class Ear {
    private static final ArchivePath DESCRIPTOR = ArchivePaths.create("META-INF/application.xml");
    private static final ArchivePath STORE =
            ArchivePaths.create("WEB-INF/classes/org/restsip/rest/security/AccountStore.class");

    private Ear() {}

    static EnterpriseArchive asItIs() {
        return ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, Folders.ear("target/restsip.ear").toFile());
    }

    /**
     * With one more web application beside ours, in which these tests run: in ours the gate would ask them who they are.
     * It has the identity store of ours, because a web application's beans are its own.
     */
    static EnterpriseArchive withTests(Class<?>... tests) {
        var ear = asItIs();
        var rest = ear.getAsType(WebArchive.class, "rest.war");
        var war = ShrinkWrap.create(WebArchive.class, "tests.war")
                .addClasses(tests)
                .addClasses(Anybody.class, OnServer.class, Payara.class, Folders.class)
                .addAsLibraries(jarOf(Assertions.class))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .add(rest.get(STORE).getAsset(), STORE);
        ear.addAsModule(Testable.archiveToTest(war));
        var module = "<module><web><web-uri>tests.war</web-uri><context-root>/tests</context-root></web></module>";
        ear.delete(DESCRIPTOR);
        ear.add(
                new StringAsset(descriptor(asItIs()).replaceFirst("(?=<library-directory>|</application>)", module)),
                DESCRIPTOR);
        return ear;
    }

    private static String descriptor(Archive<?> ear) {
        try (var reader = new BufferedReader(
                new InputStreamReader(ear.get(DESCRIPTOR).getAsset().openStream(), StandardCharsets.UTF_8))) {
            return reader.lines().collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
