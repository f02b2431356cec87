package org.fos.experiments.scenario;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import com.google.common.hash.Hashing;

import org.fos.experiments.workload.GeneratedWorkload;
import org.fos.experiments.workload.Mix;
import org.fos.experiments.workload.Operation;
import org.fos.experiments.workload.Workload;
import org.fos.experiments.workload.WorkloadFile;
import org.fos.experiments.workload.WorkloadFormatException;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.fos.machine.MachineFile;
import org.fos.machine.ProcessFailed;
import org.fos.machine.RandomStream;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.RunResult;
import org.fos.machine.simulated.SimulatedMachine;
import org.fos.naming.NameServer;
import org.fos.store.StoreFleet;
import org.fos.store.StoreMember;
import org.fos.store.StoreNotes;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The replicated store with the name service on top, under a workload and faults, on the simulated
 * machine: everything follows from the settings.
 */
public final class StoreScenario {
    private static final long CYCLES_AN_OPERATION = 6_000;
    private static final int JOIN_ATTEMPTS = 20;

    /** In every other run a crash may go unnoticed for so long that others meet the crashed. */
    private static final long LATE_NOTICE_CYCLES = 300_000;

    private static final long EVENT_LIMIT_AN_OPERATION = 2_000;

    private final StoreSettings settings;
    private final SimulatedMachine machine;
    private final Workload workload;
    private final ImmutableList<String> founders;
    private final ImmutableList<String> joiners;
    private final ImmutableSortedSet<String> keys;
    private final StoreMetrics metrics = new StoreMetrics();
    private final Map<String, StoreMember> living = new TreeMap<>();

    private StoreScenario(StoreSettings settings, MachineFile file, Workload workload) {
        this.settings = settings;
        this.workload = workload;
        this.founders = names("m", settings.members());
        this.keys =
                java.util.stream.StreamSupport.stream(workload.spliterator(), false)
                        .map(Operation::key)
                        .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
        RandomStream draw = new RandomStream(settings.seed()).stream("joins");
        boolean joins =
                settings.faults().contains(FaultKind.JOIN)
                        && (!settings.swarm() || draw.chance(0.5));
        this.joiners = names("j", joins ? settings.joiners() : 0);
        this.machine = new SimulatedMachine(file, settings.seed(), plan());
    }

    /**
     * Runs the store.
     *
     * @param settings what to run
     * @param trace where the trace goes; {@link OutputStream#nullOutputStream()} for nowhere
     * @throws IOException if the workload or machine file cannot be read, or the trace not written
     * @throws WorkloadFormatException if the workload file is malformed
     * @throws org.fos.machine.MachineFileException if the machine file is
     */
    public static StoreRun run(StoreSettings settings, OutputStream trace)
            throws IOException, WorkloadFormatException {
        return new StoreScenario(settings, machine(settings), workload(settings)).run(trace);
    }

    private static MachineFile machine(StoreSettings settings) {
        String machine = settings.machine();
        return MachineFile.names().contains(machine)
                ? MachineFile.named(machine)
                : MachineFile.read(Path.of(machine));
    }

    private static Workload workload(StoreSettings settings)
            throws IOException, WorkloadFormatException {
        Optional<Mix> mix = Mix.named(settings.workload());
        return mix.isPresent()
                ? new GeneratedWorkload(
                        mix.get().withKeys(settings.keys()),
                        settings.operations(),
                        settings.clients(),
                        settings.seed())
                : WorkloadFile.read(Path.of(settings.workload()));
    }

    private FaultPlan plan() {
        FaultPlan plan = FaultPlan.none();
        if (settings.faults().contains(FaultKind.DELAY)) {
            plan = plan.with(new FaultPlan.Delay(0.2, 20_000));
        }
        if (settings.faults().contains(FaultKind.SLOW)) {
            plan = plan.with(new FaultPlan.Slowness(0.3, 8));
        }
        if (settings.faults().contains(FaultKind.CRASH) && founders.size() > 1) {
            ImmutableList<String> candidates =
                    ImmutableList.<String>builder().addAll(founders).addAll(joiners).build();
            int max = founders.size() - 1;
            plan = plan.with(new FaultPlan.Crashes(candidates, max, expectedCycles(), 1_000));
            if (new RandomStream(settings.seed()).stream("notices").chance(0.5)) {
                plan = plan.noticedWithin(LATE_NOTICE_CYCLES);
            }
        }
        return settings.swarm() ? plan.asSwarm() : plan;
    }

    private long expectedCycles() {
        return Math.max(50_000, workload.size() * CYCLES_AN_OPERATION / workload.clients());
    }

    private StoreRun run(OutputStream trace) throws IOException {
        Optional<String> failure;
        long events;
        try (TraceRecorder recorder = TraceRecorder.to(trace, header())) {
            machine.observe(new StoreWatch(recorder, new StoreNotes(keys), living, metrics));
            build(new Journal(recorder));
            if (settings.mode() == Mode.LIVENESS) {
                machine.at(expectedCycles() / 2, machine::stopFaults);
            }
            failure = toItsEnd();
            events = recorder.events();
        }
        metrics.add("blockedKeys", blockedKeys());
        return new StoreRun(settings, events, machine.now(), faultsMet(), metrics.all(), failure);
    }

    /**
     * Runs the machine; returns what went wrong, a handler that threw included.
     *
     * @throws ProcessFailed if the trace could not be written
     */
    private Optional<String> toItsEnd() {
        try {
            long servers = founders.size() + joiners.size();
            return failure(
                    machine.run(
                            Limits.events(workload.size() * servers * EVENT_LIMIT_AN_OPERATION)));
        } catch (ProcessFailed e) {
            if (e.getCause() instanceof VirtualMachineError error) {
                throw error;
            }
            if (Throwables.getCausalChain(e).stream().anyMatch(IOException.class::isInstance)) {
                // The recorder's file, not the member's handler.
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private TraceHeader header() throws IOException {
        List<String> members =
                ImmutableList.<String>builder().addAll(founders).addAll(joiners).build();
        TraceHeader.Builder header =
                TraceHeader.builder(Long.toHexString(settings.seed()), "ReplicatedStore")
                        .instance("names")
                        .modelValues(List.of("Absent", "Nobody"));
        StoreWatch.constants(members, founders, keys).forEach(header::constant);
        settings.provenance().forEach(header::provenance);
        digests(settings).forEach(header::provenance);
        return header.build();
    }

    /**
     * The SHA-256 of each file that the settings name, by its name in the provenance; without the
     * same files a run cannot be repeated.
     *
     * @throws IOException if a file cannot be read
     */
    public static ImmutableMap<String, String> digests(StoreSettings settings) throws IOException {
        ImmutableMap.Builder<String, String> digests = ImmutableMap.builder();
        if (Mix.named(settings.workload()).isEmpty()) {
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

    private void build(Journal journal) {
        StoreFleet fleet =
                StoreFleet.of(new Microkernel(machine), founders, keys, journal)
                        .with(settings.bug());
        int core = 0;
        for (String name : founders) {
            start(StoreMember.found(fleet, name, core++ % machine.file().cores()), name);
        }
        RandomStream draw = machine.random("joins");
        for (String name : joiners) {
            long after = draw.below(expectedCycles() / 2);
            int at = core++ % machine.file().cores();
            start(StoreMember.join(fleet, name, at, after, JOIN_ATTEMPTS), name);
        }
        startClients(fleet, core);
    }

    private void start(StoreMember member, String name) {
        NameServer.serve(member);
        living.put(name, member);
    }

    private void startClients(StoreFleet fleet, int firstCore) {
        List<String> servers =
                ImmutableList.<String>builder().addAll(founders).addAll(joiners).build();
        List<List<Operation>> work = new ArrayList<>();
        IntStream.range(0, workload.clients()).forEach(i -> work.add(new ArrayList<>()));
        workload.forEach(operation -> work.get(operation.client()).add(operation));
        for (int client = 0; client < work.size(); client++) {
            StoreClient.start(
                    fleet,
                    "c" + (client + 1),
                    (firstCore + client) % machine.file().cores(),
                    servers,
                    client % servers.size(),
                    work.get(client),
                    metrics);
        }
    }

    private ImmutableSet<FaultKind> faultsMet() {
        ImmutableSet<FaultPlan.Kind> drawn = machine.faultKinds();
        return java.util.Arrays.stream(FaultKind.values())
                .filter(
                        kind ->
                                switch (kind) {
                                    case DELAY -> drawn.contains(FaultPlan.Kind.DELAY);
                                    case SLOW -> drawn.contains(FaultPlan.Kind.SLOWNESS);
                                    case CRASH -> metrics.get("crashes") > 0;
                                    case JOIN -> !joiners.isEmpty();
                                })
                .collect(Sets.toImmutableEnumSet());
    }

    /** Keys that every serving member has locked for a coordinator that has crashed. */
    private long blockedKeys() {
        return keys.stream().filter(this::blocked).count();
    }

    private boolean blocked(String key) {
        List<StoreMember> serving = living.values().stream().filter(StoreMember::serving).toList();
        return !serving.isEmpty() && serving.stream().allMatch(member -> member.inDoubt(key));
    }

    /** What must hold when nothing is left to do. */
    private Optional<String> failure(RunResult result) {
        if (result.ending() != RunResult.Ending.QUIESCENT) {
            return Optional.of(
                    "after %d machine events the run is not at rest".formatted(result.events()));
        }
        if (metrics.get("clientsDone") < workload.clients()) {
            return Optional.of(
                    "%d of %d clients wait for an answer that never comes"
                            .formatted(
                                    workload.clients() - metrics.get("clientsDone"),
                                    workload.clients()));
        }
        if (settings.mode() == Mode.SAFETY) {
            return Optional.empty();
        }
        boolean blocked = blockedKeys() > 0;
        for (Map.Entry<String, StoreMember> member : living.entrySet()) {
            Optional<String> open = open(member.getValue(), blocked);
            if (open.isPresent()) {
                return open.map(what -> member.getKey() + " " + what);
            }
        }
        return keys.stream().filter(key -> !settled(key)).findFirst().map(StoreScenario::unsettled);
    }

    /** What a member has begun and not ended. A blocked key holds up joins, and nothing else. */
    private static Optional<String> open(StoreMember member, boolean blocked) {
        if (member.openUpdates() > 0) {
            return Optional.of("has an update that is not decided");
        }
        if (blocked) {
            return Optional.empty();
        }
        if (member.joining()) {
            return Optional.of("has a join that does not end");
        }
        if (member.tableLocked()) {
            return Optional.of("keeps its table for a join that has ended");
        }
        return member.waitingRequests() > 0
                ? Optional.of("has requests that it never answers")
                : Optional.empty();
    }

    private boolean settled(String key) {
        List<StoreMember> serving = living.values().stream().filter(StoreMember::serving).toList();
        boolean equal = serving.stream().map(m -> m.entry(key)).distinct().count() <= 1;
        return blocked(key) || (equal && serving.stream().noneMatch(member -> member.inDoubt(key)));
    }

    private static String unsettled(String key) {
        return "members differ about %s, or are in doubt, and it is not blocked".formatted(key);
    }

    private static ImmutableList<String> names(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> prefix + i)
                .collect(ImmutableList.toImmutableList());
    }
}
