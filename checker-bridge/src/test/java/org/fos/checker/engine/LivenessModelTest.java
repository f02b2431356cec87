package org.fos.checker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.front.SpecLoader;
import org.fos.checker.liveness.Liveness;
import org.fos.checker.liveness.Parts;
import org.fos.checker.manifest.Manifest;
import org.fos.checker.manifest.Model;
import org.fos.checker.manifest.ModelKind;
import org.fos.checker.manifest.Outcome;
import org.fos.checker.step.SpecSource;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.tree.Temporal;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The verdicts on temporal properties are those that the manifest of the specifications pins, which
 * are TLC's.
 */
class LivenessModelTest {
    private static final Path MANIFEST = Path.of("..", "specs", "manifest.json");
    private static final long MOST_GENERATED = 4_000;

    @Test
    void whatTlcFindsToHoldHolds() throws Exception {
        int checked =
                check(
                        model ->
                                model.kind() != ModelKind.LARGE
                                        && model.expected().outcome() == Outcome.HOLDS
                                        && model.expected().generated().orElse(Long.MAX_VALUE)
                                                <= MOST_GENERATED);
        assertTrue(checked >= 20, "models with temporal properties: " + checked);
    }

    @Test
    void everyMutantOfAPromiseBreaksIt() throws Exception {
        int checked = check(model -> model.kind() == ModelKind.MUTANT);
        assertTrue(checked >= 40, "mutants of temporal properties: " + checked);
    }

    /** Compares the verdicts on the models that are wanted and have temporal properties. */
    private static int check(Predicate<Model> wanted) throws Exception {
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Model model : Manifest.read(MANIFEST).models()) {
            if (wanted.test(model) && Files.readString(model.config()).contains("PROPERT")) {
                SpecTree tree = tree(model);
                Optional<String> broken = model.expected().property();
                List<Named<Temporal>> promises = promises(tree);
                if (broken.isEmpty()
                        ? !promises.isEmpty()
                        : promises.stream().anyMatch(p -> p.name().equals(broken.get()))) {
                    expected.add(model.name() + ": " + broken.orElse("holds"));
                    found.add(model.name() + ": " + verdict(tree, promises));
                }
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
        return found.size();
    }

    private static String verdict(SpecTree tree, List<Named<Temporal>> promises) {
        ModelGraph graph = ModelGraph.of(tree);
        Liveness liveness = Liveness.of(tree.fairness(), promises, graph);
        graph.ask(liveness.atoms());
        return liveness.check(graph).map(Liveness.Violation::property).orElse("holds");
    }

    /** The properties without what is no promise of progress. */
    private static List<Named<Temporal>> promises(SpecTree tree) {
        List<Named<Temporal>> promises = new ArrayList<>();
        for (Named<Temporal> property : tree.properties()) {
            List<Temporal> temporal = Parts.of(property.formula()).temporal();
            if (!temporal.isEmpty()) {
                promises.add(new Named<>(property.name(), new Temporal.And(temporal, Range.NONE)));
            }
        }
        return promises;
    }

    private static SpecTree tree(Model model) throws Exception {
        return SpecLoader.model(
                SpecSource.ofModel(model.module(), model.config(), model.libraries()));
    }
}
