package org.fos.experiments.models;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;

import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a step changes, one text for each change. Of a function whose domain stays, only the places
 * that change are shown; of a set, what comes and what goes.
 */
final class Changes {
    /** Said of a place that has its first value again, where that is shorter than the value. */
    private static final String AS_AT_FIRST = "is as at first";

    private static final int LONGEST_FIELD = 16;

    private final List<String> lines = new ArrayList<>();

    private Changes() {}

    /** All variables of a state. */
    static ImmutableList<String> all(BehaviourState state) {
        Changes changes = new Changes();
        state.variables().forEach(changes::is);
        changes.unread(state);
        return ImmutableList.copyOf(changes.lines);
    }

    /** The variables that are not what they were; {@code first} is where the behaviour begins. */
    static ImmutableList<String> between(
            BehaviourState first, BehaviourState before, BehaviourState after) {
        Changes changes = new Changes();
        after.variables()
                .forEach(
                        (name, value) ->
                                changes.change(
                                        name,
                                        Optional.ofNullable(first.variables().get(name)),
                                        Optional.ofNullable(before.variables().get(name)),
                                        value));
        changes.unread(after);
        return ImmutableList.copyOf(changes.lines);
    }

    private void unread(BehaviourState state) {
        state.unread().forEach((name, text) -> lines.add(name + " = " + text));
    }

    private void is(String place, Value value) {
        lines.add(place + " = " + text(value));
    }

    /**
     * In TLA+, but that arguments of a function with one value stand together before it: {@code
     * (m1, m2 :> "in" @@ j1 :> "out")}.
     */
    private static String text(Value value) {
        if (!(value instanceof FunctionValue function)
                || function.isRecord()
                || function.isSequence()) {
            return value.toString();
        }
        Map<Value, List<Value>> arguments = new LinkedHashMap<>();
        for (Value argument : function.domain()) {
            arguments
                    .computeIfAbsent(function.apply(argument).orElseThrow(), v -> new ArrayList<>())
                    .add(argument);
        }
        return arguments.entrySet().stream()
                .map(entry -> list(entry.getValue()) + " :> " + text(entry.getKey()))
                .collect(Collectors.joining(" @@ ", "(", ")"));
    }

    private void change(String place, Optional<Value> first, Optional<Value> before, Value after) {
        if (before.isEmpty()) {
            is(place, after);
        } else if (!before.get().equals(after)) {
            change(place, first, before.get(), after);
        }
    }

    private void change(String place, Optional<Value> first, Value before, Value after) {
        switch (after) {
            case FunctionValue function
                    when before instanceof FunctionValue old && isInParts(old, function) -> {
                for (Value argument : function.domain()) {
                    Value now = function.apply(argument).orElseThrow();
                    change(
                            place + at(argument),
                            first.flatMap(value -> in(value, argument)),
                            old.apply(argument),
                            now);
                }
            }
            case SetValue set when before instanceof SetValue old -> elements(place, old, set);
            default -> {
                boolean isAsAtFirst = first.equals(Optional.of(after));
                if (isAsAtFirst && text(after).length() > AS_AT_FIRST.length()) {
                    lines.add(place + " " + AS_AT_FIRST);
                } else {
                    is(place, after);
                }
            }
        }
    }

    private static Optional<Value> in(Value function, Value argument) {
        return function instanceof FunctionValue places ? places.apply(argument) : Optional.empty();
    }

    /** Sequences, and records of which more than one field changes, are read better as a whole. */
    private static boolean isInParts(FunctionValue before, FunctionValue after) {
        if (!before.domain().equals(after.domain()) || after.isSequence()) {
            return false;
        }
        long changed =
                after.domain().stream()
                        .filter(argument -> !before.apply(argument).equals(after.apply(argument)))
                        .count();
        return changed == 1 || !after.isRecord();
    }

    /** What comes and what goes, where that is little or shorter than the whole. */
    private void elements(String place, SetValue before, SetValue after) {
        Set<Value> come = Sets.difference(after.elements(), before.elements());
        Set<Value> go = Sets.difference(before.elements(), after.elements());
        List<String> parts = new ArrayList<>();
        if (!go.isEmpty()) {
            parts.add(place + " loses " + gone(go, before.elements()));
        }
        if (!come.isEmpty()) {
            parts.add(place + " gains " + list(come));
        }
        String whole = place + " = " + text(after);
        boolean isLittle = come.size() + go.size() <= after.elements().size();
        if (isLittle || parts.stream().mapToInt(String::length).sum() < whole.length()) {
            lines.addAll(parts);
        } else {
            lines.add(whole);
        }
    }

    /**
     * What goes was shown when it came: its long fields are left out if nothing else is like it.
     */
    private static String gone(Set<Value> go, Set<Value> among) {
        return go.stream()
                .map(
                        value -> {
                            String brief = brief(value);
                            boolean isAlone =
                                    among.stream().filter(v -> brief(v).equals(brief)).count() == 1;
                            return isAlone ? brief : value.toString();
                        })
                .collect(Collectors.joining(", "));
    }

    /** A record without its long fields; any other value as it is. */
    private static String brief(Value value) {
        if (!(value instanceof FunctionValue function) || !function.isRecord()) {
            return value.toString();
        }
        List<String> fields = new ArrayList<>();
        for (Value field : function.domain()) {
            String text = function.apply(field).orElseThrow().toString();
            if (text.length() <= LONGEST_FIELD && field instanceof StringValue name) {
                fields.add(name.text() + " |-> " + text);
            }
        }
        return fields.size() == function.domain().size()
                ? value.toString()
                : fields.stream().collect(Collectors.joining(", ", "[", ", ...]"));
    }

    private static String list(Collection<Value> values) {
        return values.stream().map(Value::toString).collect(Collectors.joining(", "));
    }

    private static String at(Value argument) {
        return argument instanceof StringValue field && isIdentifier(field.text())
                ? "." + field.text()
                : "[" + argument + "]";
    }

    private static boolean isIdentifier(String text) {
        return text.matches("[A-Za-z]\\w*");
    }
}
