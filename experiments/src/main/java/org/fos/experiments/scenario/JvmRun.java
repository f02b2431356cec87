package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

import org.fos.machine.RandomStream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run of the proxies with a JVM for each machine, and TCP between them. Either may be killed,
 * by this run or by anybody: it comes back in its next life, and meanwhile the other goes on.
 */
public final class JvmRun {
    /** What may be met here. */
    public static final ImmutableSet<FaultKind> FAULTS =
            Sets.immutableEnumSet(FaultKind.BREAK, FaultKind.RESTART);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 5;
    private static final int MOST_KILLS = 3;
    private static final int MOST_LIVES = 20;
    private static final int MESSAGES_A_BREAK = 40;

    private final RunSettings settings;
    private final Path folder;
    private final ImmutableSet<FaultKind> faults;
    private final RandomStream random;
    private final long startMillis = Instant.now().toEpochMilli();
    private final long startNanos = System.nanoTime();
    private final Map<String, MachineJvm<RelayOrders>> jvms = new TreeMap<>();
    private final RunMetrics metrics = new RunMetrics();
    private String port = "";
    private Optional<String> failure = Optional.empty();

    private JvmRun(RunSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
        this.random = new RandomStream(settings.seed()).stream("jvms");
        this.faults = settings.drawnFaults(random, 0.7);
    }

    /**
     * Runs.
     *
     * @param folder where the traces go
     * @throws IOException if a JVM cannot be started, or a trace not read again
     * @throws InterruptedException if the caller is interrupted
     */
    static ScenarioRun of(RunSettings settings, Path folder)
            throws IOException, InterruptedException {
        RunSettings possible = settings.withFaultsAmong(FAULTS);
        JvmRun run = new JvmRun(possible, Files.createDirectories(folder).toAbsolutePath());
        try {
            return run.run();
        } finally {
            run.jvms.values().forEach(MachineJvm::close);
        }
    }

    private ScenarioRun run() throws IOException, InterruptedException {
        for (String machine : RelaysUnderTest.MACHINES) {
            start(machine, 1);
        }
        kills();
        awaitRest();
        if (failure.isEmpty()) {
            stop();
        }
        long events = RecordedEvents.in(folder);
        return new ScenarioRun(
                settings, events, System.nanoTime() - startNanos, faults, metrics.all(), failure);
    }

    private void start(String machine, long life) throws IOException, InterruptedException {
        MachineJvm<RelayOrders> before = jvms.remove(machine);
        if (before != null) {
            before.close();
            metrics.count("restarts");
        }
        long messages = Math.max(1, settings.operations() / RelaysUnderTest.MACHINES.size());
        boolean breaks = faults.contains(FaultKind.BREAK);
        RelayOrders orders =
                new RelayOrders(
                        machine,
                        life,
                        messages,
                        breaks ? messages / MESSAGES_A_BREAK + 1 : 0,
                        new RandomStream(startMillis).stream("token").nextLong(),
                        startMillis,
                        folder.resolve("%s-%d.ndjson".formatted(machine, life)).toString(),
                        Provenance.ofJvms(settings, RelaysUnderTest.MACHINES.size()));
        MachineJvm<RelayOrders> jvm =
                MachineJvm.start(machine, RelayMachine.class, orders.json(), orders);
        jvms.put(machine, jvm);
        String first = jvm.answer().orElse("");
        if (!first.startsWith("up ")) {
            comeBack(jvm);
            return;
        }
        metrics.add("sent", messages);
        tellWhereToConnect(orders.connects() ? Optional.empty() : Optional.of(first));
    }

    /** Who connects is told at which port who listens does; both may have come back. */
    private void tellWhereToConnect(Optional<String> up) {
        up.ifPresent(answer -> port = answer.substring("up ".length()));
        MachineJvm<RelayOrders> connecting = jvms.get(RelaysUnderTest.MACHINES.getFirst());
        if (connecting != null && !port.isEmpty()) {
            connecting.ask("peer " + port);
        }
    }

    /** Kills machines of chance, at moments of chance. */
    private void kills() throws IOException, InterruptedException {
        int kills = faults.contains(FaultKind.RESTART) ? 1 + (int) random.below(MOST_KILLS) : 0;
        for (int i = 0; i < kills && failure.isEmpty(); i++) {
            Thread.sleep(random.below(200));
            ImmutableList<String> machines = RelaysUnderTest.MACHINES;
            MachineJvm<RelayOrders> jvm =
                    jvms.get(machines.get((int) random.below(machines.size())));
            if (jvm != null) {
                jvm.kill();
                comeBack(jvm);
            }
        }
    }

    /** Starts the next life of a machine that was killed. */
    private void comeBack(MachineJvm<RelayOrders> killed) throws IOException, InterruptedException {
        RelayOrders orders = killed.orders();
        if (!killed.wasKilled() || orders.life() == MOST_LIVES) {
            failure = Optional.of("machine %s has ended by itself".formatted(orders.machine()));
            return;
        }
        start(orders.machine(), hasLived(orders) ? orders.life() + 1 : orders.life());
    }

    /** A life that was killed before its header was written whole has not begun. */
    private static boolean hasLived(RelayOrders orders) throws IOException {
        Path trace = Path.of(orders.trace());
        if (Files.exists(trace) && Files.readString(trace).contains("\n")) {
            return true;
        }
        Files.deleteIfExists(trace);
        return false;
    }

    /** Waits until each machine has sent all, and all of it is acknowledged. */
    private void awaitRest() throws IOException, InterruptedException {
        while (failure.isEmpty()) {
            boolean finished = true;
            for (MachineJvm<RelayOrders> jvm : ImmutableList.copyOf(jvms.values())) {
                finished &= isFinished(jvm);
            }
            if (finished) {
                return;
            }
            if (System.nanoTime() - startNanos > PATIENCE.toNanos()) {
                failure =
                        Optional.of(
                                "after %d s the run is not at rest"
                                        .formatted(PATIENCE.toSeconds()));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private boolean isFinished(MachineJvm<RelayOrders> jvm)
            throws IOException, InterruptedException {
        Optional<String> status = jvm.ask("status");
        String machine = jvm.orders().machine();
        if (status.isEmpty()) {
            comeBack(jvm);
            return false;
        }
        if (status.get().startsWith("failed")) {
            failure = Optional.of("machine %s has %s".formatted(machine, status.get()));
        }
        return status.get().equals("finished");
    }

    /** First neither heeds a break any more: then each may stop before the other. */
    private void stop() {
        jvms.values().forEach(jvm -> jvm.ask("hush"));
        for (MachineJvm<RelayOrders> jvm : jvms.values()) {
            String last = jvm.ask("stop").orElse("gone");
            if (last.startsWith("ended ")) {
                metrics.add("received", Long.parseLong(last.substring("ended ".length())));
            } else {
                failure = Optional.of("machine %s has %s".formatted(jvm.orders().machine(), last));
            }
        }
    }
}
