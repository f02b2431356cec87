package org.fos.checker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.checker.front.SpecLoader;
import org.fos.checker.liveness.Lasso;
import org.fos.checker.liveness.Liveness;
import org.fos.checker.step.SpecSource;
import org.fos.checker.tree.SpecTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** ENABLED of an action of an instance speaks of the instance's own variables. */
class EnabledInInstanceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    private Path folder;

    private Optional<Lasso> violation(String property) throws Exception {
        Path config = folder.resolve("Buckets.cfg");
        Files.writeString(
                config, "SPECIFICATION Spec\nPROPERTY " + property + "\nCHECK_DEADLOCK FALSE\n");
        SpecTree tree =
                SpecLoader.model(
                        new SpecSource(
                                specifications(),
                                "Buckets",
                                Optional.of(config),
                                Map.of(),
                                new TreeSet<>()));
        ModelGraph graph = ModelGraph.of(tree);
        assertEquals(6, graph.states());
        Liveness liveness = Liveness.of(tree.fairness(), tree.properties(), graph);
        graph.ask(liveness.atoms());
        return liveness.check(graph).map(Liveness.Violation::behaviour);
    }

    private static Path specifications() throws URISyntaxException {
        return Path.of(
                        Objects.requireNonNull(
                                        EnabledInInstanceTest.class.getResource(
                                                "/liveness/Buckets.tla"))
                                .toURI())
                .resolveSibling("");
    }

    @Test
    void shouldSeeAnActionThatNoStepOfTheImplementationTakes() throws Exception {
        Lasso lasso = violation("RisesToTwo").orElseThrow();
        assertEquals(List.of(true, 3), List.of(lasso.stutters(), lasso.states().size()));
    }

    @Test
    void shouldSeeThatAnActionIsDisabledByItsOwnGuard() throws Exception {
        assertEquals(Optional.empty(), violation("RisesToOne"));
    }

    @Test
    void aNextValueMayBeOneOfASet() throws Exception {
        assertEquals(Optional.empty(), violation("IsLabelled"));
    }

    @Test
    void aNextValueMayBeReadThroughALet() throws Exception {
        assertEquals(Optional.empty(), violation("Jumps"));
    }

    @Test
    void enabledStandsByItselfToo() throws Exception {
        assertEquals(Optional.empty(), violation("MayRise"));
    }
}
