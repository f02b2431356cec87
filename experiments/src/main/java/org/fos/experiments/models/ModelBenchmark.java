package org.fos.experiments.models;

import com.google.common.math.Quantiles;

import org.fos.checker.manifest.Model;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.ProgressListener;
import org.fos.checker.tlc.Statistics;
import org.fos.checker.tlc.TlcRun;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.UndecidedException;
import org.fos.experiments.engine.Engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks a model by the compiled engine and by TLC in turn, each with one thread: what else the
 * machine does hits both, and the medians count. TLC runs in a process of its own, whose start is
 * part of its time; the compiled engine in this process, as a library would, with the compiling of
 * the specification part of its time. The first round is for warming up and does not count.
 */
public final class ModelBenchmark {
    private static final double NANOS = 1e9;

    private final Console console;

    /**
     * What a model took.
     *
     * @param compiledSeconds median seconds of the compiled engine, specification to verdict
     * @param tlcSeconds median seconds of TLC, process start to verdict
     */
    public record Took(
            String model,
            long distinct,
            long generated,
            double compiledSeconds,
            double tlcSeconds) {
        /** How many times as fast the compiled engine is. */
        public double ratio() {
            return tlcSeconds / compiledSeconds;
        }
    }

    /** A benchmark that keeps TLC's files in the console's scratch folder. */
    public ModelBenchmark(Console console) {
        this.console = console;
    }

    /**
     * Measures a model.
     *
     * @param rounds how often each engine checks it after the first time, at least 1
     * @throws UndecidedException if an engine does not come to its end, or the counts differ
     */
    public Took measure(Model model, int rounds) {
        TlcRun run = model.run(console.scratch()).withWorkers(1);
        List<Double> compiled = new ArrayList<>();
        List<Double> tlc = new ArrayList<>();
        Statistics counts = counts(model, Engine.COMPILED, run, new ArrayList<>());
        for (int i = 0; i < rounds; i++) {
            requireSame(model, counts, counts(model, Engine.COMPILED, run, compiled));
            requireSame(model, counts, counts(model, Engine.TLC, run, tlc));
        }
        return new Took(
                model.name(),
                counts.distinct(),
                counts.generated(),
                Quantiles.median().compute(compiled),
                Quantiles.median().compute(tlc));
    }

    private static Statistics counts(Model model, Engine engine, TlcRun run, List<Double> seconds) {
        long start = System.nanoTime();
        CheckResult result = engine.check(run, ProgressListener.NONE);
        seconds.add((System.nanoTime() - start) / NANOS);
        if (result instanceof CheckResult.Holds holds) {
            return holds.statistics();
        }
        throw new UndecidedException(
                "%s by %s does not hold; only models that do are measured: %s"
                        .formatted(model.name(), engine.word(), result));
    }

    private static void requireSame(Model model, Statistics one, Statistics other) {
        if (one.distinct() != other.distinct() || one.generated() != other.generated()) {
            throw new UndecidedException(
                    "%s: %d distinct and %d generated states, but %d and %d by the other engine"
                            .formatted(
                                    model.name(),
                                    one.distinct(),
                                    one.generated(),
                                    other.distinct(),
                                    other.generated()));
        }
    }
}
