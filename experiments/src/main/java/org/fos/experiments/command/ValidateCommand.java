package org.fos.experiments.command;

import org.fos.experiments.conformance.Judgements;
import org.fos.experiments.conformance.Lints;
import org.fos.experiments.conformance.TraceChecks;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.Progressing;
import org.fos.experiments.console.UndecidedException;
import org.fos.experiments.engine.Engine;
import org.fos.trace.format.Header;
import org.fos.trace.report.Lanes;
import org.fos.trace.report.OutcomeText;
import org.fos.trace.report.SpaceTimeDiagram;
import org.fos.trace.validate.Outcome;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Holds traces against a specification. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Holds traces against a specification, ours or anybody's.")
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "TRACE",
            description =
                    "Traces: .ndjson or .fostrace files, or compressed, or folders of one run"
                            + " each.")
    private List<Path> traces = List.of();

    @Option(names = "--spec", paramLabel = "FILE.tla", description = "A module of your own.")
    private @Nullable Path spec;

    @Option(names = "--config", paramLabel = "F.cfg", description = "Its configuration.")
    private @Nullable Path config;

    @Option(
            names = "--engine",
            paramLabel = "compiled|tlc|both",
            description = "What steps through the specification; both must agree. Compiled.")
    private EngineChoice engine = EngineChoice.COMPILED;

    @Option(
            names = "--refines",
            description =
                    "Hold the trace to what the specification refines too, through its mapping.")
    private boolean refines;

    @Option(
            names = "--lint",
            description =
                    "Judge nothing: say what of the trace is invalid or weaker than it could be.")
    private boolean lint;

    @Option(names = "--html", paramLabel = "OUT", description = "Draw a rejection into a file.")
    private @Nullable Path html;

    @Mixin private JsonOption json = new JsonOption();

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (lint) {
            return lint();
        }
        Judgements all = new Judgements();
        Optional<Outcome.Rejected> drawn = Optional.empty();
        try (TraceChecks checks = new TraceChecks(console, engine.engines());
                Progressing progressing = new Progressing(console, "traces", traces.size())) {
            for (Path trace : traces) {
                long start = System.nanoTime();
                Outcome outcome =
                        checks.judge(
                                trace,
                                Optional.ofNullable(spec),
                                Optional.ofNullable(config),
                                refines);
                all.add(outcome, (System.nanoTime() - start) / 1e9);
                if (drawn.isEmpty() && outcome instanceof Outcome.Rejected rejected) {
                    drawn = Optional.of(rejected);
                }
                if (!json.wanted()
                        && (traces.size() == 1 || !(outcome instanceof Outcome.Accepted))) {
                    console.say(OutcomeText.of(outcome, replay(outcome)));
                }
                progressing.step(String.valueOf(trace.getFileName()));
            }
        }
        draw(drawn);
        if (json.wanted()) {
            console.json(all.toJson());
        } else if (traces.size() > 1) {
            console.say(all.text());
        }
        return all.exitStatus();
    }

    private int lint() {
        if (refines || html != null) {
            throw new BadInputException(
                    "--lint judges nothing: leave out --refines and --html, or --lint");
        }
        Lints all = new Lints();
        try (TraceChecks checks = new TraceChecks(console, List.of(Engine.COMPILED))) {
            for (Path trace : traces) {
                all.add(checks.lint(trace, Optional.ofNullable(spec), Optional.ofNullable(config)));
            }
        }
        if (json.wanted()) {
            console.json(all.toJson());
        } else {
            console.say(all.text());
        }
        return all.exitStatus();
    }

    /** Only what the run command recorded of a simulated machine can be run again. */
    private static Optional<String> replay(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(var header, var rejection, var coverage)
                        && header.provenance().containsKey("scenario")
                        && !isOnHost(header)
                        && rejection.file().endsWith(".ndjson")
                ? Optional.of("./fos replay " + rejection.file())
                : Optional.empty();
    }

    private static boolean isOnHost(Header header) {
        return Backend.Host.WORD.equals(header.provenance().get("backend"));
    }

    private void draw(Optional<Outcome.Rejected> first) {
        Path file = html;
        if (file == null) {
            return;
        }
        if (first.isEmpty()) {
            console.complain(file + " is not written: no trace was rejected");
            return;
        }
        Outcome.Rejected rejected = first.get();
        String text = OutcomeText.of(rejected, Optional.empty());
        String page =
                "<!DOCTYPE html><meta charset=\"utf-8\"><title>Rejected</title><pre>"
                        + text.replace("&", "&amp;").replace("<", "&lt;")
                        + "</pre>"
                        + SpaceTimeDiagram.of(rejected.rejection(), Lanes.byFirstArgument());
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UndecidedException(
                    file + ": cannot be written: " + e.getMessage() + "; name another with --html",
                    e);
        }
    }
}
