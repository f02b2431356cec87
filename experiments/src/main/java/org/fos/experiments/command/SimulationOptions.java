package org.fos.experiments.command;

import org.fos.checker.tlc.Simulation;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.models.Seeds;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.OptionalLong;

/** The options of random exploration. */
final class SimulationOptions {
    private static final int BEHAVIOURS = 1000;
    private static final int DEPTH = 100;

    @Option(
            names = "--simulate",
            description = "Explore behaviours at random instead of the whole state graph.")
    private boolean simulate;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            description = "With --simulate: one independent job for each seed; 1..1 if not given.")
    private @Nullable String seeds;

    @Option(
            names = "--behaviours",
            paramLabel = "N",
            description = "With --simulate: how many behaviours a seed stands for; else 1000.")
    private @Nullable Integer behaviours;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "With --simulate: the longest behaviour, in states; else 100.")
    private @Nullable Integer depth;

    boolean wanted() {
        if (!simulate && (seeds != null || behaviours != null || depth != null)) {
            throw new BadInputException(
                    "--seeds, --behaviours and --depth belong to --simulate; give that too");
        }
        return simulate;
    }

    Seeds seeds() {
        return Seeds.parse(seeds == null ? "1..1" : seeds);
    }

    Simulation ofOneSeed() {
        int number = positive("--behaviours", behaviours == null ? BEHAVIOURS : behaviours);
        int longest = positive("--depth", depth == null ? DEPTH : depth);
        return new Simulation(OptionalLong.of(number), longest);
    }

    private static int positive(String option, int number) {
        if (number < 1) {
            throw new BadInputException(option + " must be at least 1, got " + number);
        }
        return number;
    }
}
