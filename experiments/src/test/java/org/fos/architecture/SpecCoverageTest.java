package org.fos.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.checker.manifest.Excuse;
import org.fos.checker.manifest.Family;
import org.fos.checker.manifest.Manifest;
import org.fos.checker.manifest.Model;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.Place;
import org.fos.checker.tlc.ProgressListener;
import org.fos.checker.tlc.Statistics;
import org.fos.checker.tlc.TlcPool;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Protects from what no model reaches: each action of the specifications is taken, and each
 * expression in it evaluated, by some everyday model of its family. Models are tried from the
 * smallest on, until nothing is left. A family answers for the modules in its own folder.
 */
class SpecCoverageTest {
    private static final Path SPECS = House.ROOT.resolve("specs");

    /** The largest model that is run here, in states generated. */
    private static final long MOST_GENERATED = 40_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    private Path scratch;

    @TestFactory
    Stream<DynamicTest> everyExpressionOfTheSystemIsEvaluated() throws Exception {
        return Manifest.read(SPECS.resolve("manifest.json")).families().stream()
                .map(family -> DynamicTest.dynamicTest(family.name(), () -> check(family)));
    }

    private void check(Family family) throws IOException {
        Set<String> excused = new TreeSet<>(family.excused(Excuse.Rule.EVALUATED));
        Seen seen = new Seen(family);
        Set<Path> modules = new LinkedHashSet<>();
        try (TlcPool pool = new TlcPool()) {
            for (Model model : smallestFirst(family)) {
                boolean first = modules.add(model.module());
                if (first || !seen.never().isEmpty()) {
                    seen.add(pool.check(model.run(scratch).withCoverage(), ProgressListener.NONE));
                }
            }
        }
        Set<String> never = seen.never();
        Set<String> needless = new TreeSet<>(excused);
        needless.removeAll(never);
        never.removeAll(excused);
        assertEquals(Set.of(), never, "no everyday model of " + family.name() + " evaluates them");
        assertEquals(Set.of(), needless, "evaluated, or gone: they need no excuse");
    }

    private static List<Model> smallestFirst(Family family) {
        return family.everyday().stream()
                .filter(model -> model.expected().generated().isPresent())
                .filter(model -> generated(model) <= MOST_GENERATED)
                .sorted(Comparator.comparingLong(SpecCoverageTest::generated))
                .toList();
    }

    private static long generated(Model model) {
        return model.expected().generated().orElseThrow();
    }

    /** What the models of a family have evaluated so far. */
    private static final class Seen {
        private final Family family;
        private final Set<Place> evaluated = new LinkedHashSet<>();
        private final Set<Place> whole = new LinkedHashSet<>();
        private final Set<Place> listed = new LinkedHashSet<>();

        Seen(Family family) {
            this.family = family;
        }

        void add(CheckResult result) {
            Statistics statistics =
                    switch (result) {
                        case CheckResult.Holds(var s) -> s;
                        case CheckResult.Violated v -> v.statistics();
                        default -> throw new AssertionError(result);
                    };
            listed.addAll(statistics.neverEvaluated());
            evaluated.addAll(statistics.evaluated());
            whole.addAll(statistics.evaluatedWhole());
            statistics
                    .actions()
                    .forEach(
                            action ->
                                    (action.generated() > 0 ? evaluated : listed)
                                            .add(action.place()));
        }

        /** As an excuse names them: the module, and the first line of the expression. */
        Set<String> never() throws IOException {
            Set<String> never = new TreeSet<>();
            Texts texts = new Texts(family.directory());
            texts.markWhole(whole);
            for (Place place : listed) {
                if (!evaluated.contains(place)
                        && !texts.isPartOfWhole(place)
                        && !isOfAModel(place.module())
                        && texts.has(place.module())) {
                    never.add(place.module() + ": " + texts.firstLine(place));
                }
            }
            return never;
        }

        private static boolean isOfAModel(String module) {
            return module.matches("(MC|Mutant|Witness).*");
        }
    }
}
