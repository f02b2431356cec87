package org.fos.checker.tlc;

import org.fos.checker.fleeting.Fleeting;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Runs TLC for many models. Brief ones share JVMs that run one after the other, as a JVM's start
 * takes longer than most of them; each still has a copy of TLC of its own, and the results are the
 * same. All others have a process of their own, and so has a brief one that killed its JVM, or took
 * too long there. As many JVMs are used as threads ask for a check at once. Nothing is left when
 * the pool is closed, or this JVM ends.
 */
public final class TlcPool implements AutoCloseable {
    /**
     * What a shared JVM may do.
     *
     * @param heapMebibytes its largest heap
     * @param models how many it runs; each copy of TLC leaves a little behind
     * @param patience how long one of them may take
     */
    record Limits(int heapMebibytes, int models, Duration patience) {}

    private static final Limits USUAL = new Limits(768, 40, Duration.ofMinutes(3));

    private final Limits limits;
    private final Deque<TlcChild> idle = new ArrayDeque<>();
    private boolean closed;

    /** An empty pool; JVMs are started when they are needed. */
    public TlcPool() {
        this(USUAL);
    }

    TlcPool(Limits limits) {
        this.limits = limits;
    }

    /**
     * Checks a model as {@link Tlc#check} does.
     *
     * @param listener told how far the run is
     */
    public CheckResult check(TlcRun run, ProgressListener listener) {
        return Tlc.check(run, listener, this::checkOnce);
    }

    /** Ends the JVMs; runs that are under way come to their end. */
    @Override
    public void close() {
        List<TlcChild> children;
        synchronized (this) {
            closed = true;
            children = new ArrayList<>(idle);
            idle.clear();
        }
        children.forEach(TlcChild::end);
    }

    private CheckResult checkOnce(TlcRun run, ProgressListener listener) {
        if (!mayShare(run)) {
            return Tlc.checkOnce(run, listener);
        }
        Instant start = Instant.now();
        Duration patience =
                run.timeout()
                        .map(timeout -> timeout.dividedBy(2))
                        .filter(half -> half.compareTo(limits.patience()) < 0)
                        .orElse(limits.patience());
        Optional<CheckResult> shared = Tlc.missing(run).or(() -> shared(run, listener, patience));
        return shared.orElseGet(() -> Tlc.checkOnce(withoutTimeSince(start, run), listener));
    }

    private static boolean mayShare(TlcRun run) {
        return run.brief()
                && run.jvmFlags().isEmpty()
                && run.heapMebibytes().isEmpty()
                && run.jar().isEmpty()
                && run.java().isEmpty()
                && run.checkpoints().isEmpty()
                && run.recover().isEmpty();
    }

    private static TlcRun withoutTimeSince(Instant start, TlcRun run) {
        return run.timeout()
                .map(t -> t.minus(Duration.between(start, Instant.now())))
                .map(left -> run.withTimeout(left.isPositive() ? left : Duration.ZERO))
                .orElse(run);
    }

    /** What a shared JVM says of it; nothing if that must be asked of a process of its own. */
    private Optional<CheckResult> shared(TlcRun run, ProgressListener listener, Duration patience) {
        try (Fleeting<RunFiles> files = RunFiles.create(run.buildDirectory())) {
            TlcChild child = take(run.buildDirectory());
            boolean useful = false;
            try {
                Heard heard = new Heard(run, listener);
                Optional<TlcProcess.End> end =
                        child.run(run, files.get(), patience, heard::line)
                                .filter(e -> !(e instanceof TlcProcess.End.TimedOut));
                useful = end.filter(e -> e instanceof TlcProcess.End.Exited).isPresent();
                return end.map(e -> heard.result(e, OptionalLong.empty()))
                        .filter(TlcPool::isTheModels);
            } finally {
                giveBack(child, useful);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the result can be laid to the model, not to the JVM that it shared. */
    private static boolean isTheModels(CheckResult result) {
        return switch (result) {
            case CheckResult.Crashed c -> false;
            case CheckResult.OutOfMemory o -> false;
            default -> true;
        };
    }

    private TlcChild take(Path buildDirectory) throws IOException {
        synchronized (this) {
            TlcChild child = idle.poll();
            if (child != null) {
                return child;
            }
        }
        return TlcChild.start(buildDirectory, limits.heapMebibytes());
    }

    private void giveBack(TlcChild child, boolean useful) {
        synchronized (this) {
            if (useful && !closed && child.models() < limits.models()) {
                idle.push(child);
                return;
            }
        }
        child.end();
    }
}
