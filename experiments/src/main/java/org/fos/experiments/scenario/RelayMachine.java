package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.fos.lib.SeededBug;
import org.fos.machine.ProcessFailed;
import org.fos.machine.RandomStream;
import org.fos.machine.host.HostMachine;
import org.fos.machine.host.TcpLine;
import org.fos.messaging.Gateway;
import org.fos.messaging.Link;
import org.fos.messaging.ProxyBug;
import org.fos.messaging.Relay;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One machine of a run of the proxies, in a JVM of its own: one life of it. It is told what to do a
 * line at a time, answers each line with one, and is gone when nobody is left to tell it anything.
 * Each event is with the operating system before what its step sends leaves, so that it outlives a
 * kill.
 */
public final class RelayMachine {
    private static final long MEAN_GAP_NANOS = 1_000_000;

    private final RelayOrders orders;
    private final HostMachine machine;
    private final TcpLine line;
    private final TraceRecorder recorder;
    private final Relay relay;
    private final Gateway gateway;
    private final TakenOrder taken = new TakenOrder();
    private final AtomicLong submitted = new AtomicLong();

    private RelayMachine(RelayOrders orders) throws IOException {
        this.orders = orders;
        RunSettings settings = Provenance.settings(orders.provenance());
        machine =
                new HostMachine(
                        1, settings.seed(), Instant.ofEpochMilli(orders.startEpochMillis()));
        line =
                orders.connects()
                        ? TcpLine.connecting(orders.token())
                        : TcpLine.listening(orders.token());
        OutputStream file =
                Files.newOutputStream(Path.of(orders.trace()), StandardOpenOption.CREATE_NEW);
        recorder = TraceRecorder.to(file, header(settings));
        Microkernel microkernel = new Microkernel(machine);
        Capability guard = microkernel.newCapability();
        gateway =
                Gateway.start(
                        microkernel,
                        guard,
                        orders.machine(),
                        orders.peer(),
                        0,
                        orders.life(),
                        line,
                        _ -> broken());
        Optional<SeededBug> bug = settings.bug();
        relay =
                Relay.start(
                        microkernel,
                        guard,
                        orders.machine(),
                        orders.peer(),
                        0,
                        orders.life(),
                        new Link(),
                        new Journal(recorder, gateway),
                        bug.map(ProxyBug.class::cast),
                        taken::take);
    }

    /**
     * Runs one life of a machine.
     *
     * @param arguments the orders, in JSON
     * @throws Exception if the trace cannot be written, or no port is free
     */
    public static void main(String[] arguments) throws Exception {
        new RelayMachine(RelayOrders.read(arguments[0])).live();
    }

    private TraceHeader header(RunSettings settings) {
        TraceHeader.Builder header =
                TraceHeader.builder(Long.toHexString(settings.seed()), settings.scenario().spec())
                        .instance(RelaysUnderTest.INSTANCE)
                        .recorder(orders.machine())
                        .incarnation((int) orders.life())
                        .recorders(RelaysUnderTest.MACHINES)
                        .modelValues(RelaysUnderTest.MODEL_VALUES);
        RelaysUnderTest.CONSTANTS.forEach(header::constant);
        orders.provenance().forEach(header::provenance);
        return header.build();
    }

    private void live() throws IOException, InterruptedException {
        if (orders.life() > 1) {
            recordRestart();
        }
        machine.start();
        line.open(gateway);
        answer("up " + line.port());
        Thread.ofPlatform().daemon().name("clients").start(this::submitAll);
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            switch (ImmutableList.copyOf(command.split(" ", -1)).getFirst()) {
                case "peer" -> {
                    line.peerListensAt(Integer.parseInt(command.substring("peer ".length())));
                    answer("ok");
                }
                case "status" -> answer(status());
                case "hush" -> {
                    line.hush();
                    answer("ok");
                }
                case "stop" -> {
                    answer(stop());
                    return;
                }
                default -> throw new IllegalArgumentException("no such command: " + command);
            }
        }
        // Whoever started this machine is gone.
        Runtime.getRuntime().halt(1);
    }

    private static void answer(String answer) {
        System.out.println(answer);
        System.out.flush();
    }

    /** {@code Proxy!Restart(m)}: nobody but the machine that comes back knows that it does. */
    private void recordRestart() {
        recorder.event("Restart")
                .arg("m", orders.machine())
                .after(relay.life(), "life", orders.machine())
                .after(relay.known(), "known", orders.machine())
                .after(relay.accepted(), "accepted", orders.machine())
                .time(machine.now())
                .source("RelayMachine.recordRestart")
                .write();
    }

    private void broken() {
        machine.interrupt(relay.process(), () -> relay.broken(orders.connects()));
    }

    private void submitAll() {
        RandomStream random =
                machine.random("clients of %s, life %d".formatted(orders.machine(), orders.life()));
        for (long number = 1; number <= orders.messages(); number++) {
            LockSupport.parkNanos(random.below(2 * MEAN_GAP_NANOS));
            byte[] cargo = TakenOrder.cargo(orders.life(), number);
            machine.interrupt(relay.process(), () -> relay.submit(cargo));
            submitted.incrementAndGet();
            if (random.chance((double) orders.breaks() / orders.messages())) {
                line.cut();
            }
        }
    }

    private String status() throws InterruptedException {
        if (machine.hasFailed()) {
            return "failed " + failure().orElse("");
        }
        CompletableFuture<Integer> unfinished = new CompletableFuture<>();
        boolean all = submitted.get() == orders.messages();
        machine.interrupt(relay.process(), () -> unfinished.complete(relay.unfinished()));
        while (!unfinished.isDone() && !machine.hasFailed()) {
            Thread.sleep(1);
        }
        return all && unfinished.getNow(1) == 0 ? "finished" : "busy";
    }

    private Optional<String> failure() throws InterruptedException {
        try {
            machine.stop();
            return taken.disorder();
        } catch (ProcessFailed e) {
            return Optional.of(String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }

    private String stop() throws IOException, InterruptedException {
        Optional<String> failure = failure();
        line.close();
        recorder.close();
        return failure.map(what -> "failed " + what).orElse("ended " + taken.number());
    }
}
