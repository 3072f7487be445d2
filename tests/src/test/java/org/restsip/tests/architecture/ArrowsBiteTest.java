package org.restsip.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Each rule fails once: a small house beside the real one breaks every arrow, and every break is found. */
class ArrowsBiteTest {
    private static final String WRONG = ArrowsBiteTest.class.getPackageName() + ".wrong";
    private static final Arrows ARROWS = new Arrows(WRONG);
    private static final JavaClasses HOUSE = new ClassFileImporter().importPackages(WRONG);

    @Test
    void theCoreUsesItsOwnWordsAndAShortListOfOthers() {
        assertBroken(ARROWS.theCoreUsesItsOwnWordsAndAShortListOfOthers(), "UserAnswersHttp", "LoginKnowsSip");
    }

    @Test
    void nothingGoesInCircles() {
        assertBroken(ARROWS.nothingGoesInCircles(), "MessageKnowsCall");
    }

    @Test
    void partsOfSipGoInNoCircles() {
        assertBroken(ARROWS.partsOfSipGoInNoCircles(), "AuthKnowsDoor");
    }

    @Test
    void userUsesOnlyEvent() {
        assertBroken(ARROWS.userUsesOnlyEvent(), "UserKnowsLogin");
    }

    @Test
    void loginUsesOnlyUserAndEvent() {
        assertBroken(ARROWS.loginUsesOnlyUserAndEvent(), "LoginKnowsMessage");
    }

    @Test
    void mailboxUsesOnlyUserAndEvent() {
        assertBroken(ARROWS.mailboxUsesOnlyUserAndEvent(), "MailboxKnowsMessage");
    }

    @Test
    void messageDoesNotUseCall() {
        assertBroken(ARROWS.messageDoesNotUseCall(), "MessageKnowsCall");
    }

    @Test
    void traceUsesOnlyUserAndEvent() {
        assertBroken(ARROWS.traceUsesOnlyUserAndEvent(), "TraceKnowsMessage");
    }

    @Test
    void eventUsesNone() {
        assertBroken(ARROWS.eventUsesNone(), "EventKnowsUser");
    }

    @Test
    void theConnectorKnowsNothingOfTheProduct() {
        assertBroken(ARROWS.theConnectorKnowsNothingOfTheProduct(), "ConnectorKnowsUser");
    }

    @Test
    void onlyTheSipEdgeKnowsTheConnector() {
        assertBroken(ARROWS.onlyTheSipEdgeKnowsTheConnector(), "RestKnowsConnector");
    }

    @Test
    void onlyTheStackSeesJainSip() {
        assertBroken(ARROWS.onlyTheStackSeesJainSip(), "SipSeesJain");
    }

    @Test
    void onlyTheClusterSeesHazelcast() {
        assertBroken(ARROWS.onlyTheClusterSeesHazelcast(), "ServerSeesHazelcast");
    }

    @Test
    void onlyPersistenceSeesTheDatabase() {
        assertBroken(ARROWS.onlyPersistenceSeesTheDatabase(), "RestReadsTables");
    }

    @Test
    void onlyRestSeesHttp() {
        assertBroken(ARROWS.onlyRestSeesHttp(), "UserAnswersHttp");
    }

    @Test
    void restKnowsNeitherSipNorWhatKeepsState() {
        assertBroken(ARROWS.restKnowsNeitherSipNorWhatKeepsState(), "RestKnowsSip", "RestKnowsPersistence");
    }

    @Test
    void sipKnowsNeitherRestNorWhatKeepsState() {
        assertBroken(ARROWS.sipKnowsNeitherRestNorWhatKeepsState(), "SipKnowsRest", "SipKnowsCluster");
    }

    @Test
    void persistenceKnowsOnlyTheCore() {
        assertBroken(ARROWS.persistenceKnowsOnlyTheCore(), "PersistenceKnowsCluster");
    }

    @Test
    void theClusterKnowsOnlyTheCore() {
        assertBroken(ARROWS.theClusterKnowsOnlyTheCore(), "ClusterKnowsRest");
    }

    @Test
    void entitiesStayInTheirPackage() {
        assertBroken(ARROWS.entitiesStayInTheirPackage(), "PublicRow");
    }

    @Test
    void namesSayWhatAThingIs() {
        assertBroken(ARROWS.namesSayWhatAThingIs(), "LoginManager", "DefaultClock");
    }

    @Test
    void everyPackageIsNullMarked() {
        assertBroken(ARROWS.everyPackageIsNullMarked(), "Unmarked");
    }

    private static void assertBroken(ArchRule rule, String... by) {
        assertThat(rule.evaluate(HOUSE).getFailureReport().toString()).contains(by);
    }
}
