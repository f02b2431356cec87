package org.fos.checker.tlc.inprocess;

import org.fos.checker.step.State;
import org.fos.checker.value.Value;

import tlc2.tool.TLCState;
import tlc2.util.FP64;
import tlc2.value.IValue;

import util.UniqueString;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state of TLC's. Two states are the same if their values are.
 *
 * <p>TLC evaluates a function only as far as it is asked for, and keeps what it needs for the rest.
 * Taking a value's fingerprint evaluates it wholly, so that a long chain of states retains nothing;
 * values that a step left alone have been evaluated before.
 */
final class TlcState implements State {
    private final TLCState state;
    private final TlcVariables variables;

    private TlcState(TLCState state, TlcVariables variables) {
        this.state = state;
        this.variables = variables;
    }

    static TlcState initial(TLCState state, TlcVariables variables) {
        for (UniqueString name : variables.names()) {
            evaluate(state.lookup(name));
        }
        return new TlcState(state, variables);
    }

    static TlcState after(TLCState before, TLCState state, TlcVariables variables) {
        for (UniqueString name : variables.names()) {
            IValue value = state.lookup(name);
            if (value != before.lookup(name)) {
                evaluate(value);
            }
        }
        return new TlcState(state, variables);
    }

    private static void evaluate(IValue value) {
        long unused = value.fingerPrint(FP64.New());
    }

    TLCState inTlc() {
        return state;
    }

    @Override
    public Value get(String variable) {
        return variables.values().fromTlc(lookup(variable));
    }

    @Override
    public Optional<Value> at(String variable, List<Value> keys) {
        tlc2.value.impl.Value value = lookup(variable);
        for (Value key : keys) {
            value = variables.values().applied(value, key);
            if (value == null) {
                return Optional.empty();
            }
        }
        return Optional.of(variables.values().fromTlc(value));
    }

    private tlc2.value.impl.Value lookup(String variable) {
        UniqueString name = variables.name(variable);
        return (tlc2.value.impl.Value) state.lookup(name);
    }

    @Override
    public Map<String, Value> toMap() {
        Map<String, Value> all = new LinkedHashMap<>();
        variables.order().forEach(variable -> all.put(variable, get(variable)));
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlcState that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(state.fingerPrint());
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
