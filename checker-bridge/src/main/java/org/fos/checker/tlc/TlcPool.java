package org.fos.checker.tlc;

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
 * too long there. As many JVMs are used as threads ask for a check at once. Nothing is left when the
 * pool is closed, or this JVM ends.
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
    private Optional<CheckResult> shared(
            TlcRun run, ProgressListener listener, Duration patience) {
        TlcChild child = null;
        RunFiles files = null;
        boolean useful = false;
        try {
            child = take(run.buildDirectory());
            files = RunFiles.create(run.buildDirectory());
            Heard heard = new Heard(run, listener);
            Optional<TlcProcess.End> end = child.run(run, files, patience, heard::line);
            if (end.isEmpty() || end.get() instanceof TlcProcess.End.TimedOut) {
                return Optional.empty();
            }
            useful = end.get() instanceof TlcProcess.End.Exited;
            return Optional.of(heard.result(end.get(), OptionalLong.empty()))
                    .filter(TlcPool::isTheModels);
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            // A child that is of no use may be writing into the files until it has ended.
            if (child != null) {
                giveBack(child, useful);
            }
            if (files != null) {
                files.delete();
            }
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
        RunFiles files = RunFiles.create(buildDirectory);
        try {
            return TlcChild.start(files, limits.heapMebibytes());
        } catch (IOException e) {
            files.delete();
            throw e;
        }
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
