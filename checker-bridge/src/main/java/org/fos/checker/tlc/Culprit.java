package org.fos.checker.tlc;

import org.fos.checker.fleeting.Fleeting;
import org.fos.checker.parse.ModelConfig;
import org.fos.checker.parse.SyntaxException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Names the property that a run violates where TLC does not. */
final class Culprit {
    private final TlcRun run;
    private final Optional<Instant> deadline;
    private final Tlc.Once once;

    /**
     * For one run.
     *
     * @param left the time that the search for the name may take
     * @param once runs TLC
     */
    Culprit(TlcRun run, Optional<Duration> left, Tlc.Once once) {
        this.once = once;
        this.run = run;
        this.deadline = left.map(Instant.now()::plus);
    }

    /** The same violation with a property's name that stands in the configuration. */
    CheckResult.Violated named(CheckResult.Violated violated) {
        switch (violated.kind()) {
            case INVARIANT, ASSUMPTION -> {
                return violated;
            }
            case INITIAL_PREDICATE, ACTION_PROPERTY, TEMPORAL_PROPERTY -> {}
        }
        try {
            ModelConfig config = ModelConfig.read(run.config());
            List<String> properties = config.properties();
            if (properties.contains(violated.property()) || properties.isEmpty()) {
                return violated;
            }
            return properties.size() == 1
                    ? with(violated, properties.getFirst(), violated.counterexample())
                    : oneByOne(violated, config);
        } catch (SyntaxException | IOException e) {
            // TLC reads what the bridge does not: the name that TLC gives is all there is.
            return violated;
        }
    }

    private CheckResult.Violated oneByOne(CheckResult.Violated violated, ModelConfig config)
            throws IOException {
        try (Fleeting<RunFiles> files = RunFiles.create(run.buildDirectory())) {
            Path file = files.get().config();
            for (String property : config.properties()) {
                ModelConfig alone = config.checking(List.of(), List.of(property));
                Files.writeString(file, alone.toText());
                Optional<TlcRun> next = withTimeLeft(run.withConfig(file));
                if (next.isEmpty()) {
                    break;
                }
                CheckResult result = once.check(next.get(), ProgressListener.NONE);
                if (result instanceof CheckResult.Violated(var kind, var name, var behaviour, var s)
                        && kind == violated.kind()) {
                    return with(violated, property, behaviour);
                }
            }
        }
        return with(
                violated,
                "one of " + String.join(", ", config.properties()),
                violated.counterexample());
    }

    private Optional<TlcRun> withTimeLeft(TlcRun next) {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.empty();
        }
        if (deadline.isEmpty()) {
            return Optional.of(next);
        }
        Duration left = Duration.between(Instant.now(), deadline.get());
        return left.isPositive() ? Optional.of(next.withTimeout(left)) : Optional.empty();
    }

    private static CheckResult.Violated with(
            CheckResult.Violated violated, String property, Behaviour counterexample) {
        return new CheckResult.Violated(
                violated.kind(), property, counterexample, violated.statistics());
    }
}
