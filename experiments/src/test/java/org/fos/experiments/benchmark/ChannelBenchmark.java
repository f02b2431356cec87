package org.fos.experiments.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The channel beside the one-to-one queues of JCTools and Agrona: 64-byte payloads between two
 * threads, by two copies each. A sample is a batch that is shorter than a time slice, so that the
 * median is of batches in which both threads ran.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChannelBenchmark {
    private static final int BATCH = 10_000;
    private static final int ROUND_TRIPS = 1_000;

    @Param({"fos", "jctools", "agronaQueue", "agronaRing"})
    private String queue = "fos";

    private final byte[] payload = new byte[Queue64.PAYLOAD_BYTES];
    private final byte[] reply = new byte[Queue64.PAYLOAD_BYTES];
    private Queue64 there = Queue64.named("fos");
    private Queue64 back = there;
    private Thread peer = Thread.currentThread();
    private volatile boolean echoing;
    private volatile boolean stopped;

    /** Starts the other thread. */
    @Setup(Level.Trial)
    public void start() {
        there = Queue64.named(queue);
        back = Queue64.named(queue);
        peer = Thread.ofPlatform().daemon().start(this::answer);
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void stop() throws InterruptedException {
        stopped = true;
        peer.join();
    }

    /** Takes what comes; the last of a batch, or each one, is answered. */
    private void answer() {
        byte[] target = new byte[Queue64.PAYLOAD_BYTES];
        int taken = 0;
        while (!stopped) {
            if (there.poll(target)) {
                taken++;
                if (echoing || taken % BATCH == 0) {
                    send(back, target);
                }
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** One way, as fast as it goes; the last of a batch is answered. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public byte[] oneWay() {
        for (int i = 0; i < BATCH; i++) {
            payload[0] = (byte) i;
            send(there, payload);
        }
        return take();
    }

    /** There and back. */
    @Benchmark
    @OperationsPerInvocation(ROUND_TRIPS)
    public byte[] roundTrip() {
        echoing = true;
        for (int i = 0; i < ROUND_TRIPS; i++) {
            payload[0] = (byte) i;
            send(there, payload);
            take();
        }
        return reply;
    }

    private static void send(Queue64 queue, byte[] payload) {
        while (!queue.offer(payload)) {
            Thread.onSpinWait();
        }
    }

    private byte[] take() {
        while (!back.poll(reply)) {
            Thread.onSpinWait();
        }
        return reply;
    }

    /**
     * Runs all in turn, several times, and prints the medians and what they are relative to
     * JCTools.
     *
     * @param arguments how often, 7 if nothing is given
     */
    public static void main(String[] arguments) throws RunnerException {
        int repeats = arguments.length == 0 ? 7 : Integer.parseInt(arguments[0]);
        Map<String, List<Double>> nanos = new TreeMap<>();
        for (int i = 0; i < repeats; i++) {
            Collection<RunResult> results =
                    new Runner(
                                    new OptionsBuilder()
                                            .include(ChannelBenchmark.class.getName() + "\\.")
                                            .forks(1)
                                            .warmupIterations(3)
                                            .warmupTime(TimeValue.milliseconds(500))
                                            .measurementIterations(3)
                                            .measurementTime(TimeValue.milliseconds(500))
                                            .build())
                            .run();
            for (RunResult result : results) {
                nanos.computeIfAbsent(key(result), _ -> new ArrayList<>())
                        .add(result.getPrimaryResult().getStatistics().getPercentile(50));
            }
        }
        nanos.forEach((key, values) -> System.out.println(line(key, values, nanos)));
    }

    private static String key(RunResult result) {
        return result.getPrimaryResult().getLabel() + " " + result.getParams().getParam("queue");
    }

    private static String line(String key, List<Double> values, Map<String, List<Double>> nanos) {
        String base = key.substring(0, key.indexOf(' ')) + " jctools";
        double median = median(values);
        return "%-24s %8.1f ns, %.2f times that of JCTools, %s"
                .formatted(key, median, median / median(nanos.getOrDefault(base, values)), values);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
