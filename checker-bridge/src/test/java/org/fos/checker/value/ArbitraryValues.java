package org.fos.checker.value;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

import java.math.BigInteger;
import java.util.List;

/** Generates TLA+ values of every kind, nested three levels deep. */
public final class ArbitraryValues {
    private ArbitraryValues() {}

    /** Identifiers, few enough that two draws often agree. */
    public static Arbitrary<String> identifiers() {
        return Arbitraries.oneOf(
                        Arbitraries.of("a", "b", "c", "m1", "1a", "_x", "Long_Name_2"),
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withCharRange('A', 'Z')
                                .withChars('0', '9', '_')
                                .ofMinLength(1)
                                .ofMaxLength(6))
                .filter(ModelValue::isName);
    }

    /** Values of every kind, up to three levels deep. */
    public static Arbitrary<Value> values() {
        Arbitrary<Value> values = atoms();
        for (int level = 0; level < 3; level++) {
            values = oneLevelMore(values);
        }
        return values;
    }

    private static Arbitrary<Value> oneLevelMore(Arbitrary<Value> inner) {
        return Arbitraries.frequencyOf(
                Tuple.of(2, atoms()),
                Tuple.of(1, inner.list().ofMaxSize(3).map(Values::set)),
                Tuple.of(1, inner.list().ofMaxSize(3).map(Values::tuple)),
                Tuple.of(
                        1, Arbitraries.maps(identifiers(), inner).ofMaxSize(3).map(Values::record)),
                Tuple.of(1, Arbitraries.maps(inner, inner).ofMaxSize(3).map(Values::function)));
    }

    private static Arbitrary<Value> atoms() {
        return Arbitraries.oneOf(
                List.of(
                        Arbitraries.of(true, false).map(Values::bool),
                        Arbitraries.integers().between(-3, 4).map(Values::integer),
                        Arbitraries.bigIntegers()
                                .between(BigInteger.TWO.pow(70).negate(), BigInteger.TWO.pow(70))
                                .map(Values::integer),
                        Arbitraries.of("", "a", "b", "TRUE", "\"", "\\", "\t\n\f\r", "é ∈ <<", "1")
                                .map(Values::string),
                        Arbitraries.strings().ascii().ofMaxLength(5).map(Values::string),
                        identifiers().map(Values::model)));
    }
}
