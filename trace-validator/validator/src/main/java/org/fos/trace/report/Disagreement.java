package org.fos.trace.report;

import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.fos.trace.validate.Innermost;
import org.fos.trace.validate.Rejection.Difference;

import java.util.List;
import java.util.Optional;

/**
 * Where two values part, as deep inside them as there is one place only.
 *
 * @param path the place, as TLA+ writes it
 * @param recorded what the trace has there
 * @param specified what the specification has there; empty if it has nothing
 */
record Disagreement(String path, Value recorded, Optional<Value> specified) {
    private static final int LONG = 60;

    /** The innermost place of a difference. */
    static Disagreement of(Difference difference) {
        Innermost innermost = Innermost.of(difference);
        StringBuilder path = new StringBuilder(difference.fact().path());
        int depth = difference.fact().keys().size();
        List<Value> deeper = innermost.keys().subList(depth, innermost.keys().size());
        for (Value key : deeper) {
            path.append(step(key));
        }
        return new Disagreement(path.toString(), innermost.recorded(), innermost.specified());
    }

    private static String step(Value key) {
        return key instanceof StringValue field && field.text().matches("[A-Za-z_]\\w*")
                ? "." + field.text()
                : "[" + key + "]";
    }

    /** Both sides, in words. */
    String text() {
        if (specified.isEmpty()) {
            return "recorded %s = %s, but the specification has nothing there"
                    .formatted(path, ValueText.of(recorded));
        }
        Value other = specified.get();
        if (recorded instanceof SetValue mine
                && other instanceof SetValue theirs
                && mine.toString().length() + theirs.toString().length() > LONG) {
            return "recorded %s %s".formatted(path, sets(mine, theirs));
        }
        return "recorded %s = %s, but the specification has %s"
                .formatted(path, ValueText.of(recorded), ValueText.of(other));
    }

    private static String sets(SetValue mine, SetValue theirs) {
        SetValue lacks = theirs.difference(mine);
        SetValue beyond = mine.difference(theirs);
        String without = "without " + elements(lacks);
        String with = "with " + elements(beyond);
        if (beyond.size() == 0) {
            return without + ", which the specification has there";
        }
        return lacks.size() == 0
                ? with + ", which the specification does not have there"
                : "%s, but the specification %s".formatted(with, "has " + elements(lacks));
    }

    private static String elements(SetValue set) {
        return set.size() == 1 ? ValueText.of(set.element(0)) : ValueText.of(set);
    }
}
