package org.fos.trace.format;

import org.fos.checker.value.Description;
import org.fos.checker.value.Domain;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;

/**
 * How a value is made up of what stands in the holes of a line. Whether a value is the one that the
 * line last read describes is told part by part, so that most values are never made.
 */
final class Pattern implements Description {
    private static final Pattern[] NONE = new Pattern[0];

    /** What a pattern is. */
    private enum Kind {
        /** A value in a hole. */
        VALUE,
        /** A number in a hole. */
        NUMBER,
        /** A function with a fixed domain. */
        FUNCTION
    }

    private final Kind kind;
    private final Holes holes;
    private final int hole;
    private final Domain domain;

    /** The values of a function, in the places of its domain. */
    private final Pattern[] parts;

    private Pattern(Kind kind, Holes holes, int hole, Domain domain, Pattern[] parts) {
        this.kind = kind;
        this.holes = holes;
        this.hole = hole;
        this.domain = domain;
        this.parts = parts;
    }

    static Pattern value(Holes holes, int hole) {
        return new Pattern(Kind.VALUE, holes, hole, Domain.sequence(0), NONE);
    }

    static Pattern number(Holes holes, int hole) {
        return new Pattern(Kind.NUMBER, holes, hole, Domain.sequence(0), NONE);
    }

    static Pattern function(Holes holes, Domain domain, Pattern[] parts) {
        return new Pattern(Kind.FUNCTION, holes, -1, domain, parts);
    }

    @Override
    public boolean fits(Value value) {
        return switch (kind) {
            case VALUE -> {
                Value expected = holes.values[hole];
                yield value == expected || value.equals(expected);
            }
            case NUMBER ->
                    value instanceof IntValue number
                            && number.fitsLong()
                            && number.asLong() == holes.numbers[hole];
            case FUNCTION -> value instanceof FunctionValue function && fits(function);
        };
    }

    private boolean fits(FunctionValue function) {
        if (function.places() != domain && !function.places().equals(domain)) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].fits(function.value(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Value value() {
        return switch (kind) {
            case VALUE -> holes.values[hole];
            case NUMBER -> Values.integer(holes.numbers[hole]);
            case FUNCTION -> {
                Value[] values = new Value[parts.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = parts[i].value();
                }
                yield FunctionValue.of(domain, values);
            }
        };
    }
}
