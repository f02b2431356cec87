package org.fos.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.fos.checker.front.SpecLoader;
import org.fos.checker.step.SpecSource;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.ProgressListener;
import org.fos.checker.tlc.Statistics;
import org.fos.checker.tlc.Tlc;
import org.fos.checker.tlc.TlcRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What public specifications do and this project's do not, the engine does as TLC does it. */
class CornersTest {
    private static final Path DIRECTORY =
            Path.of("src/test/resources/explore/corners").toAbsolutePath();

    @Test
    void namesAreGivenAValueOrReplacedInOneModuleOnly(@TempDir Path directory) throws Exception {
        // Queues of up to two of three items.
        assertEquals("13 distinct, 25 generated, depth 3", byTlc("Corners", directory));
        assertEquals("13 distinct, 25 generated, depth 3", byEngine("Corners"));
    }

    @Test
    void assumptionsAreCheckedWhereThereAreNoBehaviours(@TempDir Path directory) throws Exception {
        assertEquals("0 distinct, 0 generated", byTlc("Sums", directory).replaceAll(", d.*", ""));
        assertEquals("0 distinct, 0 generated, depth 0", byEngine("Sums"));
    }

    private static String byTlc(String name, Path directory) {
        TlcRun run =
                TlcRun.of(
                        DIRECTORY.resolve(name + ".tla"),
                        DIRECTORY.resolve(name + ".cfg"),
                        directory);
        return counts(Tlc.check(run, ProgressListener.NONE));
    }

    private static String byEngine(String name) throws Exception {
        SpecSource source =
                new SpecSource(
                        DIRECTORY,
                        name,
                        Optional.of(DIRECTORY.resolve(name + ".cfg")),
                        Map.of(),
                        new TreeSet<>());
        return counts(Explorer.explore(SpecLoader.model(source), Settings.alone()).result());
    }

    private static String counts(CheckResult result) {
        Statistics found = assertInstanceOf(CheckResult.Holds.class, result).statistics();
        return "%d distinct, %d generated, depth %d"
                .formatted(found.distinct(), found.generated(), found.depth());
    }
}
