package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

import org.fos.lib.SeededBug;
import org.fos.machine.RandomStream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a run depends on: equal settings give byte-identical traces.
 *
 * @param scenario what runs
 * @param machine name of a machine that comes with fos, or path of a machine file
 * @param seed of all that is drawn
 * @param members founding members, at least 1
 * @param joiners servers that join if {@link FaultKind#JOIN} is met, at least 0
 * @param clients at least 1
 * @param operations of all clients together
 * @param own the scenario's own settings, by name
 * @param workload name of a mix, or path of a workload file
 * @param faults what may go wrong
 * @param swarm whether the seed picks a subset of them
 * @param mode what the run is to show
 * @param bug seeded into all members
 */
public record RunSettings(
        Scenario scenario,
        String machine,
        long seed,
        int members,
        int joiners,
        int clients,
        long operations,
        ImmutableMap<String, String> own,
        String workload,
        ImmutableSet<FaultKind> faults,
        boolean swarm,
        Mode mode,
        Optional<SeededBug> bug) {
    public RunSettings {
        require("members", members, 1);
        require("joiners", joiners, 0);
        require("clients", clients, 1);
        require("operations", operations, 1);
        ImmutableMap<String, String> given = own;
        scenario.ownSettings()
                .forEach((name, setting) -> setting.require(name, given.getOrDefault(name, "")));
    }

    private static void require(String name, long number, long least) {
        if (number < least) {
            throw new IllegalArgumentException(
                    "%s must be at least %d, got %d".formatted(name, least, number));
        }
    }

    /** Returns a setting of the scenario's own. */
    public String word(String name) {
        return Objects.requireNonNull(own.get(name), name);
    }

    /** Returns a setting of the scenario's own that is a number. */
    public int number(String name) {
        return Integer.parseInt(word(name));
    }

    /** Returns these settings with another seed. */
    public RunSettings withSeed(long number) {
        Draft draft = new Draft(this);
        draft.seed = number;
        return draft.build();
    }

    /** Returns these settings with another machine. */
    public RunSettings withMachine(String name) {
        Draft draft = new Draft(this);
        draft.machine = name;
        return draft.build();
    }

    /** Returns these settings with another fleet. */
    public RunSettings withFleet(int founders, int servers, int askers) {
        Draft draft = new Draft(this);
        draft.members = founders;
        draft.joiners = servers;
        draft.clients = askers;
        return draft.build();
    }

    /** Returns these settings with so many operations. */
    public RunSettings withOperations(long number) {
        Draft draft = new Draft(this);
        draft.operations = number;
        return draft.build();
    }

    /** Returns these settings with another value of a setting of the scenario's own. */
    public RunSettings with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(own);
        changed.put(name, value);
        Draft draft = new Draft(this);
        draft.own = ImmutableMap.copyOf(changed);
        return draft.build();
    }

    /** Returns these settings with another workload. */
    public RunSettings withWorkload(String nameOrFile) {
        Draft draft = new Draft(this);
        draft.workload = nameOrFile;
        return draft.build();
    }

    /** Returns these settings with other faults. */
    public RunSettings withFaults(ImmutableSet<FaultKind> kinds, boolean subset) {
        Draft draft = new Draft(this);
        draft.faults = kinds;
        draft.swarm = subset;
        return draft.build();
    }

    /** The same with those faults only that can be met. */
    RunSettings withFaultsAmong(Set<FaultKind> possible) {
        return withFaults(Sets.immutableEnumSet(Sets.intersection(faults, possible)), swarm);
    }

    /**
     * The faults that one run meets: all, or in a swarm those that are drawn, in their order.
     *
     * @param chance of each, from 0 to 1
     */
    ImmutableSet<FaultKind> drawnFaults(RandomStream draw, double chance) {
        return faults.stream()
                .filter(kind -> !swarm || draw.chance(chance))
                .collect(Sets.toImmutableEnumSet());
    }

    /** Returns these settings with another mode. */
    public RunSettings withMode(Mode other) {
        Draft draft = new Draft(this);
        draft.mode = other;
        return draft.build();
    }

    /** Returns these settings with a seeded bug. */
    public RunSettings withBug(Optional<SeededBug> seeded) {
        Draft draft = new Draft(this);
        draft.bug = seeded;
        return draft.build();
    }

    private static final class Draft {
        private final Scenario scenario;
        private String machine;
        private long seed;
        private int members;
        private int joiners;
        private int clients;
        private long operations;
        private ImmutableMap<String, String> own;
        private String workload;
        private ImmutableSet<FaultKind> faults;
        private boolean swarm;
        private Mode mode;
        private Optional<SeededBug> bug;

        Draft(RunSettings settings) {
            scenario = settings.scenario;
            machine = settings.machine;
            seed = settings.seed;
            members = settings.members;
            joiners = settings.joiners;
            clients = settings.clients;
            operations = settings.operations;
            own = settings.own;
            workload = settings.workload;
            faults = settings.faults;
            swarm = settings.swarm;
            mode = settings.mode;
            bug = settings.bug;
        }

        RunSettings build() {
            return new RunSettings(
                    scenario,
                    machine,
                    seed,
                    members,
                    joiners,
                    clients,
                    operations,
                    own,
                    workload,
                    faults,
                    swarm,
                    mode,
                    bug);
        }
    }
}
