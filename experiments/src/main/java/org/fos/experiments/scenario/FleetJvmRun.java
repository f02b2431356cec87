package org.fos.experiments.scenario;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

import org.fos.experiments.workload.WorkloadFormatException;
import org.fos.machine.RandomStream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run of a fleet of servers on two machines, a JVM each, with TCP between them; servers and
 * clients are on both by turns. One of them may be killed, by this run or by anybody: its servers
 * have crashed then, and the other machine goes on.
 */
public final class FleetJvmRun {
    /** What may be met here. */
    public static final ImmutableSet<FaultKind> FAULTS =
            Sets.immutableEnumSet(FaultKind.CRASH, FaultKind.JOIN, FaultKind.LEAVE);

    private static final int MACHINES = 2;

    /** However few operations there are. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(90);

    private static final long PATIENCE_AN_OPERATION_MILLIS = 5;
    private static final long LOOK_MILLIS = 5;
    private static final long MESSAGES_AN_OPERATION = 4;

    private final RunSettings settings;
    private final Path folder;
    private final HostUnderTest fleet;
    private final Duration patience;
    private final RandomStream random;
    private final RunMetrics metrics = new RunMetrics();
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();
    private final Map<Integer, MachineJvm<FleetOrders>> jvms = new TreeMap<>();
    private Optional<String> failure = Optional.empty();
    private Optional<FleetStatus> before = Optional.empty();
    private long killAfterMessages = Long.MAX_VALUE;

    private FleetJvmRun(RunSettings settings, Path folder)
            throws IOException, WorkloadFormatException {
        this.settings = settings;
        this.folder = folder;
        this.patience =
                LEAST_PATIENCE.plusMillis(PATIENCE_AN_OPERATION_MILLIS * settings.operations());
        this.fleet = settings.scenario().onJvm(settings, metrics);
        this.random = new RandomStream(settings.seed()).stream("jvms");
    }

    /**
     * Runs.
     *
     * @param folder where the traces go
     * @throws IOException if a JVM cannot be started, or a trace not read again
     * @throws WorkloadFormatException if the workload file is malformed
     * @throws InterruptedException if the caller is interrupted
     */
    static ScenarioRun of(RunSettings settings, Path folder)
            throws IOException, WorkloadFormatException, InterruptedException {
        RunSettings possible = settings.withFaultsAmong(FAULTS);
        FleetJvmRun run =
                new FleetJvmRun(possible, Files.createDirectories(folder).toAbsolutePath());
        try {
            return run.run();
        } finally {
            run.jvms.values().forEach(MachineJvm::close);
        }
    }

    private ScenarioRun run() throws IOException, InterruptedException {
        for (int number = 0; number < MACHINES; number++) {
            start(number);
        }
        if (failure.isEmpty() && fleet.faults().contains(FaultKind.CRASH)) {
            killAfterMessages = random.below(settings.operations() * MESSAGES_AN_OPERATION);
        }
        awaitRest();
        stop();
        return new ScenarioRun(
                settings,
                RecordedEvents.in(folder),
                System.nanoTime() - startNanos,
                fleet.faults(),
                metrics.all(),
                failure);
    }

    private void start(int number) throws IOException, InterruptedException {
        FleetOrders orders =
                new FleetOrders(
                        number,
                        new RandomStream(start.toEpochMilli()).stream("token").nextLong(),
                        start.toEpochMilli(),
                        folder.toString(),
                        Provenance.ofJvms(settings, MACHINES));
        MachineJvm<FleetOrders> jvm =
                MachineJvm.start(orders.machine(), FleetMachine.class, orders.json(), orders);
        jvms.put(number, jvm);
        String first = jvm.answer().orElse("");
        if (!first.startsWith("up ")) {
            failure = Optional.of("machine %s has not come up".formatted(orders.machine()));
        } else if (number > 0) {
            String port = first.substring("up ".length());
            Optional.ofNullable(jvms.get(0)).ifPresent(other -> other.ask("peer " + port));
        }
    }

    /** Waits until the clients of all machines that live are done, and nothing is under way. */
    private void awaitRest() throws IOException, InterruptedException {
        boolean idle = false;
        while (failure.isEmpty()) {
            List<FleetStatus> all = statuses();
            killIfItIsTime(all);
            long waiting = all.stream().mapToLong(FleetStatus::waiting).sum();
            if (!all.isEmpty() && waiting == 0 && !idle) {
                jvms.values().forEach(jvm -> jvm.ask("idle"));
                idle = true;
            } else if (isAtRest(all)) {
                if (waiting > 0) {
                    failure =
                            Optional.of(
                                    "%d clients wait for an answer that never comes"
                                            .formatted(waiting));
                }
                return;
            }
            if (System.nanoTime() - startNanos > patience.toNanos()) {
                failure =
                        Optional.of(
                                "after %d s the run is not at rest"
                                        .formatted(patience.toSeconds()));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Kills a machine of chance, once, if that leaves as many servers as must live. */
    private void killIfItIsTime(List<FleetStatus> all) throws InterruptedException {
        if (all.stream().mapToLong(FleetStatus::sent).sum() < killAfterMessages) {
            return;
        }
        killAfterMessages = Long.MAX_VALUE;
        int number = (int) random.below(MACHINES);
        long founders =
                fleet.servers().stream()
                        .filter(server -> server.startsWith("m"))
                        .filter(server -> fleet.servers().indexOf(server) % MACHINES == number)
                        .count();
        MachineJvm<FleetOrders> jvm = jvms.get(number);
        if (jvm != null && founders <= fleet.mostCrashes()) {
            jvm.kill();
        }
    }

    /** Asks all; where one has ended by a signal, the other is told. */
    private List<FleetStatus> statuses() throws InterruptedException {
        for (MachineJvm<FleetOrders> jvm : List.copyOf(jvms.values())) {
            Optional<String> status = jvm.ask("status");
            if (status.isEmpty()) {
                end(jvm);
                return List.of();
            }
            if (status.get().startsWith("failed")) {
                failure =
                        Optional.of(
                                "machine %s has %s"
                                        .formatted(jvm.orders().machine(), status.get()));
                return List.of();
            }
        }
        return jvms.values().stream()
                .map(jvm -> jvm.ask("status"))
                .flatMap(Optional::stream)
                .filter(line -> !line.startsWith("failed"))
                .map(FleetStatus::read)
                .toList();
    }

    private void end(MachineJvm<FleetOrders> ended) throws InterruptedException {
        String machine = ended.orders().machine();
        if (!ended.wasKilled() || jvms.size() < MACHINES) {
            failure = Optional.of("machine %s has ended by itself".formatted(machine));
            return;
        }
        metrics.count("crashes");
        jvms.remove(ended.orders().number());
        ended.close();
        before = Optional.empty();
        jvms.values().forEach(jvm -> jvm.ask("gone"));
    }

    /** Nothing is under way if all rest, all that was sent was taken, and so it was before. */
    private boolean isAtRest(List<FleetStatus> all) {
        if (all.size() < jvms.size() || !all.stream().allMatch(FleetStatus::resting)) {
            before = Optional.empty();
            return false;
        }
        FleetStatus sum =
                new FleetStatus(
                        true,
                        all.stream().mapToLong(FleetStatus::sent).sum(),
                        all.stream().mapToLong(FleetStatus::taken).sum(),
                        0);
        boolean same = before.equals(Optional.of(sum));
        before = Optional.of(sum);
        return same && (jvms.size() == 1 || sum.sent() == sum.taken());
    }

    private void stop() {
        jvms.values().forEach(jvm -> jvm.ask("hush"));
        for (MachineJvm<FleetOrders> jvm : jvms.values()) {
            String last = jvm.ask("stop").orElse("gone");
            if (last.startsWith("ended ")) {
                Splitter.on(' ')
                        .withKeyValueSeparator('=')
                        .split(last.substring("ended ".length()))
                        .forEach((what, count) -> metrics.add(what, Long.parseLong(count)));
            } else if (failure.isEmpty()) {
                failure = Optional.of("machine %s has %s".formatted(jvm.orders().machine(), last));
            }
        }
    }
}
