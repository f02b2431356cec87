package org.fos.checker.tlc.inprocess;

import org.fos.checker.step.State;
import org.fos.checker.value.Value;

import tlc2.tool.TLCState;

import util.UniqueString;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A state of TLC's. Two states are the same if their 64-bit fingerprints and values are. */
final class TlcState implements State {
    private final TLCState state;
    private final TlcVariables variables;
    private final long fingerprint;

    TlcState(TLCState state, TlcVariables variables) {
        this.state = state;
        this.variables = variables;
        this.fingerprint = state.fingerPrint();
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
        return other instanceof TlcState that
                && fingerprint == that.fingerprint
                && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fingerprint);
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
