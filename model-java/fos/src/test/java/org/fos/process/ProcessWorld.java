package org.fos.process;

import com.google.common.collect.ImmutableList;

import org.fos.dpool.PoolRules;
import org.fos.dpool.Scheme;
import org.fos.kernel.Address;
import org.fos.kernel.Microkernel;
import org.fos.lib.DestinationCrashed;
import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.machine.MachineFile;
import org.fos.machine.RandomStream;
import org.fos.machine.simulated.Crash;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.MachineObserver;
import org.fos.machine.simulated.RunResult;
import org.fos.machine.simulated.SimulatedMachine;
import org.fos.process.ProcessesMessages.CreateReply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Three servers of process management, eight cores, and clients, on a simulated machine. */
final class ProcessWorld {
    static final int CORES = 8;
    private static final ImmutableList<String> SERVERS = ImmutableList.of("m1", "m2", "m3");
    private static final int ATTEMPTS = 60;

    final SimulatedMachine machine;
    final ProcessFleet fleet;
    final ImmutableList<CoreServer> cores;
    final Map<String, ProcessServer> servers = new TreeMap<>();

    /** The work of each process that was created and that nobody has begun to end. */
    final Map<Long, Long> inUse = new TreeMap<>();

    /** What went wrong as clients saw it. */
    final List<String> complaints = new ArrayList<>();

    /** What a client has given up to end. */
    final Set<Long> unended = new TreeSet<>();

    private final Set<String> crashed = new TreeSet<>();
    private int clientsBusy;
    private int nextCore = CORES + SERVERS.size();

    ProcessWorld(long seed, FaultPlan plan, int numbers) {
        machine = new SimulatedMachine(MachineFile.named("uniform-16"), seed, plan);
        machine.observe(
                new MachineObserver() {
                    @Override
                    public void crashed(Crash crash) {
                        crashed.add(crash.process().name());
                    }
                });
        fleet =
                ProcessFleet.of(
                        new Microkernel(machine),
                        SERVERS,
                        new PoolRules(Scheme.BULK_TRANSFER, "m1", 2, 0, 0, 1, 1),
                        numbers,
                        CORES,
                        new Journal(null),
                        new Journal(null));
        cores = fleet.startCores();
        for (int i = 0; i < SERVERS.size(); i++) {
            String name = SERVERS.get(i);
            servers.put(name, ProcessServer.found(fleet, name, CORES + i));
        }
    }

    static FaultPlan crashes() {
        return FaultPlan.none()
                .with(new FaultPlan.Delay(0.2, 20_000))
                .with(new FaultPlan.Crashes(SERVERS, 2, 400_000, 1_000));
    }

    /** Runs a client's thread; once all have ended, so do the servers' background threads. */
    void client(String name, BiConsumer<Dispatcher, ProcessesClient> work) {
        clientsBusy++;
        Dispatcher.start(
                        fleet.table().microkernel(),
                        name,
                        nextCore++ % machine.file().cores(),
                        fleet.capability(),
                        dispatcher -> {
                            work.accept(dispatcher, new ProcessesClient(dispatcher));
                            clientsBusy--;
                            if (clientsBusy == 0) {
                                servers.values()
                                        .forEach(
                                                server ->
                                                        machine.interrupt(
                                                                server.dispatcher().process(),
                                                                server::stopRebalancing));
                            }
                        })
                .hold(fleet.capability());
    }

    RunResult run() {
        return machine.run(Limits.events(3_000_000));
    }

    /** Creates, moves, balances and ends processes at random, at servers at random. */
    void mixedClient(String name, int operations) {
        client(
                name,
                (dispatcher, processes) -> {
                    List<Long> mine = new ArrayList<>();
                    RandomStream random = dispatcher.random();
                    for (int i = 0; i < operations; i++) {
                        dispatcher.think(random.below(20_000));
                        long what = random.below(10);
                        Address server = anyServer(dispatcher);
                        try {
                            if (what < 4) {
                                create(processes, server, mine, random.below(200_000));
                            } else if (mine.isEmpty()) {
                                processes.balance(server);
                            } else if (what < 6) {
                                end(dispatcher, processes, mine.removeFirst());
                            } else if (what < 9) {
                                long pid = 1 + random.below(fleet.table().keys().size());
                                processes.migrate(server, pid, random.below(CORES));
                            } else {
                                processes.balance(server);
                            }
                        } catch (DestinationCrashed e) {
                            takeOver(dispatcher, processes, mine);
                        }
                    }
                });
    }

    private void create(ProcessesClient processes, Address server, List<Long> mine, long work) {
        CreateReply reply = processes.create(server, "/bin/work", work);
        if (ProcessesResult.of(reply.result()) == ProcessesResult.OK) {
            mine.add(reply.pid());
            if (inUse.put(reply.pid(), work) != null) {
                complaints.add("given twice: " + reply.pid());
            }
        }
    }

    /** Asks until somebody ends it. */
    void end(Dispatcher dispatcher, ProcessesClient processes, long pid) {
        inUse.remove(pid);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                ProcessesResult result =
                        ProcessesResult.of(processes.terminate(anyServer(dispatcher), pid));
                if (result == ProcessesResult.OK || result == ProcessesResult.UNKNOWN) {
                    return;
                }
            } catch (DestinationCrashed e) {
                dispatcher.think(20_000);
            }
            dispatcher.think(20_000);
        }
        unended.add(pid);
    }

    /** A server has crashed in mid-call: what it may have created for this client is its own. */
    private void takeOver(Dispatcher dispatcher, ProcessesClient processes, List<Long> mine) {
        try {
            for (long pid : processes.owned(anyServer(dispatcher))) {
                if (!mine.contains(pid)) {
                    end(dispatcher, processes, pid);
                }
            }
        } catch (DestinationCrashed e) {
            // Whoever asks next may find them.
        }
    }

    private Address anyServer(Dispatcher dispatcher) {
        List<String> living =
                SERVERS.stream()
                        .filter(
                                name ->
                                        dispatcher.crashed().stream()
                                                .noneMatch(p -> p.name().equals(name)))
                        .toList();
        return dispatcher.lookup(living.get((int) dispatcher.random().below(living.size())));
    }

    /** The servers that have not crashed. */
    List<ProcessServer> living() {
        return servers.values().stream()
                .filter(server -> !crashed.contains(server.dispatcher().process().name()))
                .toList();
    }

    /**
     * Whether all servers that are left are in doubt about a process: who knows has crashed, and
     * two-phase commit blocks (report §4.8.2).
     */
    boolean blocked(long pid) {
        return living().stream().allMatch(s -> s.store().inDoubt(ProcessFleet.key(pid)));
    }

    /** What cores hold of a process, running or not. */
    List<Image> imagesOf(long pid) {
        List<Image> images = new ArrayList<>();
        for (CoreServer core : cores) {
            Image image = core.images().get(pid);
            if (image != null) {
                images.add(image);
            }
        }
        return images;
    }

    /** The numbers in the pool. */
    List<Long> free() {
        return living().stream()
                .flatMap(server -> server.pids().elements().stream())
                .sorted()
                .toList();
    }
}
