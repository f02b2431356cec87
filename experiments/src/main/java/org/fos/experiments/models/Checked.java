package org.fos.experiments.models;

import com.google.common.collect.ImmutableList;

import org.fos.checker.step.Explanation;
import org.fos.checker.tlc.Behaviour;
import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.Statistics;
import org.fos.checker.tlc.TlcRun;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.engine.Engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A model with what checking it came to, in the words of the command line. */
public record Checked(TlcRun run, Engine engine, CheckResult result) {
    /** The reason where sampling found nothing wrong. */
    static final String SAMPLED = "only some behaviours were looked at";

    private static final double NANOS = 1e9;

    /** What TLC found. */
    public Checked(TlcRun run, CheckResult result) {
        this(run, Engine.TLC, result);
    }

    /** The same with the steps of a counterexample named as the specification names them. */
    public Checked withNamedSteps() {
        return new Checked(run, engine, NamedSteps.in(run, result));
    }

    /**
     * Which conjunct of a violated invariant, or property of steps, is FALSE; where that is known.
     */
    public Optional<Explanation> explanation() {
        return BrokenPromise.in(run, result);
    }

    /** {@code holds}, {@code violated}, {@code undecided} or {@code invalid}. */
    public String verdict() {
        return switch (result) {
            case CheckResult.Holds h -> "holds";
            case CheckResult.Violated v -> "violated";
            case CheckResult.Deadlock d -> "violated";
            case CheckResult.ParseError p -> "invalid";
            case CheckResult.ConfigError c -> "invalid";
            case CheckResult.Sampled s -> "undecided";
            case CheckResult.EvaluationError e -> "undecided";
            case CheckResult.OutOfMemory o -> "undecided";
            case CheckResult.TimedOut t -> "undecided";
            case CheckResult.Cancelled c -> "undecided";
            case CheckResult.Crashed c -> "undecided";
            case CheckResult.Refused r -> "undecided";
        };
    }

    public int exitStatus() {
        return switch (verdict()) {
            case "holds" -> ExitStatus.HOLDS;
            case "violated" -> ExitStatus.VIOLATED;
            case "invalid" -> ExitStatus.BAD_INPUT;
            default -> ExitStatus.UNDECIDED;
        };
    }

    /** The property that is violated. */
    public Optional<String> property() {
        return switch (result) {
            case CheckResult.Violated violated -> Optional.of(violated.property());
            case CheckResult.Deadlock deadlock -> Optional.of("deadlock");
            default -> Optional.empty();
        };
    }

    /** Why there is no verdict, or why the input is none, and what to do. */
    public Optional<String> reason() {
        return switch (result) {
            case CheckResult.ParseError(var messages) ->
                    Optional.of(
                            messages.stream()
                                    .map(complaint -> complaint.toString().strip())
                                    .distinct()
                                    .collect(Collectors.joining("\n")));
            case CheckResult.ConfigError(var message) ->
                    Optional.of(ConfigComplaint.placed(run.config(), message));
            case CheckResult.EvaluationError e ->
                    Optional.of(e.place().map(p -> p + ": ").orElse("") + e.message());
            case CheckResult.OutOfMemory o ->
                    Optional.of("out of memory: bound the model more tightly");
            case CheckResult.TimedOut t ->
                    Optional.of(
                            "time ran out"
                                    + run.timeout()
                                            .map(d -> " after " + d.toSeconds() + " s")
                                            .orElse("")
                                    + ": give more with --timeout");
            case CheckResult.Cancelled c -> Optional.of("cancelled");
            case CheckResult.Sampled s -> Optional.of(SAMPLED);
            case CheckResult.Crashed c ->
                    Optional.of(
                            "TLC ended with status %d: %s"
                                    .formatted(c.exitStatus(), String.join("\n", c.outputTail())));
            case CheckResult.Refused(var refusal) -> Optional.of(refusal);
            case CheckResult.Holds h -> Optional.empty();
            case CheckResult.Violated v -> Optional.empty();
            case CheckResult.Deadlock d -> Optional.empty();
        };
    }

    /** The numbers, where there are any. */
    public Optional<Statistics> statistics() {
        return switch (result) {
            case CheckResult.Holds(var s) -> Optional.of(s);
            case CheckResult.Sampled(var s) -> Optional.of(s);
            case CheckResult.Violated v -> Optional.of(v.statistics());
            case CheckResult.Deadlock d -> Optional.of(d.statistics());
            case CheckResult.EvaluationError e -> Optional.of(e.statistics());
            case CheckResult.OutOfMemory(var s) -> Optional.of(s);
            case CheckResult.TimedOut(var s) -> Optional.of(s);
            case CheckResult.Cancelled(var s) -> Optional.of(s);
            case CheckResult.ParseError p -> Optional.empty();
            case CheckResult.ConfigError c -> Optional.empty();
            case CheckResult.Crashed c -> Optional.empty();
            case CheckResult.Refused r -> Optional.empty();
        };
    }

    /** The behaviour that shows what is wrong. */
    Behaviour counterexample() {
        return switch (result) {
            case CheckResult.Violated v -> v.counterexample();
            case CheckResult.Deadlock d -> d.behaviour();
            case CheckResult.EvaluationError e -> e.behaviour();
            default -> Behaviour.EMPTY;
        };
    }

    public double seconds() {
        return statistics().map(s -> s.duration().toNanos() / NANOS).orElse(0.0);
    }

    /** The object that {@code --json} prints. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("spec", run.module().toString());
        json.put("config", run.config().toString());
        json.put("engine", engine.word());
        json.put("verdict", verdict());
        reason().ifPresent(reason -> json.put("reason", reason));
        property().ifPresent(property -> json.put("property", property));
        json.put("distinctStates", statistics().map(Statistics::distinct).orElse(0L));
        json.put("generatedStates", statistics().map(Statistics::generated).orElse(0L));
        json.put("depth", statistics().map(Statistics::depth).orElse(0));
        json.put("seconds", seconds());
        json.put("counterexample", states());
        return json;
    }

    private List<Map<String, Object>> states() {
        return counterexample().states().stream()
                .map(Checked::toJson)
                .collect(ImmutableList.toImmutableList());
    }

    private static Map<String, Object> toJson(BehaviourState state) {
        Map<String, Object> variables = new LinkedHashMap<>();
        state.variables().forEach((name, value) -> variables.put(name, value.toString()));
        variables.putAll(state.unread());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", state.number());
        json.put("action", state.action());
        json.put("variables", variables);
        return json;
    }

    /** What a person reads. */
    public String text() {
        StringBuilder text = new StringBuilder(verdict().toUpperCase(java.util.Locale.ROOT));
        text.append("  ").append(run.module().getFileName());
        text.append(" with ").append(run.config().getFileName());
        property().ifPresent(property -> text.append(": ").append(property));
        statistics()
                .ifPresent(
                        s ->
                                text.append(
                                        "%n  %,d distinct states, %,d generated, depth %d, %.1f s"
                                                .formatted(
                                                        s.distinct(),
                                                        s.generated(),
                                                        s.depth(),
                                                        seconds())));
        reason().ifPresent(reason -> text.append("\n  ").append(reason.replace("\n", "\n  ")));
        BehaviourText.of(counterexample()).forEach(line -> text.append("\n  ").append(line));
        return text.toString();
    }
}
