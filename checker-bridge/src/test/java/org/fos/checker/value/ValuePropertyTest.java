package org.fos.checker.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class ValuePropertyTest {

    @Provide
    Arbitrary<Value> values() {
        return ArbitraryValues.values();
    }

    @Provide
    Arbitrary<String> names() {
        return ArbitraryValues.identifiers();
    }

    @Property(tries = 500)
    void equalityIsAnEquivalenceThatHashAndOrderAgreeWith(
            @ForAll("values") Value a, @ForAll("values") Value b, @ForAll("values") Value c) {
        assertEquals(a, a);
        assertEquals(a.equals(b), b.equals(a));
        assertEquals(a.equals(b), a.compareTo(b) == 0);
        assertEquals(a.equals(b), a.toString().equals(b.toString()));
        if (a.equals(b)) {
            assertEquals(a.hashCode(), b.hashCode());
            assertEquals(a.equals(c), b.equals(c));
        }
    }

    @Property(tries = 500)
    void theOrderIsTotal(
            @ForAll("values") Value a, @ForAll("values") Value b, @ForAll("values") Value c) {
        assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)));
        List<Value> sorted = new ArrayList<>(List.of(a, b, c));
        Collections.sort(sorted);
        assertTrue(sorted.get(0).compareTo(sorted.get(2)) <= 0, "the order is transitive");
    }

    @Property(tries = 300)
    void aTupleIsTheFunctionOnOneToN(@ForAll @Size(max = 5) List<@From("values") Value> elements) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        for (int i = elements.size(); i >= 1; i--) {
            entries.put(Values.integer(i), elements.get(i - 1));
        }
        FunctionValue function = Values.function(entries);
        assertSame(Values.tuple(elements), function);
        assertTrue(function.isSequence());
        assertEquals(elements, function.asList());
    }

    @Property(tries = 300)
    void aRecordIsTheFunctionOnItsFieldNames(
            @ForAll @Size(max = 5) Map<@From("names") String, @From("values") Value> fields) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        fields.forEach((name, value) -> entries.put(Values.string(name), value));
        FunctionValue function = Values.function(entries);
        assertSame(Values.record(fields), function);
        assertEquals(fields, function.fields());
        assertEquals(!fields.isEmpty(), function.isRecord());
        fields.forEach((name, value) -> assertEquals(value, function.field(name).orElseThrow()));
    }

    @Property(tries = 300)
    void aSetForgetsOrderAndRepetition(
            @ForAll @Size(max = 5) List<@From("values") Value> elements, @ForAll Random random) {
        List<Value> shuffled = new ArrayList<>(elements);
        shuffled.addAll(elements);
        Collections.shuffle(shuffled, random);
        assertSame(Values.set(elements), Values.set(shuffled));
        elements.forEach(element -> assertTrue(Values.set(elements).contains(element)));
    }

    @Property(tries = 300)
    void aSequenceIsRecognisedByItsDomainAlone(@ForAll("values") Value value) {
        if (value instanceof FunctionValue function) {
            List<Value> positions = new ArrayList<>();
            for (int i = 1; i <= function.size(); i++) {
                positions.add(Values.integer(i));
            }
            assertEquals(
                    Values.set(positions).elements().equals(function.domain()),
                    function.isSequence());
            assertEquals(
                    function.size() > 0
                            && function.domain().stream().allMatch(StringValue.class::isInstance),
                    function.isRecord());
        }
    }

    @Property(tries = 300)
    void aChangedFunctionIsAnotherFunction(
            @ForAll("values") Value argument, @ForAll("values") Value value) {
        FunctionValue one = Values.function(Map.of(argument, value));
        FunctionValue other = Values.function(Map.of(argument, Values.tuple(value)));
        assertNotEquals(one, other);
        assertNotEquals(0, one.compareTo(other));
        assertFalse(one.equals(Values.tuple()));
    }

    private static void assertSame(Value expected, Value actual) {
        assertEquals(expected, actual);
        assertEquals(expected.hashCode(), actual.hashCode());
        assertEquals(0, expected.compareTo(actual));
        assertEquals(expected.toString(), actual.toString());
    }
}
