package org.fos.experiments.scenario;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

import org.fos.store.StoreBug;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a run of the store depends on: equal settings give byte-identical traces.
 *
 * @param machine name of a machine that comes with fos, or path of a machine file
 * @param seed of all that is drawn
 * @param members founding members, at least 1
 * @param joiners servers that join if {@link FaultKind#JOIN} is met, at least 0
 * @param clients at least 1
 * @param operations of all clients together
 * @param keys how many names a generated workload uses, at least 1
 * @param workload name of a mix, or path of a workload file
 * @param faults what may go wrong
 * @param swarm whether the seed picks a subset of them
 * @param mode what the run is to show
 * @param bug seeded into all members
 */
public record StoreSettings(
        String machine,
        long seed,
        int members,
        int joiners,
        int clients,
        long operations,
        int keys,
        String workload,
        ImmutableSet<FaultKind> faults,
        boolean swarm,
        Mode mode,
        Optional<StoreBug> bug) {
    public StoreSettings {
        require("members", members, 1);
        require("joiners", joiners, 0);
        require("clients", clients, 1);
        require("operations", operations, 1);
        require("keys", keys, 1);
    }

    private static void require(String name, long number, long least) {
        if (number < least) {
            throw new IllegalArgumentException(
                    "%s must be at least %d, got %d".formatted(name, least, number));
        }
    }

    /** Returns what is run unless something else is asked for. */
    public static StoreSettings defaults() {
        return new StoreSettings(
                "xeon-e5-2670v2-2x10",
                1,
                3,
                2,
                4,
                200,
                6,
                "conflict",
                Sets.immutableEnumSet(java.util.EnumSet.allOf(FaultKind.class)),
                true,
                Mode.SAFETY,
                Optional.empty());
    }

    /** Returns these settings with another seed. */
    public StoreSettings withSeed(long number) {
        Draft draft = new Draft(this);
        draft.seed = number;
        return draft.build();
    }

    /** Returns these settings with another machine. */
    public StoreSettings withMachine(String name) {
        Draft draft = new Draft(this);
        draft.machine = name;
        return draft.build();
    }

    /** Returns these settings with another fleet. */
    public StoreSettings withFleet(int founders, int servers, int askers) {
        Draft draft = new Draft(this);
        draft.members = founders;
        draft.joiners = servers;
        draft.clients = askers;
        return draft.build();
    }

    /** Returns these settings with so many operations. */
    public StoreSettings withOperations(long number) {
        Draft draft = new Draft(this);
        draft.operations = number;
        return draft.build();
    }

    /** Returns these settings with another workload. */
    public StoreSettings withWorkload(String nameOrFile, int names) {
        Draft draft = new Draft(this);
        draft.workload = nameOrFile;
        draft.keys = names;
        return draft.build();
    }

    /** Returns these settings with other faults. */
    public StoreSettings withFaults(ImmutableSet<FaultKind> kinds, boolean subset) {
        Draft draft = new Draft(this);
        draft.faults = kinds;
        draft.swarm = subset;
        return draft.build();
    }

    /** Returns these settings with another mode. */
    public StoreSettings withMode(Mode other) {
        Draft draft = new Draft(this);
        draft.mode = other;
        return draft.build();
    }

    /** Returns these settings with a seeded bug. */
    public StoreSettings withBug(Optional<StoreBug> seeded) {
        Draft draft = new Draft(this);
        draft.bug = seeded;
        return draft.build();
    }

    /** Returns what a trace's header says of them: all that a replay needs. */
    public Map<String, Object> provenance() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("scenario", "store");
        facts.put("backend", "simulated");
        facts.put("machine", machine);
        facts.put("seed", seed);
        facts.put("members", members);
        facts.put("joiners", joiners);
        facts.put("clients", clients);
        facts.put("operations", operations);
        facts.put("keys", keys);
        facts.put("workload", workload);
        facts.put("faults", String.join(",", faults.stream().map(FaultKind::word).toList()));
        facts.put("swarm", swarm);
        facts.put("mode", mode.word());
        facts.put("bug", bug.map(Enum::name).orElse(""));
        return facts;
    }

    /**
     * Reads settings from a trace's provenance.
     *
     * @throws IllegalArgumentException naming the fact that is missing or not understood
     */
    public static StoreSettings fromProvenance(Map<String, ?> facts) {
        String faults = text(facts, "faults");
        String bug = text(facts, "bug");
        return new StoreSettings(
                text(facts, "machine"),
                number(facts, "seed"),
                (int) number(facts, "members"),
                (int) number(facts, "joiners"),
                (int) number(facts, "clients"),
                number(facts, "operations"),
                (int) number(facts, "keys"),
                text(facts, "workload"),
                Splitter.on(',')
                        .omitEmptyStrings()
                        .splitToStream(faults)
                        .map(word -> constant(FaultKind.values(), "faults", word))
                        .collect(Sets.toImmutableEnumSet()),
                constant(new Boolean[] {true, false}, "swarm", text(facts, "swarm")),
                constant(Mode.values(), "mode", text(facts, "mode")),
                bug.isEmpty()
                        ? Optional.empty()
                        : Optional.of(constant(StoreBug.values(), "bug", bug)));
    }

    private static <T> T constant(T[] values, String fact, String text) {
        return Arrays.stream(values)
                .filter(value -> value.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the provenance's '%s' must be one of %s, got %s"
                                                .formatted(
                                                        fact,
                                                        Arrays.toString(values)
                                                                .toLowerCase(Locale.ROOT),
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

    private static final class Draft {
        private String machine;
        private long seed;
        private int members;
        private int joiners;
        private int clients;
        private long operations;
        private int keys;
        private String workload;
        private ImmutableSet<FaultKind> faults;
        private boolean swarm;
        private Mode mode;
        private Optional<StoreBug> bug;

        Draft(StoreSettings settings) {
            machine = settings.machine;
            seed = settings.seed;
            members = settings.members;
            joiners = settings.joiners;
            clients = settings.clients;
            operations = settings.operations;
            keys = settings.keys;
            workload = settings.workload;
            faults = settings.faults;
            swarm = settings.swarm;
            mode = settings.mode;
            bug = settings.bug;
        }

        StoreSettings build() {
            return new StoreSettings(
                    machine,
                    seed,
                    members,
                    joiners,
                    clients,
                    operations,
                    keys,
                    workload,
                    faults,
                    swarm,
                    mode,
                    bug);
        }
    }
}
