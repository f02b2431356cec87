package org.fos.checker.tlc.inprocess;

import org.fos.checker.value.BoolValue;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes values as expressions of a generated module. Model values become constants of that module,
 * so that no name of the specification can be hidden by one; functions need no operator of a
 * standard module, for the same reason.
 */
final class ModuleText {
    private static final String MODEL_CONSTANT = "GeneratedModelValue";

    private final ModelNames names;
    private final Map<String, String> modelConstants = new TreeMap<>();
    private boolean negative;

    ModuleText(ModelNames names) {
        this.names = names;
    }

    /** The generated constants, each with the name of the model value that it stands for. */
    Map<String, String> modelConstants() {
        return modelConstants;
    }

    /** Whether a negative number was written, for which the module needs an operator. */
    boolean hasNegativeNumbers() {
        return negative;
    }

    /** The constant that stands for a model value. */
    String model(String name) {
        String inTlc = names.inTlc(name);
        String constant = MODEL_CONSTANT + inTlc;
        modelConstants.put(constant, inTlc);
        return constant;
    }

    String expression(Value value) {
        return switch (value) {
            case BoolValue b -> b.toString();
            case IntValue i -> integer(i);
            case StringValue s -> s.toString();
            case ModelValue m -> model(m.name());
            case SetValue s ->
                    s.elements().stream()
                            .map(this::expression)
                            .collect(Collectors.joining(", ", "{", "}"));
            case FunctionValue f when f.isSequence() ->
                    f.asList().stream()
                            .map(this::expression)
                            .collect(Collectors.joining(", ", "<<", ">>"));
            case FunctionValue f -> function(f);
        };
    }

    private String integer(IntValue value) {
        negative |= value.number().signum() < 0;
        return value.number().signum() < 0
                ? "(0 - " + value.number().negate() + ")"
                : value.toString();
    }

    private String function(FunctionValue function) {
        String domain =
                function.domain().stream()
                        .map(this::expression)
                        .collect(Collectors.joining(", ", "{", "}"));
        return function.entries().entrySet().stream()
                .map(
                        e ->
                                "generatedX = "
                                        + expression(e.getKey())
                                        + " -> "
                                        + expression(e.getValue()))
                .collect(
                        Collectors.joining(
                                " [] ", "[generatedX \\in " + domain + " |-> CASE ", "]"));
    }
}
