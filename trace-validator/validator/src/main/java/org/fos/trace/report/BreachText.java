package org.fos.trace.report;

import org.fos.checker.step.Breach;
import org.fos.checker.step.Seen;
import org.fos.checker.value.Value;
import org.fos.trace.validate.Because;

import java.util.Map;
import java.util.Set;

/** A step that breaks what is refined, in lines: what is FALSE, and what the step is there. */
final class BreachText {
    private BreachText() {}

    /**
     * The lines of a breach.
     *
     * @param known what the reader has been told already
     */
    static String of(Breach breach, Because because, Set<Seen> known) {
        StringBuilder out = new StringBuilder();
        out.append(
                breach.before().isEmpty() && !breach.after().isEmpty()
                        ? "  the state before it is no first state of what is refined: %s is FALSE"
                                .formatted(breach.property())
                        : "  is a step of the specification and none of what it refines: %s is FALSE"
                                .formatted(breach.property()));
        out.append(breach.at().isEmpty() ? "" : " (%s)".formatted(breach.at())).append('\n');
        out.append(ExplanationText.of("nearest: ", because, known));
        breach.after().forEach((variable, after) -> out.append(line(breach, variable, after)));
        return out.toString();
    }

    private static String line(Breach breach, String variable, Value after) {
        Map<String, Value> before = breach.before();
        Value was = before.get(variable);
        String beginning = "    there, %s = ".formatted(variable);
        return was == null || was.equals(after)
                ? beginning + ValueText.of(after) + (was == null ? "\n" : " before and after\n")
                : "%s%s, then %s%n".formatted(beginning, ValueText.of(was), ValueText.of(after));
    }
}
