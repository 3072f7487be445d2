package org.restsip.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house as it is built. Its classes are read from the modules' folders: some are in no jar that tests could see. */
class ArrowsTest {
    private static final Arrows ARROWS = new Arrows("org.restsip");
    private static final String[] MODULES = {
        "ejb", "persistence", "cluster-config", "rest", "sip-connector/api", "sip-connector/stack", "sip-connector/rar"
    };

    private static JavaClasses house = new ClassFileImporter().importClasses();

    @BeforeAll
    static void read() {
        var folders = Stream.of(MODULES)
                .map(module -> Path.of("..", module, "target", "classes"))
                .toList();
        assertThat(folders).allMatch(Files::isDirectory);
        house = new ClassFileImporter().importPaths(folders);
    }

    @Test
    void theWholeHouseIsLookedAt() {
        assertThat(house.stream().map(found -> found.getPackageName()))
                .contains(
                        "org.restsip",
                        "org.restsip.user",
                        "org.restsip.mailbox",
                        "org.restsip.login",
                        "org.restsip.call",
                        "org.restsip.message",
                        "org.restsip.event",
                        "org.restsip.trace",
                        "org.restsip.sip",
                        "org.restsip.server",
                        "org.restsip.rest",
                        "org.restsip.persistence",
                        "org.restsip.cluster",
                        "org.restsip.connector.api",
                        "org.restsip.connector.stack",
                        "org.restsip.connector.inbound");
    }

    @Test
    void theCoreUsesItsOwnWordsAndAShortListOfOthers() {
        ARROWS.theCoreUsesItsOwnWordsAndAShortListOfOthers().check(house);
    }

    @Test
    void nothingGoesInCircles() {
        ARROWS.nothingGoesInCircles().check(house);
    }

    @Test
    void partsOfSipGoInNoCircles() {
        ARROWS.partsOfSipGoInNoCircles().check(house);
    }

    @Test
    void userUsesOnlyEvent() {
        ARROWS.userUsesOnlyEvent().check(house);
    }

    @Test
    void loginUsesOnlyUserAndEvent() {
        ARROWS.loginUsesOnlyUserAndEvent().check(house);
    }

    @Test
    void mailboxUsesOnlyUserAndEvent() {
        ARROWS.mailboxUsesOnlyUserAndEvent().check(house);
    }

    @Test
    void messageDoesNotUseCall() {
        ARROWS.messageDoesNotUseCall().check(house);
    }

    @Test
    void traceUsesOnlyUserAndEvent() {
        ARROWS.traceUsesOnlyUserAndEvent().check(house);
    }

    @Test
    void eventUsesNone() {
        ARROWS.eventUsesNone().check(house);
    }

    @Test
    void theConnectorKnowsNothingOfTheProduct() {
        ARROWS.theConnectorKnowsNothingOfTheProduct().check(house);
    }

    @Test
    void onlyTheSipEdgeKnowsTheConnector() {
        ARROWS.onlyTheSipEdgeKnowsTheConnector().check(house);
    }

    @Test
    void onlyTheStackSeesJainSip() {
        ARROWS.onlyTheStackSeesJainSip().check(house);
    }

    @Test
    void onlyTheClusterSeesHazelcast() {
        ARROWS.onlyTheClusterSeesHazelcast().check(house);
    }

    @Test
    void onlyPersistenceSeesTheDatabase() {
        ARROWS.onlyPersistenceSeesTheDatabase().check(house);
    }

    @Test
    void onlyRestSeesHttp() {
        ARROWS.onlyRestSeesHttp().check(house);
    }

    @Test
    void restKnowsNeitherSipNorWhatKeepsState() {
        ARROWS.restKnowsNeitherSipNorWhatKeepsState().check(house);
    }

    @Test
    void sipKnowsNeitherRestNorWhatKeepsState() {
        ARROWS.sipKnowsNeitherRestNorWhatKeepsState().check(house);
    }

    @Test
    void persistenceKnowsOnlyTheCore() {
        ARROWS.persistenceKnowsOnlyTheCore().check(house);
    }

    @Test
    void theClusterKnowsOnlyTheCore() {
        ARROWS.theClusterKnowsOnlyTheCore().check(house);
    }

    @Test
    void entitiesStayInTheirPackage() {
        ARROWS.entitiesStayInTheirPackage().check(house);
    }

    @Test
    void namesSayWhatAThingIs() {
        ARROWS.namesSayWhatAThingIs().check(house);
    }

    @Test
    void everyPackageIsNullMarked() {
        ARROWS.everyPackageIsNullMarked().check(house);
    }
}
