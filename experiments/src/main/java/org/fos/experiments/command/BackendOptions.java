package org.fos.experiments.command;

import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.NearMisses;
import org.fos.experiments.scenario.FaultKind;
import org.fos.experiments.scenario.HostRun;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.Scenario;
import org.fos.experiments.scenario.Scenarios;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Set;

/** The options that say where a run takes place. */
final class BackendOptions {
    private static final int USUAL_CORES = 2;
    private static final int MOST_CORES = 64;

    @Option(
            names = "--backend",
            paramLabel = "simulated|host",
            description = "The simulated machine, or real threads on the machine at hand.")
    private @Nullable String word;

    @Option(
            names = "--cores",
            paramLabel = "N",
            description = "With --backend host: how many threads; 2 if not given.")
    private @Nullable Integer cores;

    /** The backend that is asked for. */
    Backend choice() {
        return isHost()
                ? new Backend.Host(cores == null ? USUAL_CORES : cores)
                : new Backend.Simulated();
    }

    /** Complains if the settings and these options do not go together. */
    void require(RunSettings settings, RunOptions options) {
        List<String> words = List.of(Backend.Simulated.WORD, Backend.Host.WORD);
        if (word != null && !words.contains(word)) {
            throw new BadInputException(NearMisses.message("backend", word, words));
        }
        if (isHost()) {
            requireHost(settings, options);
        } else if (cores != null) {
            throw new BadInputException(
                    "--cores: the machine file says how many there are; expected --backend host");
        }
    }

    private boolean isHost() {
        return Backend.Host.WORD.equals(word);
    }

    private void requireHost(RunSettings settings, RunOptions options) {
        Scenario scenario = settings.scenario();
        if (!scenario.runsOnHost()) {
            List<String> able =
                    Scenarios.all().stream()
                            .filter(Scenario::runsOnHost)
                            .map(Scenario::name)
                            .toList();
            throw new BadInputException(
                    "%s does not run with --backend host; expected one of %s"
                            .formatted(scenario.name(), String.join(", ", able)));
        }
        if (options.namesMachine()) {
            throw new BadInputException(
                    "--machine names a machine to simulate, and --backend host is the one at hand");
        }
        if (options.namesFaults() && !HostRun.FAULTS.containsAll(settings.faults())) {
            throw new BadInputException(
                    "--faults: with --backend host only %s can be met, got %s"
                            .formatted(words(HostRun.FAULTS), words(settings.faults())));
        }
        if (cores != null && (cores < 1 || cores > MOST_CORES)) {
            throw new BadInputException(
                    "--cores must be 1 to %d, got %d".formatted(MOST_CORES, cores));
        }
    }

    private static String words(Set<FaultKind> kinds) {
        return String.join(",", kinds.stream().sorted().map(FaultKind::word).toList());
    }
}
