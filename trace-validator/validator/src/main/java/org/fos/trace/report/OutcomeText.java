package org.fos.trace.report;

import org.fos.checker.value.Value;
import org.fos.trace.format.Event;
import org.fos.trace.validate.Coverage;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.Rejection;
import org.fos.trace.validate.Rejection.Difference;
import org.fos.trace.validate.Rejection.FactsDiffer;
import org.fos.trace.validate.Rejection.NotEnabled;
import org.fos.trace.validate.Rejection.Reason;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of an outcome, for a terminal. */
public final class OutcomeText {
    private static final int LONGEST_VALUE = 100;

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
        states(out, rejection);
        out.append("  everything before line %d is explained; ".formatted(event.line()));
        out.append(count(rejection.candidates(), "candidate state"));
        if (!rejection.enabled().isEmpty()) {
            String nearest =
                    rejection.enabled().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
            out.append("; nearest: ").append(nearest);
        }
        return out.append('\n').toString();
    }

    private String replayed() {
        return replay.map(command -> "   replay: " + command).orElse("");
    }

    private static String reason(Rejection rejection) {
        Reason reason = rejection.reason();
        return switch (reason) {
            case NotEnabled() ->
                    "  is not enabled (it is defined at %s)\n"
                            .formatted(rejection.actionLocation());
            case FactsDiffer(var differences) ->
                    differences.stream()
                            .map(OutcomeText::difference)
                            .distinct()
                            .collect(Collectors.joining());
        };
    }

    private static String difference(Difference difference) {
        Disagreement innermost = Disagreement.of(difference);
        String specified =
                innermost
                        .specified()
                        .map(value -> "the specification has " + shortened(value))
                        .orElse("the specification has nothing there");
        return "  recorded %s = %s, but %s\n"
                .formatted(innermost.path(), shortened(innermost.recorded()), specified);
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
                out.append(shortened(variable.getValue()));
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

    private static String shortened(Value value) {
        String text = value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 3) + "...";
    }
}
