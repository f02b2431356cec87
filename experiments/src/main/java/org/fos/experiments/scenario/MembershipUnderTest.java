package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;

import org.fos.fleet.Detector;
import org.fos.fleet.Fleet;
import org.fos.fleet.FleetBug;
import org.fos.fleet.FleetMember;
import org.fos.fleet.FleetNotes;
import org.fos.fleet.FleetUser;
import org.fos.fleet.Mail;
import org.fos.kernel.Microkernel;
import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.lib.MessageNotes;
import org.fos.machine.Machine;
import org.fos.machine.RandomStream;
import org.fos.trace.record.TraceValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The servers and clients of a fleet, and the director that has servers come, go and err. */
final class MembershipUnderTest implements FleetUnderTest {
    private static final long CYCLES_AN_OPERATION = 12_000;
    private static final long EVENT_LIMIT_AN_OPERATION = 1_500;
    private static final long MOST_THINK_CYCLES = 12_000;
    private static final int MOST_MISTAKES = 16;
    private static final long AT_ONCE_CYCLES = 3_000;

    private final RunSettings settings;
    private final RunMetrics metrics;
    private final Detector detector;
    private final ImmutableSet<FaultKind> faults;
    private final int leaves;
    private final ImmutableList<String> founders;
    private final ImmutableList<String> joiners;
    private final ImmutableList<String> names;
    private final Mail mail = new Mail();
    private final Map<String, FleetMember> living = new TreeMap<>();
    private final List<FleetUser> users = new ArrayList<>();

    MembershipUnderTest(RunSettings settings, RunMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        RandomStream draw = new RandomStream(settings.seed()).stream("fleet");
        String word = settings.word(FleetScenario.DETECTOR);
        Detector drawn = draw.chance(0.5) ? Detector.PERFECT : Detector.UNRELIABLE;
        this.detector =
                word.equals(FleetScenario.ANY)
                        ? drawn
                        : Detector.valueOf(word.toUpperCase(Locale.ROOT));
        this.faults =
                settings.drawnFaults(draw, 0.7).stream()
                        .filter(
                                kind ->
                                        kind != FaultKind.MISTAKE
                                                || detector == Detector.UNRELIABLE)
                        .collect(Sets.toImmutableEnumSet());
        this.leaves =
                faults.contains(FaultKind.LEAVE)
                        ? 1
                                + (int)
                                        draw.below(
                                                faults.contains(FaultKind.CRASH)
                                                        ? 1
                                                        : settings.members())
                        : 0;
        this.founders = Names.of("m", settings.members());
        this.joiners = Names.of("j", faults.contains(FaultKind.JOIN) ? settings.joiners() : 0);
        this.names = Names.of("c", settings.clients());
    }

    @Override
    public String instance() {
        return "fleet";
    }

    @Override
    public ImmutableList<String> modelValues() {
        return ImmutableList.of("Nobody");
    }

    @Override
    public ImmutableMap<String, Object> constants() {
        return ImmutableMap.of(
                "Member", TraceValue.set(servers()),
                "Client", TraceValue.set(names),
                "Founders", TraceValue.sequence(founders),
                "Nobody", "Nobody",
                "Detector", detector.word());
    }

    @Override
    public ImmutableList<String> servers() {
        return ImmutableList.<String>builder().addAll(founders).addAll(joiners).build();
    }

    /** One is always left; and a majority, where that is needed. */
    @Override
    public int mostCrashes() {
        int most = detector == Detector.PERFECT ? founders.size() - 1 : (founders.size() - 1) / 2;
        return Math.max(0, most - leaves);
    }

    @Override
    public ImmutableSet<FaultKind> faults() {
        return faults;
    }

    @Override
    public long expectedCycles() {
        return Math.max(50_000, settings.operations() * CYCLES_AN_OPERATION / names.size());
    }

    @Override
    public long mostEvents() {
        return Math.max(60_000, settings.operations() * EVENT_LIMIT_AN_OPERATION);
    }

    /** Those that wait for a fleet that cannot change any more are not counted. */
    @Override
    public int clients() {
        return blocked() ? (int) metrics.get("clientsDone") : names.size();
    }

    @Override
    public void start(Machine machine, Function<String, Journal> journals) {
        Microkernel microkernel = new Microkernel(machine);
        Fleet fleet =
                new Fleet(
                        microkernel,
                        microkernel.newCapability(),
                        founders,
                        ImmutableSortedSet.copyOf(names),
                        detector,
                        mail,
                        this::inFleet,
                        journals.apply(founders.getFirst()),
                        settings.bug().map(FleetBug.class::cast).orElse(null));
        int cores = machine.file().cores();
        int core = 0;
        for (String name : servers()) {
            living.put(name, FleetMember.start(fleet, name, core++ % cores));
        }
        long each = (settings.operations() + names.size() - 1) / names.size();
        for (String name : names) {
            users.add(FleetUser.start(fleet, name, core++ % cores, user -> ask(user, each)));
        }
        Dispatcher.start(
                microkernel,
                "director",
                core % cores,
                fleet.capability(),
                director -> direct(machine, director));
    }

    private List<String> inFleet() {
        return living.entrySet().stream()
                .filter(member -> member.getValue().inFleet())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void ask(FleetUser user, long requests) {
        Dispatcher dispatcher = user.dispatcher();
        for (long i = 0; i < requests; i++) {
            dispatcher.think(dispatcher.random().below(MOST_THINK_CYCLES));
            user.request();
            metrics.count("answered");
        }
        metrics.count("clientsDone");
    }

    /** Has things happen at moments of chance, one after the other. */
    private void direct(Machine machine, Dispatcher director) {
        List<Runnable> plan = new ArrayList<>();
        RandomStream random = director.random();
        joiners.forEach(
                name ->
                        plan.add(
                                () -> {
                                    String asked = any(founders, random);
                                    at(machine, name, server -> server.joinBy(asked));
                                    if (faults.contains(FaultKind.MISTAKE)) {
                                        director.think(random.below(2 * AT_ONCE_CYCLES));
                                        at(machine, name, server -> server.mistake(asked));
                                    }
                                }));
        for (int i = 0; i < leaves; i++) {
            String leaver = random.chance(0.3) ? founders.getFirst() : any(servers(), random);
            plan.add(() -> at(machine, leaver, FleetMember::leaveFleet));
        }
        if (faults.contains(FaultKind.MISTAKE)) {
            long mistakes = 1 + random.below(MOST_MISTAKES);
            for (long i = 0; i < mistakes; i++) {
                plan.add(() -> err(machine, director, random));
            }
        }
        while (!plan.isEmpty()) {
            boolean atOnce = random.chance(0.3);
            director.think(random.below(atOnce ? AT_ONCE_CYCLES : expectedCycles() / 5));
            plan.remove((int) random.below(plan.size())).run();
        }
    }

    /** Has somebody take a server for crashed, and, if it lives, hear of it again. */
    private void err(Machine machine, Dispatcher director, RandomStream random) {
        long pause = random.below(expectedCycles() / 20);
        if (random.chance(0.7)) {
            FleetUser user = users.get((int) random.below(users.size()));
            machine.interrupt(user.dispatcher().process(), user::mistake);
            director.think(pause);
            machine.interrupt(user.dispatcher().process(), () -> user.correct(living::containsKey));
        } else {
            String by = any(servers(), random);
            String suspected = any(servers(), random);
            at(machine, by, server -> server.mistake(suspected));
            director.think(pause);
            at(machine, by, server -> server.correct(living::containsKey));
        }
    }

    private void at(Machine machine, String name, Consumer<FleetMember> act) {
        FleetMember server = living.get(name);
        if (server != null) {
            machine.interrupt(server.dispatcher().process(), () -> act.accept(server));
        }
    }

    private static String any(List<String> some, RandomStream random) {
        return some.get((int) random.below(some.size()));
    }

    @Override
    public MessageNotes notes() {
        return new FleetNotes(mail);
    }

    @Override
    public String lostParameter() {
        return "lost";
    }

    @Override
    public boolean crashed(String process) {
        mail.crashed(process);
        return Optional.ofNullable(living.remove(process)).map(FleetMember::known).orElse(false);
    }

    /** A request that cannot be served yet, and the last member's wish to leave, are messages. */
    @Override
    public boolean quietWhenIdle() {
        return mail.isEmpty();
    }

    @Override
    public void count(RunMetrics counts) {
        users.forEach(user -> counts.add("redirected", user.redirects()));
        counts.add("blocked", blocked() ? 1 : 0);
    }

    /** Whether nobody who is in the fleet can hear enough of its view any more. */
    private boolean blocked() {
        List<String> active =
                living.entrySet().stream()
                        .filter(m -> m.getValue().inFleet() || m.getValue().joining())
                        .map(Map.Entry::getKey)
                        .toList();
        return living.values().stream()
                .filter(FleetMember::inFleet)
                .allMatch(member -> member.blocked(active));
    }

    @Override
    public Optional<String> failure(Mode mode) {
        if (blocked()) {
            return Optional.empty();
        }
        for (Map.Entry<String, FleetMember> member : living.entrySet()) {
            Optional<String> unfinished = member.getValue().unfinished();
            if (unfinished.isPresent()) {
                return unfinished.map(what -> member.getKey() + " has not ended " + what);
            }
        }
        return Optional.empty();
    }
}
