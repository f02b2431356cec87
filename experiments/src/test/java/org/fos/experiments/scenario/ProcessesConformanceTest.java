package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;

import org.fos.checker.engine.CompiledEngine;
import org.fos.dpool.ElementType;
import org.fos.dpool.PoolNotes;
import org.fos.dpool.PoolRules;
import org.fos.dpool.Scheme;
import org.fos.kernel.Address;
import org.fos.kernel.Microkernel;
import org.fos.lib.DestinationCrashed;
import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.lib.MessageNotes;
import org.fos.machine.MachineFile;
import org.fos.machine.Message;
import org.fos.machine.RandomStream;
import org.fos.machine.simulated.Crash;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.MachineObserver;
import org.fos.machine.simulated.RunResult;
import org.fos.machine.simulated.SimulatedMachine;
import org.fos.process.ProcessFleet;
import org.fos.process.ProcessServer;
import org.fos.process.ProcessesClient;
import org.fos.process.ProcessesMessages.CreateReply;
import org.fos.process.ProcessesResult;
import org.fos.store.StoreNotes;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Protects from servers of process management that are no members of a store and of a pool: of each
 * run both protocols are recorded at once, and held to their specifications.
 */
class ProcessesConformanceTest {
    private static final int RUNS = 6;
    private static final int CORES = 6;
    private static final int NUMBERS = 8;
    private static final int OPERATIONS = 25;
    private static final ImmutableList<String> SERVERS = ImmutableList.of("m1", "m2", "m3");
    private static final ImmutableList<String> CLIENTS = ImmutableList.of("c1", "c2", "c3");
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs");
    private static final PoolRules RULES = new PoolRules(Scheme.BULK_TRANSFER, "m1", 2, 0, 0, 1, 1);

    @TempDir private Path folder;
    private final Map<String, Long> counts = new TreeMap<>();

    @Test
    void bothTracesOfEveryRunWithCrashesAreBehavioursOfTheirSpecifications() throws Exception {
        try (ValidationSession session = new ValidationSession(new CompiledEngine())) {
            for (int seed = 1; seed <= RUNS; seed++) {
                Path table = folder.resolve("table-%d.ndjson".formatted(seed));
                Path numbers = folder.resolve("pids-%d.ndjson".formatted(seed));
                run(seed, table, numbers);
                assertAccepted(session, table, "store", seed);
                assertAccepted(session, numbers, "dpool", seed);
            }
        }
        assertTrue(counts.keySet().containsAll(List.of("OK", "crashes")), counts.toString());
    }

    private static void assertAccepted(
            ValidationSession session, Path trace, String family, int seed) throws Exception {
        Outcome outcome =
                new Validator(session)
                        .validate(
                                trace,
                                SpecLocation.in(SPECS.resolve(family)),
                                ValidationOptions.DEFAULT);
        assertInstanceOf(Outcome.Accepted.class, outcome, "seed " + seed + ": " + outcome);
    }

    private void run(int seed, Path table, Path numbers) throws Exception {
        SimulatedMachine machine =
                new SimulatedMachine(
                        MachineFile.named("uniform-16"),
                        seed,
                        FaultPlan.none()
                                .with(new FaultPlan.Delay(0.2, 20_000))
                                .with(new FaultPlan.Crashes(SERVERS, 2, 400_000, 1_000)));
        try (OutputStream tableOut = Files.newOutputStream(table);
                OutputStream numbersOut = Files.newOutputStream(numbers);
                TraceRecorder tableRecorder = TraceRecorder.to(tableOut, tableHeader());
                TraceRecorder poolRecorder = TraceRecorder.to(numbersOut, poolHeader())) {
            machine.observe(new CrashWatch(tableRecorder, new StoreNotes(tableKeys()), "lost"));
            machine.observe(
                    new CrashWatch(
                            poolRecorder, new PoolNotes<>(ElementType.numbers()), "dropped"));
            ProcessFleet fleet =
                    ProcessFleet.of(
                            new Microkernel(machine),
                            SERVERS,
                            RULES,
                            NUMBERS,
                            CORES,
                            new Journal(tableRecorder),
                            new Journal(poolRecorder));
            start(machine, fleet);
            assertEquals(
                    RunResult.Ending.QUIESCENT, machine.run(Limits.events(2_000_000)).ending());
        }
    }

    private void start(SimulatedMachine machine, ProcessFleet fleet) {
        fleet.startCores();
        List<ProcessServer> servers = new ArrayList<>();
        for (String name : SERVERS) {
            servers.add(ProcessServer.found(fleet, name, CORES + servers.size()));
        }
        List<String> busy = new ArrayList<>(CLIENTS);
        int core = CORES + SERVERS.size();
        for (String name : CLIENTS) {
            Dispatcher.start(
                            fleet.table().microkernel(),
                            name,
                            core++,
                            fleet.capability(),
                            me -> {
                                useProcesses(me);
                                busy.remove(name);
                                if (busy.isEmpty()) {
                                    servers.forEach(s -> stop(machine, s));
                                }
                            })
                    .hold(fleet.capability());
        }
    }

    private static void stop(SimulatedMachine machine, ProcessServer server) {
        machine.interrupt(server.dispatcher().process(), server::stopRebalancing);
    }

    private void useProcesses(Dispatcher me) {
        ProcessesClient processes = new ProcessesClient(me);
        RandomStream random = me.random();
        List<Long> mine = new ArrayList<>();
        for (int i = 0; i < OPERATIONS; i++) {
            me.think(random.below(20_000));
            Address server = me.lookup(SERVERS.get((int) random.below(SERVERS.size())));
            long what = random.below(10);
            try {
                if (what < 5 || mine.isEmpty()) {
                    CreateReply reply = processes.create(server, "/bin/work", random.below(90_000));
                    if (count(reply.result()) == ProcessesResult.OK) {
                        mine.add(reply.pid());
                    }
                } else if (what < 7) {
                    if (count(processes.terminate(server, mine.getFirst())) == ProcessesResult.OK) {
                        mine.removeFirst();
                    }
                } else {
                    count(processes.migrate(server, mine.getFirst(), random.below(CORES)));
                }
            } catch (DestinationCrashed e) {
                counts.merge("unanswered", 1L, Long::sum);
            }
        }
    }

    private ProcessesResult count(int result) {
        ProcessesResult known = ProcessesResult.of(result);
        counts.merge(known.name(), 1L, Long::sum);
        return known;
    }

    private static List<String> tableKeys() {
        List<String> keys = new ArrayList<>();
        for (long pid = 1; pid <= NUMBERS; pid++) {
            keys.add(ProcessFleet.key(pid));
        }
        return keys;
    }

    private static TraceHeader tableHeader() {
        return TraceHeader.builder("table", "ReplicatedStore")
                .instance("table")
                .modelValues(ImmutableList.of("Absent", "Nobody"))
                .constant("Member", TraceValue.set(SERVERS))
                .constant("Key", TraceValue.set(tableKeys()))
                .constant("Value", TraceValue.definition("STRING"))
                .constant("Absent", "Absent")
                .constant("Founder", TraceValue.set(SERVERS))
                .constant("Nobody", "Nobody")
                .build();
    }

    private static TraceHeader poolHeader() {
        List<Long> all = new ArrayList<>();
        Map<String, List<Long>> dealt = new TreeMap<>();
        SERVERS.forEach(name -> dealt.put(name, new ArrayList<>()));
        for (int i = 0; i < NUMBERS; i++) {
            all.add(i + 1L);
            dealt.computeIfAbsent(SERVERS.get(i % SERVERS.size()), _ -> new ArrayList<>())
                    .add(i + 1L);
        }
        Map<String, Object> start = new TreeMap<>();
        dealt.forEach((name, some) -> start.put(name, TraceValue.set(some)));
        return TraceHeader.builder("pids", "DPool")
                .instance("pids")
                .modelValues(ImmutableList.of("Nobody"))
                .constant("Element", TraceValue.set(all))
                .constant("Client", TraceValue.set(CLIENTS))
                .constant("Member", TraceValue.set(SERVERS))
                .constant("Founder", TraceValue.set(SERVERS))
                .constant("Nobody", "Nobody")
                .constant("Start", TraceValue.map(start))
                .constant("Scheme", RULES.scheme().specName())
                .constant("Home", RULES.home())
                .constant("Block", RULES.block())
                .constant("Low", RULES.low())
                .constant("High", RULES.high())
                .constant("Gap", RULES.gap())
                .constant("Collects", RULES.collects())
                .build();
    }

    /** Records the crashes of servers in one protocol's trace, with the messages lost of it. */
    private final class CrashWatch implements MachineObserver {
        private final TraceRecorder recorder;
        private final MessageNotes notes;
        private final String lostParameter;

        CrashWatch(TraceRecorder recorder, MessageNotes notes, String lostParameter) {
            this.recorder = recorder;
            this.notes = notes;
            this.lostParameter = lostParameter;
        }

        @Override
        public void sent(Message message, long leavesCycles) {
            notes.sent(message);
        }

        @Override
        public void delivered(Message message, long timeCycles) {
            notes.over(message);
        }

        @Override
        public void vanished(Message message, long timeCycles) {
            notes.over(message);
        }

        @Override
        public void crashed(Crash crash) {
            String name = crash.process().name();
            List<Object> lost =
                    crash.lost().stream().map(notes::note).flatMap(Optional::stream).toList();
            crash.lost().forEach(notes::lost);
            counts.merge("crashes", 1L, Long::sum);
            recorder.event("Crash")
                    .arg("m", name)
                    .arg(lostParameter, TraceValue.set(lost))
                    .after("crashed", "mode", name)
                    .time(crash.timeCycles())
                    .source("SimulatedMachine.crash")
                    .write();
        }
    }
}
