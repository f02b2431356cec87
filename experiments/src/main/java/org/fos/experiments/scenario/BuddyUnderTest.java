package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.fos.lib.MessageNotes;
import org.fos.lib.SeededBug;
import org.fos.machine.Machine;
import org.fos.machine.Message;
import org.fos.memory.Block;
import org.fos.memory.BuddyAllocator;
import org.fos.memory.BuddyBug;
import org.fos.memory.BuddyFleet;
import org.fos.trace.record.TraceValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The members of the buddy allocator, and its clients. */
final class BuddyUnderTest implements FleetUnderTest {
    private static final long CYCLES_AN_OPERATION = 6_000;
    private static final long EVENT_LIMIT_AN_OPERATION = 400;

    /** The specification has no messages but the blocks in them. */
    private static final MessageNotes NO_NOTES =
            new MessageNotes() {
                @Override
                public void sent(Message message) {}

                @Override
                public void over(Message message) {}

                @Override
                public Optional<Object> note(Message message) {
                    return Optional.empty();
                }
            };

    private final RunSettings settings;
    private final RunMetrics metrics;
    private final List<BuddyAllocator> members = new ArrayList<>();
    private final List<BlockClient> clients = new ArrayList<>();

    BuddyUnderTest(RunSettings settings, RunMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    private int maxOrder() {
        return settings.number(BuddyScenario.MAX_ORDER);
    }

    private int memory() {
        return settings.number(BuddyScenario.MEMORY);
    }

    @Override
    public String instance() {
        return "blocks";
    }

    @Override
    public ImmutableList<String> modelValues() {
        return ImmutableList.of("Nobody");
    }

    @Override
    public ImmutableMap<String, Object> constants() {
        return ImmutableMap.<String, Object>builder()
                .put("Member", TraceValue.set(servers()))
                .put("Client", TraceValue.set(Names.of("c", clients())))
                .put("Nobody", "Nobody")
                .put("Home", servers().getFirst())
                .put("MaxOrder", maxOrder())
                .put("Memory", memory())
                .buildOrThrow();
    }

    @Override
    public ImmutableList<String> servers() {
        return Names.of("m", settings.members());
    }

    @Override
    public int mostCrashes() {
        return 0;
    }

    @Override
    public ImmutableSet<FaultKind> faults() {
        return settings.faults();
    }

    @Override
    public long expectedCycles() {
        return Math.max(50_000, settings.operations() * CYCLES_AN_OPERATION / clients());
    }

    @Override
    public long mostEvents() {
        return settings.operations() * servers().size() * EVENT_LIMIT_AN_OPERATION;
    }

    @Override
    public int clients() {
        return settings.clients();
    }

    @Override
    public void start(Machine machine, Function<String, Journal> journals) {
        Optional<SeededBug> bug = settings.bug();
        Microkernel microkernel = new Microkernel(machine);
        BuddyFleet fleet =
                new BuddyFleet(
                        microkernel,
                        microkernel.newCapability(),
                        ImmutableSortedSet.copyOf(servers()),
                        servers().getFirst(),
                        maxOrder(),
                        memory(),
                        new Journal(null),
                        bug.map(BuddyBug.class::cast).orElse(null));
        int cores = machine.file().cores();
        int core = 0;
        for (String name : servers()) {
            BuddyFleet own = fleet.recordedIn(journals.apply(name));
            members.add(BuddyAllocator.start(own, name, core++ % cores));
        }
        long each = (settings.operations() + clients() - 1) / clients();
        for (int number = 0; number < clients(); number++) {
            clients.add(
                    BlockClient.start(
                            fleet,
                            number,
                            core++ % cores,
                            PoolMix.of(settings.workload()),
                            each,
                            metrics));
        }
    }

    @Override
    public MessageNotes notes() {
        return NO_NOTES;
    }

    @Override
    public String lostParameter() {
        throw new IllegalStateException("nobody crashes in this scenario");
    }

    @Override
    public boolean crashed(String process) {
        throw new IllegalStateException("nobody crashes in this scenario, process=" + process);
    }

    @Override
    public boolean quietWhenIdle() {
        return false;
    }

    @Override
    public Optional<String> failure(Mode mode) {
        for (BuddyAllocator member : members) {
            Optional<String> unfinished = member.unfinished();
            if (unfinished.isPresent()) {
                return unfinished.map(what -> "a member is left with " + what);
            }
        }
        List<Long> pages =
                Stream.concat(
                                members.stream().flatMap(m -> m.freeBlocks().stream()),
                                clients.stream().flatMap(client -> client.held().stream()))
                        .flatMap(BuddyUnderTest::pages)
                        .sorted()
                        .toList();
        List<Long> all = LongStream.range(0, (long) memory() << maxOrder()).boxed().toList();
        return pages.equals(all)
                ? Optional.empty()
                : Optional.of("pages are lost or in two blocks, found " + pages);
    }

    private static Stream<Long> pages(Block block) {
        long first = block.firstPage();
        return LongStream.range(first, first + block.pages()).boxed();
    }
}
