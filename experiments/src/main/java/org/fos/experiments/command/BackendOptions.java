package org.fos.experiments.command;

import com.google.common.collect.Sets;

import org.fos.experiments.conformance.HostShape;
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
import java.util.function.Predicate;

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

    @Option(
            names = "--jvms",
            paramLabel = "N",
            description = "With --backend host: a JVM for each of so many machines.")
    private @Nullable Integer jvms;

    /** The backend that is asked for. */
    Backend choice() {
        return isHost()
                ? new Backend.Host(
                        new HostShape(cores == null ? USUAL_CORES : cores, jvms == null ? 1 : jvms))
                : new Backend.Simulated();
    }

    /** Complains if the settings and these options do not go together. */
    void require(RunSettings settings, RunOptions options) {
        List<String> words = List.of(Backend.Simulated.WORD, Backend.Host.WORD);
        if (word != null && !words.contains(word)) {
            throw new BadInputException(NearMisses.message("backend", word, words));
        }
        if (!isHost() && cores != null) {
            throw new BadInputException(
                    "--cores: the machine file says how many there are; expected --backend host");
        }
        if (!isHost() && jvms != null) {
            throw new BadInputException(
                    "--jvms: the simulated machine is in one JVM; expected --backend host");
        }
        if (isHost()) {
            requireNumber("--cores", cores, MOST_CORES);
            requireHost(settings, options);
        }
    }

    private boolean isHost() {
        return Backend.Host.WORD.equals(word);
    }

    private void requireHost(RunSettings settings, RunOptions options) {
        if (options.namesMachine()) {
            throw new BadInputException(
                    "--machine names a machine to simulate, and --backend host is the one at hand");
        }
        Scenario scenario = settings.scenario();
        int machines = jvms == null ? 1 : jvms;
        if (machines != 1) {
            requireAble(scenario, "--jvms " + machines, each -> each.jvms() == machines);
            if (cores != null) {
                throw new BadInputException("--cores: with --jvms each machine has one core");
            }
            requireFaults(settings, options, met(scenario, scenario.jvmFaults()));
        } else {
            requireAble(scenario, "--backend host", Scenario::runsOnHost);
            requireFaults(settings, options, met(scenario, HostRun.FAULTS));
        }
    }

    private static void requireAble(Scenario scenario, String how, Predicate<Scenario> able) {
        if (!able.test(scenario)) {
            List<String> others =
                    Scenarios.all().stream().filter(able).map(Scenario::name).toList();
            throw new BadInputException(
                    "%s does not run with %s; %s"
                            .formatted(
                                    scenario.name(),
                                    how,
                                    others.isEmpty()
                                            ? "no scenario does"
                                            : "expected one of " + String.join(", ", others)));
        }
    }

    private static Set<FaultKind> met(Scenario scenario, Set<FaultKind> possible) {
        return Sets.intersection(possible, scenario.defaults().faults());
    }

    private static void requireFaults(
            RunSettings settings, RunOptions options, Set<FaultKind> possible) {
        if (options.namesFaults() && !possible.containsAll(settings.faults())) {
            throw new BadInputException(
                    "--faults: here only %s can be met, got %s"
                            .formatted(words(possible), words(settings.faults())));
        }
    }

    private static void requireNumber(String option, @Nullable Integer number, int most) {
        if (number != null && (number < 1 || number > most)) {
            throw new BadInputException(
                    "%s must be 1 to %d, got %d".formatted(option, most, number));
        }
    }

    private static String words(Set<FaultKind> kinds) {
        return String.join(",", kinds.stream().sorted().map(FaultKind::word).toList());
    }
}
