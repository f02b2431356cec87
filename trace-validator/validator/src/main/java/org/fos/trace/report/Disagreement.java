package org.fos.trace.report;

import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.Value;
import org.fos.trace.validate.Rejection.Difference;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where two values part, as deep inside them as there is one place only.
 *
 * @param path the place, as TLA+ writes it
 * @param recorded what the trace has there
 * @param specified what the specification has there; empty if it has nothing
 */
record Disagreement(String path, Value recorded, Optional<Value> specified) {
    /** The innermost place of a difference. */
    static Disagreement of(Difference difference) {
        return new Disagreement(
                        difference.fact().path(), difference.fact().is(), difference.actual())
                .innermost();
    }

    private Disagreement innermost() {
        if (!(recorded instanceof FunctionValue mine)
                || !(specified.orElse(null) instanceof FunctionValue theirs)
                || !mine.domain().equals(theirs.domain())) {
            return this;
        }
        List<Map.Entry<Value, Value>> different =
                mine.entries().entrySet().stream()
                        .filter(entry -> !theirs.apply(entry.getKey()).equals(value(entry)))
                        .toList();
        if (different.size() != 1) {
            return this;
        }
        Map.Entry<Value, Value> only = different.getFirst();
        Value key = Objects.requireNonNull(only.getKey());
        String step =
                mine.isRecord()
                        ? "." + mine.fields().keySet().asList().get(position(mine, key))
                        : "[" + key + "]";
        return new Disagreement(
                        path + step, Objects.requireNonNull(only.getValue()), theirs.apply(key))
                .innermost();
    }

    private static Optional<Value> value(Map.Entry<Value, Value> entry) {
        return Optional.of(Objects.requireNonNull(entry.getValue()));
    }

    /** A record's fields are in the order of its domain. */
    private static int position(FunctionValue record, Value key) {
        return record.domain().asList().indexOf(key);
    }
}
