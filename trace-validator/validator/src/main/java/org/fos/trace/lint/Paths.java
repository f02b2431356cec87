package org.fos.trace.lint;

import org.fos.checker.step.State;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.Value;
import org.fos.trace.format.Event;
import org.fos.trace.format.Fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the paths of facts lead somewhere in a first state. */
final class Paths {
    private static final int SHOWN_KEYS = 8;

    private final Optional<State> first;

    Paths(Optional<State> first) {
        this.first = first;
    }

    void check(String file, Event event, Remarks remarks) {
        if (first.isPresent()) {
            event.after().forEach(fact -> check(file, event, fact, first.get(), remarks));
        }
    }

    private static void check(String file, Event event, Fact fact, State state, Remarks remarks) {
        List<Value> way = new ArrayList<>();
        for (Value key : fact.keys()) {
            Value at = state.at(fact.variable(), way).orElse(null);
            if (at == null || !hasFixedKeys(at)) {
                return;
            }
            way.add(key);
            if (state.at(fact.variable(), way).isEmpty()) {
                remarks.warn(
                        file,
                        event.line(),
                        "%s leads nowhere in the first state: there is no %s among %s"
                                .formatted(fact.path(), key, keys((FunctionValue) at)),
                        "give keys as the specification's values; the header's modelValues say"
                                + " which strings are model values");
                return;
            }
        }
    }

    /** Whether a value is a function whose arguments one expects to stay: no sequence. */
    private static boolean hasFixedKeys(Value value) {
        return value instanceof FunctionValue function
                && function.size() > 0
                && !(function.places().argument(0) instanceof IntValue);
    }

    private static String keys(FunctionValue function) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN_KEYS, function.size()); i++) {
            keys.add(function.places().argument(i).toString());
        }
        return String.join(", ", keys) + (function.size() > SHOWN_KEYS ? ", ..." : "");
    }
}
