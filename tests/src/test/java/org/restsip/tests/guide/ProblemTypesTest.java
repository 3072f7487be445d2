package org.restsip.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.restsip.InvalidValue;
import org.restsip.Refusal;
import org.restsip.login.TooBrief;

/** The page of problem types names all that the code has, with what to do about each, and no others. */
class ProblemTypesTest {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| \\d{3} \\| \\S.* \\| \\S.* \\|");

    @Test
    void everyRefusalOfTheCodeIsExplained() throws IOException {
        assertThat(explained()).containsExactlyInAnyOrderElementsOf(refusals());
    }

    private static Set<String> explained() throws IOException {
        try (var lines = Files.lines(Path.of("../docs/guide/problems.md"))) {
            return lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> row.group(1))
                    .collect(Collectors.toSet());
        }
    }

    /** Named as the REST face names them: by the class; wrong values are all alike but for those that are too brief. */
    private static Set<String> refusals() {
        var modules = Stream.of("ejb", "rest", "persistence", "cluster-config")
                .map(module -> Path.of("..", module, "target", "classes"))
                .toList();
        return new ClassFileImporter()
                .importPaths(modules).stream()
                        .filter(found -> found.isAssignableTo(Refusal.class))
                        .filter(found -> !found.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(found -> !found.isAssignableTo(InvalidValue.class)
                                || found.isEquivalentTo(InvalidValue.class)
                                || found.isEquivalentTo(TooBrief.class))
                        .map(JavaClass::getSimpleName)
                        .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
    }
}
