package org.fos.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.fos.checker.value.ArbitraryValues;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

import java.util.List;

class StateHashPropertyTest {

    @Provide
    Arbitrary<Value> values() {
        return ArbitraryValues.values();
    }

    @Property
    void differentValuesHaveDifferentHashesAndEqualOnesTheSame(
            @ForAll("values") Value a, @ForAll("values") Value b) {
        long ofA = StateHash.LOW.ofState(List.of(a, b));
        long ofB = StateHash.LOW.ofState(List.of(b, a));
        if (a.equals(b)) {
            assertEquals(ofA, ofB);
        } else {
            assertNotEquals(ofA, ofB);
            assertNotEquals(StateHash.HIGH.ofState(List.of(a)), StateHash.HIGH.ofState(List.of(b)));
        }
    }

    @Property
    void aFunctionAddsWhatItsPartsAddInTheirPlaces(@ForAll("values") Value value) {
        long place = StateHash.LOW.variable(0);
        if (value instanceof FunctionValue function) {
            long sum = StateHash.LOW.function(place);
            for (int i = 0; i < function.size(); i++) {
                Value argument = function.places().argument(i);
                sum += StateHash.LOW.marks(place, argument);
                sum += StateHash.LOW.of(StateHash.LOW.argument(place, argument), function.value(i));
            }
            assertEquals(StateHash.LOW.of(place, value), sum);
        }
        if (value instanceof SetValue set) {
            long sum = StateHash.LOW.set(place);
            for (int i = 0; i < set.size(); i++) {
                sum += StateHash.LOW.element(place, set.element(i));
            }
            assertEquals(StateHash.LOW.of(place, value), sum);
        }
    }
}
