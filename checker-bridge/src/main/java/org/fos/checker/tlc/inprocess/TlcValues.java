package org.fos.checker.tlc.inprocess;

import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.jspecify.annotations.Nullable;

import tlc2.tool.EvalException;
import tlc2.value.impl.Applicable;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;

import util.Assert;
import util.UniqueString;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns values into TLC's and back. */
final class TlcValues {
    private final ModelNames names;
    private final Map<Value, tlc2.value.impl.Value> atoms = new HashMap<>();

    TlcValues(ModelNames names) {
        this.names = names;
    }

    /** TLC's form of a value; empty if TLC has none, as for an integer past 32 bits. */
    Optional<tlc2.value.impl.Value> toTlc(Value value) {
        try {
            return Optional.of(tlc(value));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private tlc2.value.impl.Value tlc(Value value) {
        return switch (value) {
            case org.fos.checker.value.BoolValue b ->
                    b.truth() ? BoolValue.ValTrue : BoolValue.ValFalse;
            case org.fos.checker.value.IntValue i -> IntValue.gen(i.number().intValueExact());
            case org.fos.checker.value.StringValue s ->
                    atoms.computeIfAbsent(s, a -> new StringValue(s.text()));
            case org.fos.checker.value.ModelValue m ->
                    atoms.computeIfAbsent(m, a -> ModelValue.make(names.inTlc(m.name())));
            case org.fos.checker.value.SetValue s ->
                    new SetEnumValue(all(s.elements().asList()), false).normalize();
            case FunctionValue f when f.isSequence() -> new TupleValue(all(f.asList()));
            case FunctionValue f when f.isRecord() -> record(f);
            case FunctionValue f ->
                    new FcnRcdValue(
                                    all(f.domain().asList()),
                                    all(f.entries().values().asList()),
                                    false)
                            .normalize();
        };
    }

    private tlc2.value.impl.Value record(FunctionValue function) {
        Map<String, Value> fields = function.fields();
        UniqueString[] fieldNames =
                fields.keySet().stream()
                        .map(UniqueString::uniqueStringOf)
                        .toArray(UniqueString[]::new);
        return new RecordValue(fieldNames, all(List.copyOf(fields.values())), false).normalize();
    }

    private tlc2.value.impl.Value[] all(List<Value> values) {
        tlc2.value.impl.Value[] result = new tlc2.value.impl.Value[values.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = tlc(values.get(i));
        }
        return result;
    }

    /** The value of TLC's form; an infinite or unevaluated one makes TLC throw. */
    Value fromTlc(Object form) {
        return switch (form) {
            case BoolValue b -> Values.bool(b.val);
            case IntValue i -> Values.integer(i.val);
            case StringValue s -> Values.string(s.val.toString());
            case ModelValue m -> Values.model(names.original(m.val.toString()));
            case TupleValue t -> Values.tuple(fromAll(t.elems));
            case RecordValue r -> record(r);
            case SetEnumValue s -> Values.set(fromAll(s.elems.toArray()));
            case FcnRcdValue f -> function(f);
            case LazyValue l -> fromTlc(l.getValue());
            case tlc2.value.impl.Value other -> fromLazy(other);
            default -> throw new IllegalArgumentException("no value of TLC's, form=" + form);
        };
    }

    private Value fromLazy(tlc2.value.impl.Value form) {
        tlc2.value.impl.Value plain = form.toSetEnum();
        if (plain == null) {
            plain = form.toFcnRcd();
        }
        if (plain == null || plain == form) {
            throw new Assert.TLCRuntimeException(
                    "a value that cannot be written out: " + form.getKindString());
        }
        return fromTlc(plain);
    }

    private List<Value> fromAll(Object[] forms) {
        List<Value> values = new ArrayList<>(forms.length);
        for (Object form : forms) {
            values.add(fromTlc(form));
        }
        return values;
    }

    private Value record(RecordValue record) {
        Map<String, Value> fields = new HashMap<>();
        for (int i = 0; i < record.names.length; i++) {
            fields.put(record.names[i].toString(), fromTlc(record.values[i]));
        }
        return Values.record(fields);
    }

    private Value function(FcnRcdValue function) {
        tlc2.value.impl.Value[] domain = function.getDomainAsValues();
        Map<Value, Value> entries = new HashMap<>();
        for (int i = 0; i < domain.length; i++) {
            entries.put(fromTlc(domain[i]), fromTlc(function.values[i]));
        }
        return Values.function(entries);
    }

    /** What a function of TLC's maps an argument to; null outside its domain. */
    tlc2.value.impl.@Nullable Value applied(tlc2.value.impl.Value function, Value argument) {
        Optional<tlc2.value.impl.Value> key = toTlc(argument);
        tlc2.value.impl.Value plain = function.toFcnRcd();
        if (key.isEmpty() || !(plain instanceof Applicable map)) {
            return null;
        }
        try {
            return map.select(key.get());
        } catch (EvalException | Assert.TLCRuntimeException e) {
            return null; // TLC refuses to compare the key with those of the domain.
        }
    }
}
