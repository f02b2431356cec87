package org.fos.checker.engine;

import org.fos.checker.step.State;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A state in the cells of a layout. */
final class CompiledState implements State {
    private final List<String> variables;
    private final Layout layout;
    private final Value[] cells;
    private Value @Nullable [] values;

    /** Zero until it is known. */
    private int hash;

    CompiledState(List<String> variables, Layout layout, Value[] cells) {
        this.variables = variables;
        this.layout = layout;
        this.cells = cells;
    }

    /** The cells of this state in a layout, which is its own unless that was given up. */
    Value[] cells(Layout wanted) {
        return wanted == layout ? layout.full(cells) : wanted.store(values());
    }

    private Value[] values() {
        Value[] known = values;
        if (known == null) {
            known = layout.load(cells);
            values = known;
        }
        return known;
    }

    private int index(String variable) {
        int index = variables.indexOf(variable);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "no such variable, name=%s variables=%s".formatted(variable, variables));
        }
        return index;
    }

    @Override
    public Value get(String variable) {
        return values()[index(variable)];
    }

    @Override
    public Optional<Value> at(String variable, List<Value> keys) {
        return Optional.ofNullable(at(layout, cells, index(variable), keys));
    }

    /** The value in a place of a variable; null if there is no such place. */
    static @Nullable Value at(Layout layout, Value[] cells, int variable, List<Value> keys) {
        Shape shape = layout.shape(variable);
        int depth = 0;
        while (shape instanceof Shape.Parts parts && depth < keys.size()) {
            Shape part = parts.part(keys.get(depth));
            if (part == null) {
                return null;
            }
            shape = part;
            depth++;
        }
        Value value = layout.read(shape, cells);
        while (depth < keys.size()) {
            value = value instanceof FunctionValue f ? f.applied(keys.get(depth)) : null;
            if (value == null) {
                return null;
            }
            depth++;
        }
        return value;
    }

    @Override
    public Map<String, Value> toMap() {
        Map<String, Value> map = new LinkedHashMap<>();
        for (int v = 0; v < variables.size(); v++) {
            map.put(variables.get(v), values()[v]);
        }
        return map;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof CompiledState that
                        && (layout == that.layout && cells.length == that.cells.length
                                ? Arrays.equals(cells, that.cells)
                                : Arrays.equals(values(), that.values())));
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = layout.hash(cells);
        }
        return hash;
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
