package org.fos.experiments.command;

import org.fos.trace.report.Lanes;
import org.fos.trace.report.OutcomeText;
import org.fos.trace.report.SpaceTimeDiagram;
import org.fos.trace.validate.Coverage;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.Rejection;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            description = "Traces: .ndjson or .ndjson.zst files, or folders that hold one each.")
    private List<Path> traces = List.of();

    @Option(names = "--spec", paramLabel = "FILE.tla", description = "A module of your own.")
    private @Nullable Path spec;

    @Option(names = "--config", paramLabel = "F.cfg", description = "Its configuration.")
    private @Nullable Path config;

    @Option(names = "--html", paramLabel = "OUT", description = "Draw a rejection into a file.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Map<String, Object> last = new LinkedHashMap<>();
        int worst = ExitStatus.HOLDS;
        try (TraceChecks checks = new TraceChecks(console)) {
            for (Path trace : traces) {
                long start = System.nanoTime();
                Outcome outcome =
                        checks.judge(trace, Optional.ofNullable(spec), Optional.ofNullable(config));
                double seconds = (System.nanoTime() - start) / 1e9;
                int status = exitStatus(outcome);
                if (last.isEmpty() || weight(status) > weight(worst)) {
                    last = toJson(outcome, seconds);
                    worst = status;
                    draw(outcome);
                }
                if (!json) {
                    console.say(OutcomeText.of(outcome, Optional.of("./fos replay " + trace)));
                }
            }
        }
        if (json) {
            console.json(last);
        }
        return worst;
    }

    /** 0 accepted, 1 rejected, 2 invalid, 3 undecided. */
    static int exitStatus(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> ExitStatus.HOLDS;
            case Outcome.Rejected rejected -> ExitStatus.VIOLATED;
            case Outcome.Invalid invalid -> ExitStatus.BAD_INPUT;
            case Outcome.Undecided undecided -> ExitStatus.UNDECIDED;
        };
    }

    private static int weight(int status) {
        return switch (status) {
            case ExitStatus.HOLDS -> 0;
            case ExitStatus.UNDECIDED -> 1;
            case ExitStatus.VIOLATED -> 2;
            default -> 3;
        };
    }

    private void draw(Outcome outcome) {
        Path file = html;
        if (file == null || !(outcome instanceof Outcome.Rejected rejected)) {
            return;
        }
        String text = OutcomeText.of(outcome, Optional.empty());
        String page =
                "<!DOCTYPE html><meta charset=\"utf-8\"><title>Rejected</title><pre>"
                        + text.replace("&", "&amp;").replace("<", "&lt;")
                        + "</pre>"
                        + SpaceTimeDiagram.of(rejected.rejection(), Lanes.byFirstArgument());
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UndecidedException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> toJson(Outcome outcome, double seconds) {
        Map<String, Object> object = new LinkedHashMap<>();
        switch (outcome) {
            case Outcome.Accepted(var header, long events, var coverage, var notes) -> {
                object.put("verdict", "accepted");
                object.put("events", events);
                object.put("eventsPerSecond", Math.round(events / seconds));
                object.put("coverage", toJson(coverage));
                object.put("notes", notes);
            }
            case Outcome.Rejected(var header, var rejection, var coverage) -> {
                object.put("verdict", "rejected");
                object.put("events", rejection.events());
                object.put("eventsPerSecond", Math.round(rejection.events() / seconds));
                object.put("rejectedAt", place(rejection));
                object.put("reason", reason(rejection));
                object.put("coverage", toJson(coverage));
            }
            case Outcome.Invalid invalid -> {
                object.put("verdict", "invalid");
                object.put("reason", invalid.text());
            }
            case Outcome.Undecided undecided -> {
                object.put("verdict", "undecided");
                object.put("reason", undecided.text());
            }
        }
        return object;
    }

    private static Map<String, Object> place(Rejection rejection) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("file", rejection.file());
        place.put("line", rejection.event().line());
        place.put("event", rejection.event().seq());
        return place;
    }

    private static Map<String, Object> reason(Rejection rejection) {
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("action", rejection.event().action());
        reason.put("spec", rejection.actionLocation());
        reason.put("source", rejection.event().source().orElse(""));
        if (rejection.reason() instanceof Rejection.FactsDiffer(var differences)) {
            differences.stream()
                    .findFirst()
                    .ifPresent(
                            difference -> {
                                reason.put(
                                        "expected",
                                        difference.actual().map(Object::toString).orElse(""));
                                reason.put("actual", difference.fact().is().toString());
                            });
        }
        return reason;
    }

    private static Map<String, Object> toJson(Coverage coverage) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("actions", coverage.actions());
        object.put("neverTaken", coverage.neverTaken());
        object.put("neverConstrained", coverage.neverConstrained());
        return object;
    }
}
