package org.fos.experiments.scenario;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;

import org.fos.experiments.workload.WorkloadFormatException;
import org.fos.lib.Journal;
import org.fos.machine.ProcessFailed;
import org.fos.machine.host.HostMachine;
import org.fos.machine.host.TcpLine;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One of the two machines of a fleet of servers, in a JVM of its own. It is told what to do a line
 * at a time, answers each line with one, and is gone when nobody is left to tell it anything. Each
 * event is with the operating system before what its step sends leaves, so that it outlives a kill.
 */
public final class FleetMachine {
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final long END_OF_LINE_SECONDS = 10;

    private final FleetOrders orders;
    private final RunSettings settings;
    private final RunMetrics metrics = new RunMetrics();
    private final HostUnderTest fleet;
    private final HostMachine machine;
    private final TcpLine line;
    private final CountDownLatch lineIsBroken = new CountDownLatch(1);
    private final Map<String, TraceRecorder> recorders = new TreeMap<>();
    private final WrittenMessages messages = new WrittenMessages();
    private final ImmutableList<String> clients;

    private FleetMachine(FleetOrders orders) throws IOException, WorkloadFormatException {
        this.orders = orders;
        settings = Provenance.settings(orders.provenance());
        fleet = settings.scenario().onJvm(settings, metrics);
        line =
                orders.number() == 0
                        ? TcpLine.connecting(orders.token())
                        : TcpLine.listening(orders.token());
        machine =
                HostMachine.oneOfTwo(
                        orders.number(),
                        settings.seed(),
                        Instant.ofEpochMilli(orders.startEpochMillis()),
                        line,
                        message -> messages.taken(message).isPresent(),
                        messages::sent);
        fleet.start(machine, this::journal);
        clients =
                Names.of("c", fleet.clients()).stream()
                        .filter(machine::runs)
                        .collect(ImmutableList.toImmutableList());
        fleet.keepOnly(machine::runs);
    }

    /** Returns the journal of a server, which has a file if it runs here. */
    private Journal journal(String server) {
        if (!isHere(server)) {
            return new Journal(null);
        }
        try {
            Path file = Path.of(orders.folder()).resolve(server + ".ndjson");
            TraceRecorder recorder =
                    TraceRecorder.to(
                            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW),
                            header(server));
            recorders.put(server, recorder);
            return new Journal(recorder, messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Servers are on both machines by turns. */
    private boolean isHere(String server) {
        return fleet.servers().indexOf(server) % machine.file().cores() == orders.number();
    }

    private TraceHeader header(String server) {
        TraceHeader.Builder header =
                fleet.header(settings).recorder(server).incarnation(1).recorders(fleet.servers());
        orders.provenance().forEach(header::provenance);
        return header.build();
    }

    /**
     * Runs one machine.
     *
     * @param arguments the orders, in JSON
     * @throws Exception if a trace cannot be written, or no port is free
     */
    public static void main(String[] arguments) throws Exception {
        new FleetMachine(FleetOrders.read(arguments[0])).live();
    }

    private void live() throws IOException, InterruptedException {
        machine.start();
        line.open(machine.farEnd(lineIsBroken::countDown));
        answer("up " + line.port());
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            if (command.equals("stop")) {
                answer(stop());
                return;
            }
            answer(obey(command));
        }
        // Whoever started this machine is gone.
        Runtime.getRuntime().halt(1);
    }

    private String obey(String command) throws IOException, InterruptedException {
        if (command.startsWith("peer ")) {
            line.peerListensAt(Integer.parseInt(command.substring("peer ".length())));
            return "ok";
        }
        return switch (command) {
            case "status" -> status();
            case "idle" -> {
                fleet.clientsAreDone(machine);
                yield "ok";
            }
            case "hush" -> {
                line.hush();
                yield "ok";
            }
            case "gone" -> gone();
            default -> throw new IllegalArgumentException("no such command: " + command);
        };
    }

    private static void answer(String answer) {
        System.out.println(answer);
        System.out.flush();
    }

    /** The other machine has been killed: what it has sent comes first, and then the notice. */
    private String gone() throws IOException, InterruptedException {
        boolean noticed = lineIsBroken.await(END_OF_LINE_SECONDS, TimeUnit.SECONDS);
        line.close();
        machine.loseFar();
        return noticed ? "ok" : "was never connected";
    }

    private String status() throws InterruptedException {
        if (machine.hasFailed()) {
            return "failed " + failure().orElse("");
        }
        long sent = machine.sentAfar();
        long taken = machine.takenFromAfar();
        long done = metrics.get("clientsDone");
        boolean resting = machine.awaitRest(LOOK);
        boolean still = sent == machine.sentAfar() && taken == machine.takenFromAfar();
        return new FleetStatus(resting && still, sent, taken, clients.size() - done).line();
    }

    private Optional<String> failure() throws InterruptedException {
        try {
            machine.stop();
            return fleet.failure(settings.mode());
        } catch (ProcessFailed e) {
            return Optional.of(String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }

    private String stop() throws IOException, InterruptedException {
        Optional<String> failure = failure();
        line.close();
        recorders.values().forEach(TraceRecorder::close);
        metrics.add("messages", machine.messages());
        fleet.count(metrics);
        return failure.map(what -> "failed " + what).orElse("ended " + counts());
    }

    /** Everything that was counted here, as {@code name=number}, in one line. */
    private String counts() {
        return Joiner.on(' ').withKeyValueSeparator('=').join(metrics.all());
    }
}
