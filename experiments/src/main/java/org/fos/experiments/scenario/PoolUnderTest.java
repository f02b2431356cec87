package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import org.fos.dpool.ElementType;
import org.fos.dpool.PoolBug;
import org.fos.dpool.PoolCoordinator;
import org.fos.dpool.PoolFleet;
import org.fos.dpool.PoolMember;
import org.fos.dpool.PoolNotes;
import org.fos.dpool.PoolRules;
import org.fos.dpool.Scheme;
import org.fos.kernel.Microkernel;
import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.lib.MessageNotes;
import org.fos.machine.Machine;
import org.fos.machine.RandomStream;
import org.fos.memory.PageServer;
import org.fos.trace.record.EventBuilder;
import org.fos.trace.record.TraceValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Page servers on a pool, their clients, and the coordinator that has members come and go. */
final class PoolUnderTest implements FleetUnderTest {
    private static final long CYCLES_AN_OPERATION = 6_000;
    private static final long EVENT_LIMIT_AN_OPERATION = 400;

    private final RunSettings settings;
    private final PoolDraw draw;
    private final RunMetrics metrics;
    private final ImmutableList<String> joiners;
    private final ElementType<Long> type = ElementType.numbers();
    private final Map<String, PoolMember<Long>> living = new TreeMap<>();
    private final List<PoolClient> clients = new ArrayList<>();

    PoolUnderTest(RunSettings settings, RunMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.draw = PoolDraw.of(settings);
        boolean joins = draw.faults().contains(FaultKind.JOIN);
        this.joiners = Names.of("j", joins ? settings.joiners() : 0);
    }

    @Override
    public String instance() {
        return "pages";
    }

    @Override
    public ImmutableList<String> modelValues() {
        return ImmutableList.of("Nobody");
    }

    @Override
    public ImmutableMap<String, Object> constants() {
        PoolRules rules = draw.rules();
        ImmutableMap.Builder<String, Object> start = ImmutableMap.builder();
        servers()
                .forEach(
                        name -> {
                            ImmutableList<Long> some =
                                    draw.founders().getOrDefault(name, ImmutableList.of());
                            start.put(name, TraceValue.set(some));
                        });
        return ImmutableMap.<String, Object>builder()
                .put("Element", TraceValue.set(pages()))
                .put("Client", TraceValue.set(Names.of("c", clients())))
                .put("Member", TraceValue.set(servers()))
                .put("Founder", TraceValue.set(draw.founders().keySet()))
                .put("Nobody", "Nobody")
                .put("Start", TraceValue.map(start.buildOrThrow()))
                .put("Scheme", rules.scheme().specName())
                .put("Home", rules.home())
                .put("Block", rules.block())
                .put("Low", rules.low())
                .put("High", rules.high())
                .put("Gap", rules.gap())
                .put("Collects", rules.collects())
                .buildOrThrow();
    }

    private List<Long> pages() {
        return LongStream.range(0, settings.number(PoolScenario.ELEMENTS)).boxed().toList();
    }

    @Override
    public ImmutableList<String> servers() {
        return ImmutableList.<String>builder()
                .addAll(draw.founders().keySet())
                .addAll(joiners)
                .build();
    }

    @Override
    public int mostCrashes() {
        return Math.max(0, draw.founders().size() - 1 - draw.leaves());
    }

    @Override
    public ImmutableSet<FaultKind> faults() {
        return draw.faults();
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
        PoolFleet<Long> fleet =
                PoolFleet.of(
                                new Microkernel(machine),
                                draw.rules(),
                                type,
                                draw.founders(),
                                new Journal(null))
                        .with(settings.bug().map(PoolBug.class::cast));
        int cores = machine.file().cores();
        int core = 0;
        for (String name : servers()) {
            PoolFleet<Long> own = fleet.recordedIn(journals.apply(name));
            PoolMember<Long> member = PoolMember.start(own, name, core++ % cores);
            PageServer.serve(member);
            living.put(name, member);
        }
        PoolMix mix = PoolMix.of(settings.workload());
        int most = Math.max(1, 2 * settings.number(PoolScenario.ELEMENTS) / clients());
        for (int number = 0; number < clients(); number++) {
            clients.add(
                    PoolClient.start(
                            fleet,
                            number,
                            core++ % cores,
                            servers(),
                            mix,
                            operations(number),
                            most,
                            metrics,
                            () -> stopWhenAllAreDone(machine)));
        }
        startCoordinator(fleet, core % cores);
    }

    private long operations(int client) {
        long each = settings.operations() / clients();
        return client < settings.operations() % clients() ? each + 1 : each;
    }

    /** Without clients some schemes go on moving elements for ever. */
    private void stopWhenAllAreDone(Machine machine) {
        if (metrics.get("clientsDone") == clients()) {
            clientsAreDone(machine);
        }
    }

    @Override
    public void clientsAreDone(Machine machine) {
        for (PoolMember<Long> member : living.values()) {
            machine.interrupt(member.dispatcher().process(), member::stopRebalancing);
        }
    }

    private void startCoordinator(PoolFleet<Long> fleet, int core) {
        Dispatcher.start(fleet.microkernel(), "fleet", core, fleet.capability(), this::changeFleet)
                .hold(fleet.capability());
    }

    /** Has servers join and members leave, at moments of chance, one after the other. */
    private void changeFleet(Dispatcher dispatcher) {
        RandomStream random = dispatcher.random();
        PoolCoordinator coordinator = new PoolCoordinator(dispatcher, draw.founders().keySet());
        List<String> waiting = new ArrayList<>(joiners);
        int leaves = draw.leaves();
        while (!waiting.isEmpty() || leaves > 0) {
            dispatcher.think(random.below(expectedCycles() / 2));
            boolean joins = leaves == 0 || (!waiting.isEmpty() && random.chance(0.5));
            if (joins) {
                metrics.add("joined", coordinator.join(waiting.removeFirst()) ? 1 : 0);
            } else {
                leaves--;
                metrics.add("left", leave(coordinator, random) ? 1 : 0);
            }
        }
    }

    private boolean leave(PoolCoordinator coordinator, RandomStream random) {
        boolean central = draw.rules().scheme() == Scheme.CENTRAL_STORAGE;
        List<String> candidates =
                coordinator.fleet().stream()
                        .filter(name -> !(central && name.equals(draw.rules().home())))
                        .toList();
        return !candidates.isEmpty()
                && coordinator.leave(candidates.get((int) random.below(candidates.size())));
    }

    @Override
    public void keepOnly(Predicate<String> here) {
        living.keySet().removeIf(name -> !here.test(name));
    }

    @Override
    public MessageNotes notes() {
        return new PoolNotes<>(type);
    }

    @Override
    public String lostParameter() {
        return "dropped";
    }

    @Override
    public boolean crashed(String process) {
        return Optional.ofNullable(living.remove(process)).map(PoolMember::alive).orElse(false);
    }

    @Override
    public boolean quietWhenIdle() {
        return true;
    }

    /** What clients have that got all answers is what the specification says that they have. */
    @Override
    public void whenQuiet(EventBuilder quiet) {
        for (int number = 0; number < clients.size(); number++) {
            PoolClient client = clients.get(number);
            if (client.certain()) {
                quiet.after(TraceValue.set(client.held()), "hand", "c" + (number + 1));
            }
        }
    }

    @Override
    public Optional<String> failure(Mode mode) {
        for (Map.Entry<String, PoolMember<Long>> member : living.entrySet()) {
            List<String> unfinished = member.getValue().unfinished();
            if (!unfinished.isEmpty()) {
                return Optional.of(
                        "%s has not ended %s"
                                .formatted(member.getKey(), String.join(", ", unfinished)));
            }
        }
        List<Long> found =
                Stream.concat(
                                living.values().stream().flatMap(m -> m.elements().stream()),
                                clients.stream().flatMap(client -> client.held().stream()))
                        .sorted()
                        .toList();
        if (found.stream().distinct().count() < found.size()) {
            return Optional.of("a page is in two places, found " + found);
        }
        boolean allAreHere = living.size() == servers().size();
        return metrics.get("crashes") == 0 && allAreHere && found.size() < pages().size()
                ? Optional.of("a page is lost though nobody has crashed, found " + found)
                : Optional.empty();
    }
}
