package org.restsip.tests.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The arrows that the architecture draws.
 *
 * @param root the package under which the house stands
 */
record Arrows(String root) {
    private static final String[] OTHER_WORDS_OF_THE_CORE = {
        "java..",
        "javax.crypto..",
        "jakarta.ejb..",
        "jakarta.inject..",
        "jakarta.annotation..",
        "jakarta.enterprise..",
        "org.jspecify.."
    };

    ArchRule theCoreUsesItsOwnWordsAndAShortListOfOthers() {
        var allowed = Stream.concat(Stream.of(core()), Stream.of(OTHER_WORDS_OF_THE_CORE));
        return classes()
                .that()
                .resideInAnyPackage(core())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new));
    }

    ArchRule nothingGoesInCircles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** What all parts of the SIP edge share knows none of them, and they do not know each other in circles. */
    ArchRule partsOfSipGoInNoCircles() {
        return slices().assignedFrom(partsOf(root + ".sip")).should().beFreeOfCycles();
    }

    private static SliceAssignment partsOf(String whole) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                var name = type.getPackageName();
                return name.equals(whole) || name.startsWith(whole + ".")
                        ? SliceIdentifier.of(name)
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "parts of " + whole;
            }
        };
    }

    ArchRule userUsesOnlyEvent() {
        return noneOf("user").mayUse("mailbox", "login", "message", "call");
    }

    ArchRule loginUsesOnlyUserAndEvent() {
        return noneOf("login").mayUse("mailbox", "message", "call");
    }

    ArchRule mailboxUsesOnlyUserAndEvent() {
        return noneOf("mailbox").mayUse("login", "message", "call");
    }

    ArchRule messageDoesNotUseCall() {
        return noneOf("message").mayUse("call");
    }

    ArchRule traceUsesOnlyUserAndEvent() {
        return noneOf("trace").mayUse("mailbox", "login", "message", "call");
    }

    ArchRule eventUsesNone() {
        return noneOf("event").mayUse("user", "mailbox", "login", "message", "call", "trace");
    }

    ArchRule theConnectorKnowsNothingOfTheProduct() {
        return noClasses()
                .that()
                .resideInAPackage(at("connector"))
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(root + "..")
                        .and(JavaClass.Predicates.resideOutsideOfPackage(at("connector"))));
    }

    ArchRule onlyTheSipEdgeKnowsTheConnector() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(at("connector"), at("sip"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(at("connector"));
    }

    ArchRule onlyTheStackSeesJainSip() {
        return stays(at("connector.stack"), "javax.sip..", "gov.nist..");
    }

    ArchRule onlyTheClusterSeesHazelcast() {
        return stays(at("cluster"), "com.hazelcast..");
    }

    ArchRule onlyPersistenceSeesTheDatabase() {
        return stays(at("persistence"), "jakarta.persistence..", "java.sql..", "javax.sql..", "org.flywaydb..");
    }

    ArchRule onlyRestSeesHttp() {
        return stays(at("rest"), "jakarta.ws.rs..", "jakarta.servlet..", "jakarta.json..", "jakarta.security..");
    }

    ArchRule restKnowsNeitherSipNorWhatKeepsState() {
        return noneOf("rest").mayUse("sip", "persistence", "cluster");
    }

    ArchRule sipKnowsNeitherRestNorWhatKeepsState() {
        return noneOf("sip").mayUse("rest", "persistence", "cluster");
    }

    ArchRule persistenceKnowsOnlyTheCore() {
        return noneOf("persistence").mayUse("rest", "sip", "cluster");
    }

    ArchRule theClusterKnowsOnlyTheCore() {
        return noneOf("cluster").mayUse("rest", "sip", "persistence");
    }

    ArchRule entitiesStayInTheirPackage() {
        return classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .bePackagePrivate()
                .andShould()
                .resideInAPackage(at("persistence"));
    }

    /** The names of JCA are the specification's: ManagedConnectionFactory is no manager of ours. */
    ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .that(are(JavaClass.Predicates.resideInAPackage(root + ".."))
                        .and(JavaClass.Predicates.assignableTo("jakarta.resource.spi.ManagedConnectionFactory")
                                .negate()))
                .should()
                .haveNameMatching(".*[.$]([A-Za-z0-9_]*(Util|Utils|Helper|Manager|Impl)|Default[A-Z][A-Za-z0-9_]*)");
    }

    ArchRule everyPackageIsNullMarked() {
        return classes().that().resideInAPackage(root + "..").should(beInANullMarkedPackage());
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a @NullMarked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                var marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        item, marked, item.getName() + " is in the unmarked package " + item.getPackageName()));
            }
        };
    }

    private ArchRule stays(String home, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private record From(Arrows arrows, String from) {
        ArchRule mayUse(String... others) {
            return noClasses()
                    .that()
                    .resideInAPackage(arrows.at(from))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(Stream.of(others).map(arrows::at).toArray(String[]::new));
        }
    }

    private From noneOf(String from) {
        return new From(this, from);
    }

    private String at(String name) {
        return root + "." + name + "..";
    }

    private String[] core() {
        return new String[] {
            root, at("user"), at("mailbox"), at("login"), at("message"), at("call"), at("event"), at("trace")
        };
    }
}
