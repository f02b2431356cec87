package org.fos.checker.explore;

import org.fos.checker.engine.CompiledEngine;
import org.fos.checker.engine.Unsupported;
import org.fos.checker.front.SpecLoader;
import org.fos.checker.liveness.TooLargeException;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.tlc.Behaviour;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.Progress;
import org.fos.checker.tlc.ProgressListener;
import org.fos.checker.tlc.PropertyKind;
import org.fos.checker.tlc.SourceMessage;
import org.fos.checker.tlc.TlcRun;
import org.fos.checker.tree.SpecTree;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Checks a model with this engine as TLC would check it, with the same kinds of results. */
public final class CompiledCheck {
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private CompiledCheck() {}

    /**
     * Checks a model.
     *
     * @param run its module, configuration, workers and time limit; the rest is TLC's
     */
    public static CheckResult check(TlcRun run, ProgressListener listener) {
        long start = System.nanoTime();
        Settings settings =
                new Settings(
                        run.workers(),
                        run.timeout().orElse(FOR_EVER),
                        s ->
                                listener.progress(
                                        new Progress(
                                                s.depth(),
                                                s.generated(),
                                                s.distinct(),
                                                s.queueLeft(),
                                                0)));
        try {
            SpecTree tree =
                    SpecLoader.model(
                            SpecSource.ofModel(run.module(), run.config(), run.libraries()));
            CompiledEngine.requireAssumptions(tree);
            return Explorer.explore(tree, settings).result();
        } catch (SpecificationException e) {
            return failed(e, start);
        } catch (Unsupported | TooLargeException e) {
            return new CheckResult.Refused(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            return new CheckResult.OutOfMemory(Results.nothing(start));
        }
    }

    private static CheckResult failed(SpecificationException e, long start) {
        return switch (e.kind()) {
            case MISSING_FILE, CONFIGURATION, CONSTANT, BEHAVIOUR ->
                    new CheckResult.ConfigError(e.getMessage());
            case MODULE ->
                    new CheckResult.ParseError(
                            List.of(new SourceMessage(Optional.empty(), 0, 0, e.getMessage())));
            case ASSUMPTION ->
                    new CheckResult.Violated(
                            PropertyKind.ASSUMPTION,
                            e.getMessage(),
                            Behaviour.EMPTY,
                            Results.nothing(start));
            case UNSUPPORTED -> new CheckResult.Refused(e.getMessage());
        };
    }
}
