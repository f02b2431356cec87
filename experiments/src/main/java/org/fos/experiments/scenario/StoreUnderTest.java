package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;

import org.fos.experiments.workload.Operation;
import org.fos.experiments.workload.Workload;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.fos.lib.MessageNotes;
import org.fos.machine.Machine;
import org.fos.machine.RandomStream;
import org.fos.naming.NameServer;
import org.fos.store.StoreBug;
import org.fos.store.StoreFleet;
import org.fos.store.StoreMember;
import org.fos.store.StoreNotes;
import org.fos.trace.record.TraceValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The members of the store with name servers on top, those that join them, and their clients. */
final class StoreUnderTest implements FleetUnderTest {
    private static final long CYCLES_AN_OPERATION = 6_000;
    private static final int JOIN_ATTEMPTS = 20;
    private static final long EVENT_LIMIT_AN_OPERATION = 2_000;

    private final RunSettings settings;
    private final Workload workload;
    private final RunMetrics metrics;
    private final ImmutableList<String> founders;
    private final ImmutableList<String> joiners;
    private final ImmutableSortedSet<String> keys;
    private final Map<String, StoreMember> living = new TreeMap<>();

    StoreUnderTest(RunSettings settings, Workload workload, RunMetrics metrics) {
        this.settings = settings;
        this.workload = workload;
        this.metrics = metrics;
        this.founders = Names.of("m", settings.members());
        this.keys =
                StreamSupport.stream(workload.spliterator(), false)
                        .map(Operation::key)
                        .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
        RandomStream draw = new RandomStream(settings.seed()).stream("joins");
        boolean joins =
                settings.faults().contains(FaultKind.JOIN)
                        && (!settings.swarm() || draw.chance(0.5));
        this.joiners = Names.of("j", joins ? settings.joiners() : 0);
    }

    @Override
    public String instance() {
        return "names";
    }

    @Override
    public ImmutableList<String> modelValues() {
        return ImmutableList.of("Absent", "Nobody");
    }

    @Override
    public ImmutableMap<String, Object> constants() {
        return ImmutableMap.<String, Object>builder()
                .put("Member", TraceValue.set(servers()))
                .put("Key", TraceValue.set(keys))
                .put("Value", TraceValue.definition("STRING"))
                .put("Absent", "Absent")
                .put("Founder", TraceValue.set(founders))
                .put("Nobody", "Nobody")
                .buildOrThrow();
    }

    @Override
    public ImmutableList<String> servers() {
        return ImmutableList.<String>builder().addAll(founders).addAll(joiners).build();
    }

    @Override
    public int mostCrashes() {
        return founders.size() - 1;
    }

    @Override
    public ImmutableSet<FaultKind> faults() {
        return joiners.isEmpty()
                ? settings.faults().stream()
                        .filter(kind -> kind != FaultKind.JOIN)
                        .collect(Sets.toImmutableEnumSet())
                : settings.faults();
    }

    @Override
    public long expectedCycles() {
        return Math.max(50_000, workload.size() * CYCLES_AN_OPERATION / workload.clients());
    }

    @Override
    public long mostEvents() {
        return workload.size() * servers().size() * EVENT_LIMIT_AN_OPERATION;
    }

    @Override
    public int clients() {
        return workload.clients();
    }

    @Override
    public void start(Machine machine, Function<String, Journal> journals) {
        StoreFleet fleet =
                StoreFleet.of(new Microkernel(machine), founders, keys, new Journal(null))
                        .with(settings.bug().map(StoreBug.class::cast));
        int cores = machine.file().cores();
        int core = 0;
        for (String name : founders) {
            StoreFleet own = fleet.recordedIn(journals.apply(name));
            start(StoreMember.found(own, name, core++ % cores), name);
        }
        RandomStream draw = machine.random("joins");
        for (String name : joiners) {
            long after = draw.below(expectedCycles() / 2);
            StoreFleet own = fleet.recordedIn(journals.apply(name));
            start(StoreMember.join(own, name, core++ % cores, after, JOIN_ATTEMPTS), name);
        }
        startClients(fleet, core, cores);
    }

    private void start(StoreMember member, String name) {
        NameServer.serve(member);
        living.put(name, member);
    }

    private void startClients(StoreFleet fleet, int firstCore, int cores) {
        List<List<Operation>> work = new ArrayList<>();
        IntStream.range(0, workload.clients()).forEach(i -> work.add(new ArrayList<>()));
        workload.forEach(operation -> work.get(operation.client()).add(operation));
        for (int client = 0; client < work.size(); client++) {
            StoreClient.start(
                    fleet,
                    "c" + (client + 1),
                    (firstCore + client) % cores,
                    servers(),
                    client % servers().size(),
                    work.get(client),
                    metrics);
        }
    }

    @Override
    public void keepOnly(Predicate<String> here) {
        living.keySet().removeIf(name -> !here.test(name));
    }

    @Override
    public MessageNotes notes() {
        return new StoreNotes(keys);
    }

    @Override
    public String lostParameter() {
        return "lost";
    }

    @Override
    public boolean crashed(String process) {
        return Optional.ofNullable(living.remove(process))
                .map(member -> member.serving() || member.joining())
                .orElse(false);
    }

    @Override
    public boolean quietWhenIdle() {
        return living.values().stream().noneMatch(member -> member.waitingRequests() > 0);
    }

    @Override
    public void count(RunMetrics counts) {
        counts.add("blockedKeys", blockedKeys());
    }

    @Override
    public Optional<String> failure(Mode mode) {
        if (mode == Mode.SAFETY) {
            return Optional.empty();
        }
        boolean blocked = blockedKeys() > 0;
        for (Map.Entry<String, StoreMember> member : living.entrySet()) {
            Optional<String> open = open(member.getValue(), blocked);
            if (open.isPresent()) {
                return open.map(what -> member.getKey() + " " + what);
            }
        }
        return keys.stream()
                .filter(key -> !settled(key))
                .findFirst()
                .map(StoreUnderTest::unsettled);
    }

    /** Keys that every serving member has locked for a coordinator that has crashed. */
    private long blockedKeys() {
        return keys.stream().filter(this::blocked).count();
    }

    private boolean blocked(String key) {
        List<StoreMember> serving = living.values().stream().filter(StoreMember::serving).toList();
        return !serving.isEmpty() && serving.stream().allMatch(member -> member.inDoubt(key));
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
}
