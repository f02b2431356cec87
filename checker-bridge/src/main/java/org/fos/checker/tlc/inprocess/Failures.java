package org.fos.checker.tlc.inprocess;

import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.EvaluationError;
import org.fos.checker.value.Value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what TLC could not evaluate, and where. */
final class Failures {
    private static final Pattern PLACE =
            Pattern.compile(
                    "[Ll]ine (\\d+), col(?:umn)? (\\d+) to line \\d+, col(?:umn)? \\d+"
                            + " (?:of module|in) (\\w+)");

    private Failures() {}

    static EvaluationError describe(String action, String definition, Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return new EvaluationError(
                    action,
                    definition,
                    "the evaluation is nested too deeply; give the thread a larger stack");
        }
        String message = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
        Matcher place = PLACE.matcher(message);
        String at =
                place.find()
                        ? "%s.tla:%s:%s".formatted(place.group(3), place.group(1), place.group(2))
                        : definition;
        return new EvaluationError(action, at, message);
    }

    /** The last place that a text names, as {@code File.tla:line:column}; empty if none. */
    static String lastPlace(String text) {
        Matcher place = PLACE.matcher(text);
        String last = "";
        while (place.find()) {
            last = "%s.tla:%s:%s".formatted(place.group(3), place.group(1), place.group(2));
        }
        return last;
    }

    static EvaluationError tooLarge(ActionSignature action, String arg, Value value) {
        return new EvaluationError(
                action.name(),
                action.location(),
                "TLC computes with 32 bits and cannot hold %s = %s".formatted(arg, value));
    }
}
