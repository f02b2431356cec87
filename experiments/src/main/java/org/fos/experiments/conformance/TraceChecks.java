package org.fos.experiments.conformance;

import org.fos.experiments.conformance.SpecPlaces.Located;
import org.fos.experiments.console.Console;
import org.fos.experiments.engine.Engine;
import org.fos.trace.lint.Linted;
import org.fos.trace.lint.Linter;
import org.fos.trace.lint.Remark;
import org.fos.trace.lint.Remark.Kind;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Holds traces against specifications; those of one specification share its loading. */
public final class TraceChecks implements AutoCloseable {
    private final SpecPlaces places;
    private final List<ValidationSession> sessions;

    /** Checks by TLC, whose word counts. */
    public TraceChecks(Console console) {
        this(console, List.of(Engine.TLC));
    }

    /**
     * Checks by one engine, or by two that must agree.
     *
     * @param engines the one whose answer is shown first
     */
    public TraceChecks(Console console, List<Engine> engines) {
        places = new SpecPlaces(console);
        sessions =
                engines.stream().map(engine -> new ValidationSession(engine.steppers())).toList();
    }

    /**
     * Judges a trace.
     *
     * @param spec the module's file; the project's module that the header names if empty
     * @param config for the module's behaviour and substitutions
     */
    public Outcome judge(Path trace, Optional<Path> spec, Optional<Path> config) {
        return judge(trace, spec, config, false);
    }

    /**
     * Judges a trace.
     *
     * @param refines whether the trace is held to what the specification refines too: what the
     *     configuration's properties name; for a module of the project, without a configuration,
     *     what its manifest names
     */
    public Outcome judge(Path trace, Optional<Path> spec, Optional<Path> config, boolean refines) {
        return switch (places.of(trace, spec, config, refines)) {
            case Located.At(SpecLocation location) -> judge(trace, location);
            case Located.Nowhere(Outcome.Invalid why) -> why;
        };
    }

    /**
     * Looks at a trace without judging it.
     *
     * @param spec as for {@link #judge}
     * @param config with constants to hold the header's against
     */
    public Linted lint(Path trace, Optional<Path> spec, Optional<Path> config) {
        return switch (places.of(trace, spec, config, false)) {
            case Located.At(SpecLocation location) ->
                    Linter.lint(sessions.getFirst(), trace, location);
            case Located.Nowhere(Outcome.Invalid(var file, var line, var message)) ->
                    new Linted(0, List.of(new Remark(Kind.INVALID, file, line, message, "")));
        };
    }

    private Outcome judge(Path trace, SpecLocation location) {
        List<Outcome> outcomes =
                sessions.stream()
                        .map(
                                session ->
                                        new Validator(session)
                                                .validate(
                                                        trace, location, ValidationOptions.DEFAULT))
                        .toList();
        return outcomes.size() == 1
                ? outcomes.getFirst()
                : Agreement.of(outcomes.getFirst(), outcomes.getLast());
    }

    @Override
    public void close() {
        sessions.forEach(ValidationSession::close);
    }
}
