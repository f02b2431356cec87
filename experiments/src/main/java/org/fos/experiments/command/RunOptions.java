package org.fos.experiments.command;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

import org.fos.experiments.conformance.RunInputs;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.NearMisses;
import org.fos.experiments.scenario.FaultKind;
import org.fos.experiments.scenario.Mode;
import org.fos.experiments.scenario.StoreSettings;
import org.fos.experiments.workload.Mix;
import org.fos.store.StoreBug;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The options that say what a run of the store is like; what is not given is the scenario's. */
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
    StoreSettings settings(Optional<String> workloadFile) {
        StoreSettings settings = StoreSettings.defaults();
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
            settings = settings.withWorkload(work.get(), settings.keys());
        }
        RunInputs.require(settings);
        if (faults != null) {
            settings = settings.withFaults(faults(faults), false);
        }
        if (mode != null) {
            settings = settings.withMode(mode(mode));
        }
        boolean file = Mix.named(settings.workload()).isEmpty();
        if (file && clients != null) {
            throw new BadInputException(
                    "--clients: the workload file %s says itself how many there are"
                            .formatted(settings.workload()));
        }
        return settings.withBug(Optional.ofNullable(bug).map(RunOptions::bug))
                .withFleet(
                        atLeast("--members", members, 1, settings.members()),
                        atLeast("--joiners", joiners, 0, settings.joiners()),
                        atLeast("--clients", clients, 1, settings.clients()));
    }

    private static ImmutableSet<FaultKind> faults(String words) {
        if (words.equals(NO_FAULTS)) {
            return ImmutableSet.of();
        }
        List<String> kinds =
                Stream.concat(
                                Arrays.stream(FaultKind.values()).map(FaultKind::word),
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

    private static StoreBug bug(String name) {
        List<String> names = Arrays.stream(StoreBug.values()).map(StoreBug::mutantName).toList();
        return StoreBug.values()[names.indexOf(known("bug", name, names))];
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
