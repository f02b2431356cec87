package org.fos.trace.validate;

import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.Value;
import org.fos.trace.validate.Rejection.Difference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a recorded and a specified value part, as deep inside them as there is one place only.
 *
 * @param keys the way to the place from the variable
 * @param recorded what the trace has there
 * @param specified what the specification has there; empty if it has nothing
 */
public record Innermost(List<Value> keys, Value recorded, Optional<Value> specified) {
    public Innermost {
        keys = List.copyOf(keys);
    }

    /** The innermost place of a difference. */
    public static Innermost of(Difference difference) {
        List<Value> keys = new ArrayList<>(difference.fact().keys());
        Value recorded = difference.fact().is();
        Optional<Value> specified = difference.actual();
        while (recorded instanceof FunctionValue mine
                && specified.orElse(null) instanceof FunctionValue theirs) {
            Value key = onlyDifference(mine, theirs);
            if (key == null) {
                break;
            }
            keys.add(key);
            recorded = mine.apply(key).orElseThrow();
            specified = theirs.apply(key);
        }
        return new Innermost(keys, recorded, specified);
    }

    /** The one argument for which two functions differ; null if there is not exactly one. */
    private static @Nullable Value onlyDifference(FunctionValue mine, FunctionValue theirs) {
        if (!mine.places().equals(theirs.places())) {
            return null;
        }
        Value found = null;
        for (int i = 0; i < mine.size(); i++) {
            if (!mine.value(i).equals(theirs.value(i))) {
                if (found != null) {
                    return null;
                }
                found = mine.places().argument(i);
            }
        }
        return found;
    }
}
