package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A counterexample names its steps as the specification does, and shows what they change. */
class CounterexampleTest {
    private final Path home;
    private final Climbing climbing;

    CounterexampleTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.climbing = new Climbing(home);
    }

    @Test
    void stepsAreNamedWithTheirArguments() throws IOException {
        climbing.text(
                "specs/climbing/Top.cfg",
                "CONSTANT Top = 4\nSPECIFICATION Spec\nINVARIANT NeverAtTheTop\n"
                        + "CHECK_DEADLOCK FALSE\n");
        Path specs = home.resolve("specs/climbing");
        Invocation ended =
                Invocation.of(
                        home,
                        "check",
                        specs.resolve("Climbing.tla").toString(),
                        "--config",
                        specs.resolve("Top.cfg").toString());
        assertEquals(1, ended.status(), ended.said());
        List<String> shown =
                ended.out()
                        .lines()
                        .skip(2)
                        .map(line -> line.replaceAll("  Climbing.tla:\\d+:\\d+$", ""))
                        .toList();
        assertEquals(
                List.of(
                        "  1  Initial predicate",
                        "       height = 0; resting = FALSE",
                        "  2  Climb(n = 2)",
                        "       height = 2; resting = TRUE",
                        "  3  Rest",
                        "       resting = FALSE",
                        "  4  Climb(n = 2)",
                        "       height = 4; resting = TRUE",
                        "  Climbing.tla:14:18   height # Top   is FALSE",
                        "    height = 4",
                        "    Top = 4"),
                shown);
    }

    @Test
    void thePropertyOfStepsThatIsViolatedIsExplainedToo() throws IOException {
        climbing.text(
                "specs/climbing/Climbing.tla",
                Climbing.MODULE.replace(
                        "NeverAtTheTop ==",
                        "ByOnes == [][height' <= height + 1]_height\nNeverAtTheTop =="));
        climbing.text(
                "specs/climbing/ByOnes.cfg",
                "CONSTANT Top = 4\nSPECIFICATION Spec\nPROPERTY ByOnes\nCHECK_DEADLOCK FALSE\n");
        Path specs = home.resolve("specs/climbing");
        for (String engine : List.of("tlc", "compiled")) {
            Invocation ended =
                    Invocation.of(
                            home,
                            "check",
                            "--json",
                            "--engine",
                            engine,
                            specs.resolve("Climbing.tla").toString(),
                            "--config",
                            specs.resolve("ByOnes.cfg").toString());
            assertEquals(1, ended.status(), ended.said());
            assertEquals("height' <= height + 1", ended.json().get("conjunct").asText());
            assertEquals("Climbing.tla:14:14", ended.json().get("conjunctAt").asText());
        }
    }
}
