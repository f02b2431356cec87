package org.fos.experiments.models;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;

import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a step changes, in lines. Of a function whose domain stays, only the places that change are
 * shown; of a set, what comes and what goes.
 */
final class Changes {
    private final List<String> lines = new ArrayList<>();

    private Changes() {}

    /** All variables of a state. */
    static ImmutableList<String> all(BehaviourState state) {
        Changes changes = new Changes();
        state.variables().forEach(changes::is);
        changes.unread(state);
        return ImmutableList.copyOf(changes.lines);
    }

    /** The variables that are not what they were. */
    static ImmutableList<String> between(BehaviourState before, BehaviourState after) {
        Changes changes = new Changes();
        after.variables()
                .forEach(
                        (name, value) ->
                                changes.change(
                                        name,
                                        Optional.ofNullable(before.variables().get(name)),
                                        value));
        changes.unread(after);
        return ImmutableList.copyOf(changes.lines);
    }

    private void unread(BehaviourState state) {
        state.unread().forEach((name, text) -> lines.add(name + " = " + text));
    }

    private void is(String place, Value value) {
        lines.add(place + " = " + value);
    }

    private void change(String place, Optional<Value> before, Value after) {
        if (before.isEmpty()) {
            is(place, after);
        } else if (!before.get().equals(after)) {
            change(place, before.get(), after);
        }
    }

    private void change(String place, Value before, Value after) {
        switch (after) {
            case FunctionValue function
                    when before instanceof FunctionValue old && isInParts(old, function) -> {
                for (Value argument : function.domain()) {
                    Value now = function.apply(argument).orElseThrow();
                    change(place + at(argument), old.apply(argument), now);
                }
            }
            case SetValue set when before instanceof SetValue old && isLittle(old, set) ->
                    elements(place, old.elements(), set.elements());
            default -> is(place, after);
        }
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

    /** Whether it is shorter to say what comes and what goes. */
    private static boolean isLittle(SetValue before, SetValue after) {
        Set<Value> come = Sets.difference(after.elements(), before.elements());
        Set<Value> go = Sets.difference(before.elements(), after.elements());
        return come.size() + go.size() <= after.size();
    }

    private void elements(String place, Set<Value> before, Set<Value> after) {
        Set<Value> come = Sets.difference(after, before);
        Set<Value> go = Sets.difference(before, after);
        if (!go.isEmpty()) {
            lines.add(place + " loses " + list(go));
        }
        if (!come.isEmpty()) {
            lines.add(place + " gains " + list(come));
        }
    }

    private static String list(Set<Value> values) {
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
