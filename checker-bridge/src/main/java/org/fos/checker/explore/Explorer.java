package org.fos.checker.explore;

import org.fos.checker.engine.EvaluationException;
import org.fos.checker.engine.Program;
import org.fos.checker.engine.Unsupported;
import org.fos.checker.liveness.Liveness;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.Statistics;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Searches all states of a specification, level by level, with one or several threads, for what
 * violates its properties. The behaviour that leads to the first violation is a shortest one.
 */
public final class Explorer {
    private static final long PROGRESS_NANOS = 1_000_000_000L;

    private final Program program;
    private final Space space;
    private final Checks checks;
    private final Graph graph;
    private final Settings settings;
    private final Fingerprints fingerprints = new Fingerprints();
    private final AtomicReference<@Nullable Found> found = new AtomicReference<>();
    private final ReentrantReadWriteLock room = new ReentrantReadWriteLock();
    private final List<Worker> workers = new ArrayList<>();
    private final long startNanos;
    private volatile @Nullable CheckResult cut;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private int depth;
    private int initialStates;
    private long queueLeft;

    /** For each state the one from which it was found. */
    final Parents parents = new Parents();

    /** What a state's fingerprint has besides what its cells add. */
    final long offsetLow;

    final long offsetHigh;

    private Explorer(SpecTree tree, Settings settings, Set<Integer> whole, long startNanos) {
        this.settings = settings;
        this.startNanos = startNanos;
        program = Program.of(tree, whole);
        List<Map<Value, Value>> permutations = Symmetry.group(program.permutations());
        space = new Space(program, permutations);
        checks = new Checks(program, space);
        if (!checks.temporal.isEmpty() && tree.symmetry().isPresent()) {
            throw new Unsupported(
                    checks.temporal.getFirst().formula().range(),
                    "SYMMETRY beside the temporal property "
                            + checks.temporal.getFirst().name()
                            + ", which it does not preserve");
        }
        graph = new Graph(program, space);
        List<Value[]> initial = program.initialStates();
        if (initial.isEmpty()) {
            offsetLow = 0;
            offsetHigh = 0;
        } else {
            int[] row = space.row(initial.getFirst());
            List<Value> values = Arrays.asList(program.values(initial.getFirst()));
            long low = StateHash.LOW.ofState(values);
            long high = StateHash.HIGH.ofState(values);
            long[] sums = new long[2 * permutations.size()];
            space.addAll(row, sums);
            offsetLow = low - sums[0];
            offsetHigh = high - sums[1];
        }
    }

    /**
     * Explores a specification.
     *
     * @throws Unsupported if it has what this engine does not evaluate
     */
    public static Exploration explore(SpecTree tree, Settings settings) {
        long start = System.nanoTime();
        Set<Integer> whole = new HashSet<>();
        while (true) {
            try {
                return new Explorer(tree, settings, whole, start).run();
            } catch (EvaluationException e) {
                return new Exploration(Results.failed(e, List.of(), Results.nothing(start)), 0, 0);
            } catch (RuntimeException e) {
                if (!Program.isMismatch(e) || whole.size() == tree.variables().size()) {
                    throw e;
                }
                // A value does not fit where its variable lies: all in one cell fits always.
                for (int v = 0; v < tree.variables().size(); v++) {
                    whole.add(v);
                }
            }
        }
    }

    private Exploration run() {
        for (int w = 0; w < settings.workers(); w++) {
            workers.add(new Worker(this, space, checks, fingerprints));
        }
        List<byte[]> level = initial();
        while (!level.isEmpty() && !isStopping()) {
            depth++;
            List<byte[]> now = level;
            try {
                level = next(now);
            } catch (OutOfMemoryError e) {
                level = List.of();
                cut = new CheckResult.OutOfMemory(statistics());
            }
            settings.progress().accept(statistics());
        }
        return new Exploration(result(), digest(true), digest(false));
    }

    private List<byte[]> initial() {
        Worker first = workers.getFirst();
        room.readLock().lock();
        try {
            for (Value[] state : program.initialStates()) {
                if (!isStopping()) {
                    first.begin(space.row(state));
                }
            }
        } finally {
            room.readLock().unlock();
        }
        initialStates = fingerprints.size();
        return collect();
    }

    private List<byte[]> collect() {
        List<byte[]> all = new ArrayList<>();
        for (Worker worker : workers) {
            all.addAll(worker.takeOut());
        }
        return all;
    }

    private List<byte[]> next(List<byte[]> level) {
        AtomicInteger taken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (Worker worker : workers) {
            Runnable work =
                    () -> {
                        try {
                            work(worker, level, taken);
                        } catch (RuntimeException | Error e) {
                            failure.compareAndSet(null, e);
                        }
                    };
            if (workers.size() == 1) {
                work.run();
            } else {
                threads.add(Thread.ofPlatform().name("explorer").start(work));
            }
        }
        for (Thread thread : threads) {
            join(thread);
        }
        rethrow(failure.get());
        queueLeft = isStopping() ? level.size() - taken.get() : 0;
        return collect();
    }

    private void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                cut = new CheckResult.Cancelled(statistics());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    private void work(Worker worker, List<byte[]> level, AtomicInteger taken) {
        room.readLock().lock();
        try {
            long told = System.nanoTime();
            for (int i = taken.getAndIncrement();
                    i < level.size() && !isStopping();
                    i = taken.getAndIncrement()) {
                worker.expand(level.get(i));
                long now = System.nanoTime();
                if (Thread.currentThread().isInterrupted()) {
                    cut = new CheckResult.Cancelled(statistics());
                } else if (now - startNanos > settings.timeLimit().toNanos()) {
                    cut = new CheckResult.TimedOut(statistics());
                } else if (now - told > PROGRESS_NANOS) {
                    told = now;
                    settings.progress().accept(statistics());
                }
            }
        } finally {
            room.readLock().unlock();
        }
    }

    /** Makes room for more states, if there is little left. */
    void makeRoom() {
        if (!fingerprints.isCrowded()) {
            return;
        }
        room.readLock().unlock();
        room.writeLock().lock();
        try {
            if (fingerprints.isCrowded()) {
                fingerprints.grow();
            }
        } finally {
            room.readLock().lock();
            room.writeLock().unlock();
        }
    }

    /** Ends the exploration; the first to say so counts. */
    void stop(Found what) {
        boolean unused = found.compareAndSet(null, what);
    }

    boolean isStopping() {
        return failure.get() != null || found.get() != null || cut != null;
    }

    boolean checksDeadlock() {
        return program.tree().checkDeadlock();
    }

    boolean keepsGraph() {
        return !checks.temporal.isEmpty();
    }

    /** Takes a state that has been found. */
    void found(int state, int[] row) {
        if (keepsGraph()) {
            graph.state(state, row);
        }
    }

    /** Takes the successors of a state. */
    void expanded(int state, int[] successors, int count) {
        if (keepsGraph()) {
            graph.successors(state, successors, count);
        }
    }

    private Statistics statistics() {
        long generated = workers.stream().mapToLong(worker -> worker.generated).sum();
        return new Statistics(
                generated,
                fingerprints.size(),
                depth,
                queueLeft,
                Duration.ofNanos(System.nanoTime() - startNanos),
                OptionalLong.of(
                        Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private long digest(boolean ofLow) {
        return workers.stream()
                .mapToLong(worker -> ofLow ? worker.digestLow : worker.digestHigh)
                .sum();
    }

    private CheckResult result() {
        CheckResult early = cut;
        Found what = found.get();
        if (what != null) {
            return trail().result(what, statistics());
        }
        return early != null ? early : behaviours();
    }

    /** Checks the properties that speak of whole behaviours. */
    private CheckResult behaviours() {
        if (keepsGraph()) {
            graph.complete(fingerprints.size(), initialStates);
            Liveness liveness = Liveness.of(program.tree().fairness(), checks.temporal, graph);
            graph.ask(liveness.atoms());
            Optional<Liveness.Violation> violation = liveness.check(graph);
            if (violation.isPresent()) {
                return trail().result(violation.get(), graph, statistics());
            }
        }
        return new CheckResult.Holds(statistics());
    }

    private Trail trail() {
        return new Trail(program, space, fingerprints, parents, checks.view, offsetLow, offsetHigh);
    }
}
