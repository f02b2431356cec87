package org.fos.experiments.command;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

import org.fos.experiments.conformance.RunInputs;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.NearMisses;
import org.fos.experiments.scenario.FaultKind;
import org.fos.experiments.scenario.Mode;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.Scenario;
import org.fos.lib.SeededBug;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The options that say what a run is like; what is not given is the scenario's. */
final class RunOptions {
    private static final String NO_FAULTS = "none";

    @Option(
            names = "--machine",
            paramLabel = "NAME|FILE",
            description = "The machine to simulate, by name, or a machine file.")
    private @Nullable String machine;

    @Option(
            names = "--workload",
            paramLabel = "NAME|FILE",
            description = "The mix of operations by name, or a workload file.")
    private @Nullable String workload;

    @Option(
            names = "--faults",
            paramLabel = "A,B|none",
            description = "What goes wrong; each seed draws from all if not given.")
    private @Nullable String faults;

    @Option(names = "--members", paramLabel = "N", description = "Founding members.")
    private @Nullable Integer members;

    @Option(names = "--joiners", paramLabel = "N", description = "Servers that join.")
    private @Nullable Integer joiners;

    @Option(names = "--clients", paramLabel = "N", description = "Clients.")
    private @Nullable Integer clients;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of the scenario's own, such as scheme=BulkTransfer.")
    private Map<String, String> own = new LinkedHashMap<>();

    @Option(
            names = "--mode",
            paramLabel = "safety|liveness",
            description = "In liveness faults stop half-way, and then all must be decided.")
    private @Nullable String mode;

    @Option(
            names = "--bug",
            paramLabel = "NAME",
            description = "A bug to seed into the Java code, by its mutant's name.")
    private @Nullable String bug;

    /** The settings that the options ask for. */
    RunSettings settings(Scenario scenario, Optional<String> workloadFile) {
        RunSettings settings = scenario.defaults();
        if (bug != null) {
            settings = scenario.seeded(settings, bug(scenario, bug));
        }
        if (machine != null) {
            settings = settings.withMachine(machine);
        }
        if (workloadFile.isPresent() && workload != null) {
            throw new BadInputException(
                    "--workload and the workload file %s exclude each other"
                            .formatted(workloadFile.get()));
        }
        Optional<String> work = workloadFile.or(() -> Optional.ofNullable(workload));
        if (work.isPresent()) {
            settings = settings.withWorkload(work.get());
        }
        RunInputs.require(settings);
        if (faults != null) {
            settings = settings.withFaults(faults(scenario, faults), false);
        }
        if (mode != null) {
            settings = settings.withMode(mode(mode));
        }
        boolean file = !scenario.workloads().contains(settings.workload());
        if (file && clients != null) {
            throw new BadInputException(
                    "--clients: the workload file %s says itself how many there are"
                            .formatted(settings.workload()));
        }
        return withOwn(settings)
                .withFleet(
                        atLeast("--members", members, 1, settings.members()),
                        atLeast("--joiners", joiners, 0, settings.joiners()),
                        atLeast("--clients", clients, 1, settings.clients()));
    }

    /** Whether a machine is named. */
    boolean namesMachine() {
        return machine != null;
    }

    /** Whether it is said what goes wrong. */
    boolean namesFaults() {
        return faults != null;
    }

    private RunSettings withOwn(RunSettings settings) {
        RunSettings changed = settings;
        List<String> names = settings.scenario().ownSettings().keySet().asList();
        for (var setting : own.entrySet()) {
            String name = known("setting", setting.getKey(), names);
            try {
                changed = changed.with(name, setting.getValue());
            } catch (IllegalArgumentException e) {
                throw new BadInputException("--set " + e.getMessage());
            }
        }
        return changed;
    }

    private static ImmutableSet<FaultKind> faults(Scenario scenario, String words) {
        if (words.equals(NO_FAULTS)) {
            return ImmutableSet.of();
        }
        List<String> kinds =
                Stream.concat(
                                scenario.defaults().faults().stream().map(FaultKind::word),
                                Stream.of(NO_FAULTS))
                        .toList();
        return Splitter.on(',')
                .trimResults()
                .splitToStream(words)
                .map(word -> known("fault", word, kinds))
                .peek(RunOptions::requireNotNone)
                .map(word -> FaultKind.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Sets.toImmutableEnumSet());
    }

    private static void requireNotNone(String word) {
        if (word.equals(NO_FAULTS)) {
            throw new BadInputException("--faults: none stands alone");
        }
    }

    private static Mode mode(String word) {
        List<String> words = Arrays.stream(Mode.values()).map(Mode::word).toList();
        return Mode.valueOf(known("mode", word, words).toUpperCase(Locale.ROOT));
    }

    private static SeededBug bug(Scenario scenario, String name) {
        List<String> names = scenario.bugs().stream().map(SeededBug::mutantName).toList();
        return scenario.bugs().get(names.indexOf(known("bug", name, names)));
    }

    private static String known(String kind, String name, List<String> existing) {
        if (!existing.contains(name)) {
            throw new BadInputException(NearMisses.message(kind, name, existing));
        }
        return name;
    }

    private static int atLeast(String option, @Nullable Integer given, int least, int otherwise) {
        if (given != null && given < least) {
            throw new BadInputException(
                    "%s must be at least %d, got %d".formatted(option, least, given));
        }
        return given != null ? given : otherwise;
    }
}
