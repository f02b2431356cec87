package org.fos.experiments.conformance;

import org.fos.experiments.console.ExitStatus;
import org.fos.trace.validate.Coverage;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.Rejection;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What several traces came to: the worst of them, and what all of one specification exercised. */
public final class Judgements {
    private final Map<String, Coverage> coverage = new TreeMap<>();
    private @Nullable Outcome worst;
    private long traces;
    private long accepted;
    private long events;
    private double seconds;

    /** Adds an outcome. */
    public void add(Outcome outcome, double took) {
        traces++;
        seconds += took;
        switch (outcome) {
            case Outcome.Accepted(var header, long explained, var exercised, var notes) -> {
                accepted++;
                events += explained;
                coverage.merge(header.spec(), exercised, Coverage::plus);
            }
            case Outcome.Rejected(var header, var rejection, var exercised) -> {
                events += rejection.events();
                coverage.merge(header.spec(), exercised, Coverage::plus);
            }
            case Outcome.Invalid invalid -> {}
            case Outcome.Undecided undecided -> {}
        }
        Outcome before = worst;
        if (before == null || weight(outcome) > weight(before)) {
            worst = outcome;
        }
    }

    long traces() {
        return traces;
    }

    public int exitStatus() {
        return worst == null ? ExitStatus.UNDECIDED : exitStatus(worst);
    }

    /** 0 accepted, 1 rejected, 2 invalid, 3 undecided. */
    public static int exitStatus(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> ExitStatus.HOLDS;
            case Outcome.Rejected rejected -> ExitStatus.VIOLATED;
            case Outcome.Invalid invalid -> ExitStatus.BAD_INPUT;
            case Outcome.Undecided undecided -> ExitStatus.UNDECIDED;
        };
    }

    private static int weight(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> 0;
            case Outcome.Undecided undecided -> 1;
            case Outcome.Rejected rejected -> 2;
            case Outcome.Invalid invalid -> 3;
        };
    }

    /** The sum of all, in words. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("%,d of %,d traces accepted, %,d events%n".formatted(accepted, traces, events));
        coverage.forEach(
                (spec, exercised) -> {
                    if (!exercised.neverTaken().isEmpty()) {
                        text.append(
                                "  actions of %s never taken: %s%n"
                                        .formatted(
                                                spec, String.join(", ", exercised.neverTaken())));
                    }
                    if (!exercised.neverConstrained().isEmpty()) {
                        text.append(
                                "  variables of %s never constrained: %s%n"
                                        .formatted(
                                                spec,
                                                String.join(", ", exercised.neverConstrained())));
                    }
                });
        return text.toString();
    }

    /** One object: the worst outcome, with the events and the coverage of all traces. */
    public Map<String, Object> toJson() {
        Map<String, Object> object = new LinkedHashMap<>();
        switch (worst) {
            case null -> object.put("verdict", "undecided");
            case Outcome.Accepted(var header, long explained, var exercised, var notes) -> {
                object.put("verdict", "accepted");
                counts(object);
                cover(object, header.spec());
                object.put("notes", notes);
            }
            case Outcome.Rejected(var header, var rejection, var exercised) -> {
                object.put("verdict", "rejected");
                counts(object);
                object.put("rejectedAt", place(rejection));
                object.put("reason", reason(rejection));
                cover(object, header.spec());
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

    private void counts(Map<String, Object> object) {
        object.put("traces", traces);
        object.put("events", events);
        object.put("eventsPerSecond", Math.round(events / seconds));
    }

    private void cover(Map<String, Object> object, String spec) {
        Optional.ofNullable(coverage.get(spec))
                .ifPresent(exercised -> object.put("coverage", toJson(exercised)));
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
