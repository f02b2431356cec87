package org.fos.experiments.scenario;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import com.google.common.hash.Hashing;

import org.fos.lib.SeededBug;
import org.fos.machine.MachineFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Settings as a trace's header tells them: all that a replay needs. */
public final class Provenance {
    private Provenance() {}

    /** Returns what a header says of these settings. */
    public static Map<String, Object> of(RunSettings settings) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("scenario", settings.scenario().name());
        facts.put("backend", "simulated");
        facts.put("machine", settings.machine());
        facts.put("seed", settings.seed());
        facts.put("members", settings.members());
        facts.put("joiners", settings.joiners());
        facts.put("clients", settings.clients());
        facts.put("operations", settings.operations());
        settings.own().forEach((name, value) -> facts.put(name, numberOrWord(value)));
        facts.put("workload", settings.workload());
        List<String> faults = settings.faults().stream().map(FaultKind::word).toList();
        facts.put("faults", String.join(",", faults));
        facts.put("swarm", settings.swarm());
        facts.put("mode", settings.mode().word());
        facts.put("bug", settings.bug().map(SeededBug::name).orElse(""));
        return facts;
    }

    /** Returns what a header says of these settings on the machine at hand. */
    static Map<String, Object> ofHost(RunSettings settings, int cores) {
        Map<String, Object> facts = of(settings);
        facts.put("backend", "host");
        facts.put("machine", "host");
        facts.put("cores", cores);
        return facts;
    }

    /** Returns what a header says of these settings where each machine is a JVM. */
    static Map<String, Object> ofJvms(RunSettings settings, int jvms) {
        Map<String, Object> facts = ofHost(settings, 1);
        facts.put("jvms", jvms);
        return facts;
    }

    private static Object numberOrWord(String value) {
        return value.matches("\\d{1,9}") ? Integer.valueOf(value) : value;
    }

    /**
     * Returns the SHA-256 of each file that the settings name, by its name in the provenance;
     * without the same files a run cannot be repeated.
     *
     * @throws IOException if a file cannot be read
     */
    public static ImmutableMap<String, String> digests(RunSettings settings) throws IOException {
        ImmutableMap.Builder<String, String> digests = ImmutableMap.builder();
        if (!settings.scenario().workloads().contains(settings.workload())) {
            digests.put("workloadSha256", sha256(settings.workload()));
        }
        if (!MachineFile.names().contains(settings.machine())) {
            digests.put("machineSha256", sha256(settings.machine()));
        }
        return digests.buildOrThrow();
    }

    private static String sha256(String file) throws IOException {
        return Hashing.sha256().hashBytes(Files.readAllBytes(Path.of(file))).toString();
    }

    /**
     * Reads settings from a trace's provenance.
     *
     * @throws IllegalArgumentException naming the fact that is missing or not understood
     */
    public static RunSettings settings(Map<String, ?> facts) {
        Scenario scenario = Scenarios.named(text(facts, "scenario"));
        ImmutableMap.Builder<String, String> own = ImmutableMap.builder();
        scenario.ownSettings().keySet().forEach(name -> own.put(name, text(facts, name)));
        String bug = text(facts, "bug");
        return new RunSettings(
                scenario,
                text(facts, "machine"),
                number(facts, "seed"),
                (int) number(facts, "members"),
                (int) number(facts, "joiners"),
                (int) number(facts, "clients"),
                number(facts, "operations"),
                own.buildOrThrow(),
                text(facts, "workload"),
                Splitter.on(',')
                        .omitEmptyStrings()
                        .splitToStream(text(facts, "faults"))
                        .map(word -> oneOf(Arrays.asList(FaultKind.values()), "faults", word))
                        .collect(Sets.toImmutableEnumSet()),
                oneOf(List.of(true, false), "swarm", text(facts, "swarm")),
                oneOf(Arrays.asList(Mode.values()), "mode", text(facts, "mode")),
                bug.isEmpty() ? Optional.empty() : Optional.of(oneOf(scenario.bugs(), "bug", bug)));
    }

    private static <T> T oneOf(Collection<T> values, String fact, String text) {
        return values.stream()
                .filter(value -> value.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the provenance's '%s' must be one of %s, got %s"
                                                .formatted(
                                                        fact,
                                                        values.toString().toLowerCase(Locale.ROOT),
                                                        text)));
    }

    private static String text(Map<String, ?> facts, String name) {
        Object value = facts.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the provenance has no '%s'; it has %s".formatted(name, facts.keySet()));
        }
        return value.toString();
    }

    private static long number(Map<String, ?> facts, String name) {
        String value = text(facts, name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the provenance's '%s' must be a whole number, got %s".formatted(name, value),
                    e);
        }
    }
}
