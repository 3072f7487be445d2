package org.restsip.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.restsip.tests.guide.Guide;
import org.restsip.tests.guide.Guide.Block;
import org.restsip.tests.guide.Shape;
import org.restsip.tests.guide.Terminal;
import org.restsip.tests.house.Folders;
import org.restsip.tests.house.Server;

/** Every command of the README and of the guide for web developers does what the page says. */
class GuideIT {
    private static final String WRITTEN = "localhost:8080";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Terminal TERMINAL = new Terminal(Folders.fresh(Folders.target("guide")));

    private final String server = Server.HOST + ":" + ContractServer.server().httpPort();

    @AfterAll
    static void close() {
        TERMINAL.close();
    }

    @TestFactory
    Stream<DynamicTest> everyCommandAndItsAnswer() {
        var tests = new ArrayList<DynamicTest>();
        var blocks = Guide.blocks();
        for (var i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            var answer = answer(blocks, i);
            if (block.isCommand()) {
                tests.add(DynamicTest.dynamicTest(block.name(), () -> run(block, answer)));
            } else if (block.isAnswer() && block.terminal().isPresent()) {
                tests.add(DynamicTest.dynamicTest(
                        block.name(), () -> awaitIn(block.terminal().get(), block)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(20);
        return tests.stream();
    }

    /** The block after a command, if it shows what comes of it. */
    private static Optional<Block> answer(List<Block> blocks, int command) {
        return blocks.stream()
                .skip(command + 1L)
                .findFirst()
                .filter(next -> next.page().equals(blocks.get(command).page()))
                .filter(next -> next.isAnswer() && next.terminal().isEmpty());
    }

    private void run(Block command, Optional<Block> answer) {
        var commands = command.text().replace(WRITTEN, server);
        if (command.terminal().isPresent()) {
            TERMINAL.runIn(command.terminal().get(), commands);
            return;
        }
        var printed = TERMINAL.run(commands);
        answer.ifPresentOrElse(
                shown -> assertThat(Shape.isLike(shown, printed))
                        .as("%s%nshown:%n%s%nanswered:%n%s", command.text(), shown.text(), printed)
                        .isTrue(),
                () -> assertThat(printed).as(command.text()).doesNotContain("\"trace\":"));
    }

    private static void awaitIn(String terminal, Block shown) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Shape.isLike(shown, TERMINAL.shownIn(terminal)))
                        .as("%s%nin that terminal:%n%s", shown.text(), TERMINAL.shownIn(terminal))
                        .isTrue());
    }
}
