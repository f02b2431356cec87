package org.fos.trace.report;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.Breach;
import org.fos.checker.step.Seen;
import org.fos.checker.value.Value;
import org.fos.trace.format.Event;
import org.fos.trace.validate.Because;
import org.fos.trace.validate.Coverage;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.Rejection;
import org.fos.trace.validate.Rejection.Difference;
import org.fos.trace.validate.Rejection.FactsDiffer;
import org.fos.trace.validate.Rejection.NotEnabled;
import org.fos.trace.validate.Rejection.Unrefined;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of an outcome, for a terminal. */
public final class OutcomeText {
    private static final int NEAREST = 3;
    private static final int LONGEST_ARGUMENT = 80;

    private final Optional<String> replay;

    private OutcomeText(Optional<String> replay) {
        this.replay = replay;
    }

    /**
     * The text of an outcome.
     *
     * @param replay the command that runs the recorded run again, if there is one
     */
    public static String of(Outcome outcome, Optional<String> replay) {
        return new OutcomeText(replay).text(outcome);
    }

    private String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted(accepted);
            case Outcome.Rejected(var header, var rejection, var coverage) ->
                    rejected(header.spec(), rejection);
            case Outcome.Invalid invalid -> "INVALID   " + invalid.text() + "\n";
            case Outcome.Undecided(var file, var line, var reason) ->
                    "UNDECIDED %s:%d%s\n  %s\n".formatted(file, line, replayed(), reason);
        };
    }

    private String accepted(Outcome.Accepted accepted) {
        StringBuilder out = new StringBuilder();
        out.append(
                "ACCEPTED  %s, %d events\n".formatted(accepted.header().spec(), accepted.events()));
        Coverage coverage = accepted.coverage();
        list(out, "actions never taken: ", coverage.neverTaken());
        list(out, "variables never constrained: ", coverage.neverConstrained());
        accepted.notes().forEach(note -> out.append("  note: ").append(note).append('\n'));
        return out.toString();
    }

    private static void list(StringBuilder out, String title, List<String> names) {
        if (!names.isEmpty()) {
            out.append("  ").append(title).append(String.join(", ", names)).append('\n');
        }
    }

    private String rejected(String spec, Rejection rejection) {
        Event event = rejection.event();
        StringBuilder out = new StringBuilder();
        out.append(
                "REJECTED  %s, event %d of %d (%s:%d)%s\n"
                        .formatted(
                                spec,
                                event.seq(),
                                rejection.events(),
                                rejection.file(),
                                event.line(),
                                replayed()));
        out.append("  ").append(event.call());
        event.source().ifPresent(source -> out.append("   recorded by ").append(source));
        out.append('\n').append(reason(rejection));
        if (rejection.because().explanation().isEmpty()) {
            states(out, rejection);
        }
        out.append("  everything before line %d is explained; ".formatted(event.line()));
        out.append(count(rejection.candidates(), "candidate state"));
        // If the action was enabled, what stands against the event is not that others were.
        if (rejection.reason() instanceof NotEnabled && !rejection.enabled().isEmpty()) {
            String nearest =
                    rejection.enabled().stream()
                            .map(OutcomeText::call)
                            .limit(NEAREST)
                            .collect(Collectors.joining(", "));
            out.append("; nearest: ").append(nearest);
        }
        return out.append('\n').toString();
    }

    /** A call whose large arguments are left out: a reader looks for its name and its process. */
    private static String call(ActionCall call) {
        String args =
                call.args().entrySet().stream()
                        .map(arg -> arg.getKey() + " = " + brief(arg.getValue()))
                        .collect(Collectors.joining(", "));
        return args.isEmpty() ? call.action() : "%s(%s)".formatted(call.action(), args);
    }

    private static String brief(Value value) {
        String text = value.toString();
        return text.length() <= LONGEST_ARGUMENT ? text : "...";
    }

    private String replayed() {
        return replay.map(command -> "   replay: " + command).orElse("");
    }

    private static String reason(Rejection rejection) {
        Because because = rejection.because();
        Set<Seen> known =
                rejection.event().args().entrySet().stream()
                        .map(arg -> Seen.of(arg.getKey(), arg.getValue()))
                        .collect(Collectors.toSet());
        return switch (rejection.reason()) {
            case Unrefined(Breach breach) -> BreachText.of(breach, because, known);
            case NotEnabled() ->
                    because.explanation().isPresent()
                            ? ExplanationText.of("is not enabled: ", because, known)
                            : "  is not enabled (it is defined at %s)\n"
                                    .formatted(rejection.actionLocation());
            case FactsDiffer(var differences) ->
                    because.difference().isPresent()
                            ? nearest(because, differences, known)
                            : differences.stream()
                                    .map(OutcomeText::difference)
                                    .distinct()
                                    .collect(Collectors.joining());
        };
    }

    private static String nearest(Because because, List<Difference> differences, Set<Seen> known) {
        String first = because.difference().map(OutcomeText::difference).orElse("");
        long others =
                differences.stream()
                        .map(OutcomeText::difference)
                        .distinct()
                        .filter(other -> !other.equals(first))
                        .count();
        return first
                + ExplanationText.of("", because, known)
                + (others == 0 ? "" : "  (other steps of it differ elsewhere)\n");
    }

    private static String difference(Difference difference) {
        return "  %s\n".formatted(Disagreement.of(difference).text());
    }

    private static void states(StringBuilder out, Rejection rejection) {
        int number = 0;
        for (Map<String, Value> state : rejection.states()) {
            number++;
            out.append(
                    rejection.states().size() > 1
                            ? "  candidate state %d before it:\n".formatted(number)
                            : "  the state before it:\n");
            for (Map.Entry<String, Value> variable : state.entrySet()) {
                out.append("    ").append(variable.getKey()).append(" = ");
                out.append(ValueText.of(variable.getValue()));
                Event change = number == 1 ? rejection.changes().get(variable.getKey()) : null;
                if (change != null) {
                    out.append("   since event %d, %s".formatted(change.seq(), change.call()));
                }
                out.append('\n');
            }
        }
        int more = rejection.candidates() - rejection.states().size();
        if (more > 0) {
            out.append("  and %s\n".formatted(count(more, "more candidate")));
        }
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
