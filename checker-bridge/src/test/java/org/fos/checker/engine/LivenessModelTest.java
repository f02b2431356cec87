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
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The verdicts on temporal properties are those that the manifest pins, which are TLC's. */
class LivenessModelTest {
    private static final Path MANIFEST = Path.of("..", "specs", "manifest.json");
    private static final long MOST_GENERATED = 12_000;

    @Test
    void verdictsAreTlcs() throws Exception {
        List<String> differences = new ArrayList<>();
        int held = 0;
        int violated = 0;
        for (Model model : Manifest.read(MANIFEST).models()) {
            String only = System.getProperty("only", "");
            if (!only.isEmpty() && !model.name().matches(only)) continue;
            boolean holds = model.expected().outcome() == Outcome.HOLDS;
            boolean mutant = model.kind() == ModelKind.MUTANT || model.kind() == ModelKind.WITNESS;
            if (!(holds
                            && model.kind() != ModelKind.LARGE
                            && model.expected().generated().orElse(Long.MAX_VALUE)
                                    <= Long.getLong("most", MOST_GENERATED))
                    && !mutant) continue;
            if (Files.readString(model.config()).contains("PROPERT")) {
                try {
                    long t0 = System.nanoTime();
                    SpecTree tree = tree(model);
                    Optional<String> want = model.expected().property();
                    List<Named<Temporal>> properties = new ArrayList<>();
                    for (var p : tree.properties()) {
                        Parts parts = Parts.of(p.formula());
                        if (!parts.temporal().isEmpty())
                            properties.add(
                                    new Named<>(
                                            p.name(),
                                            new Temporal.And(parts.temporal(), Range.NONE)));
                    }
                    if (properties.isEmpty()
                            || (want.isPresent()
                                    && properties.stream()
                                            .noneMatch(p -> p.name().equals(want.get())))) continue;
                    long t1 = System.nanoTime();
                    ModelGraph graph = ModelGraph.of(tree);
                    long t2 = System.nanoTime();
                    Liveness liveness = Liveness.of(tree.fairness(), properties, graph);
                    graph.ask(liveness.atoms());
                    var v = liveness.check(graph);
                    long t3 = System.nanoTime();
                    boolean good = v.map(Liveness.Violation::property).equals(want);
                    if (v.isPresent()) violated++;
                    else held++;
                    System.out.printf(
                            "%s %s want %s got %s states %d parse %d graph %d check %d ms, atoms %d"
                                + " %s%n",
                            good ? "ok  " : "BAD ",
                            model.name(),
                            want,
                            v,
                            graph.states(),
                            (t1 - t0) / 1000000,
                            (t2 - t1) / 1000000,
                            (t3 - t2) / 1000000,
                            liveness.atoms().size(),
                            "");
                    if (!good) differences.add(model.name());
                } catch (Throwable e) {
                    differences.add(model.name());
                    System.out.println(
                            "FAIL "
                                    + model.name()
                                    + " "
                                    + e
                                    + (e instanceof EvaluationException x ? x.range() : "")
                                    + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : ""));
                }
            }
        }
        System.out.println(held + " " + violated);
        assertEquals(List.of(), differences);
        assertTrue(held > 0);
    }

    private static SpecTree tree(Model model) throws Exception {
        Path directory = model.module().toAbsolutePath().getParent();
        return SpecLoader.model(
                new SpecSource(
                        directory,
                        model.module().getFileName().toString().replace(".tla", ""),
                        Optional.of(model.config()),
                        Map.of(),
                        new TreeSet<>()));
    }
}
