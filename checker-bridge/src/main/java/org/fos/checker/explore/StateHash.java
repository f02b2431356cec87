package org.fos.checker.explore;

import org.fos.checker.value.BoolValue;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.List;

/**
 * One of two independent 64-bit halves of a state's fingerprint. It is a sum over the parts of the
 * state, so that it can be changed with a part, and so that it does not depend on how a state lies
 * in cells: a function adds what each of its values adds in its own place. With 128 bits the chance
 * that any two of 10^8 states have one fingerprint is below 10^-22.
 */
public final class StateHash {
    /** The first half. */
    public static final StateHash LOW = new StateHash(0x9E3779B97F4A7C15L);

    /** The second half. */
    public static final StateHash HIGH = new StateHash(0xC2B2AE3D27D4EB4FL);

    private static final long FUNCTION = 0x165667B19E3779F9L;
    private static final long ARGUMENT = 0x27D4EB2F165667C5L;
    private static final long SET = 0x85EBCA77C2B2AE63L;

    private final long salt;

    private StateHash(long salt) {
        this.salt = salt;
    }

    private long mix(long a, long b) {
        long mixed = (a ^ salt) + b * 0xFF51AFD7ED558CCDL;
        mixed ^= mixed >>> 32;
        mixed *= 0xC4CEB9FE1A85EC53L;
        mixed ^= mixed >>> 29;
        mixed *= 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 32);
    }

    /** The place of a variable, from which the places in it follow. */
    public long variable(int index) {
        return mix(salt, index + 1L);
    }

    /** The place of an argument inside a place. */
    long argument(long place, Value argument) {
        return mix(place, whole(argument));
    }

    /** What a function adds by being one with these arguments, without its values. */
    long marks(long place, Value argument) {
        return mix(argument(place, argument), ARGUMENT);
    }

    /** What a function adds by being one. */
    long function(long place) {
        return mix(place, FUNCTION);
    }

    /** What a set adds by being one. */
    long set(long place) {
        return mix(place, SET);
    }

    /** What an element of a set adds. */
    long element(long place, Value element) {
        return mix(place, whole(element));
    }

    /** What the elements of a set add, without the set. */
    long elements(long place, SetValue set) {
        long sum = 0;
        for (int i = 0; i < set.size(); i++) {
            sum += element(place, set.element(i));
        }
        return sum;
    }

    /** What a value in a place adds to a state's hash. */
    public long of(long place, Value value) {
        return switch (value) {
            case FunctionValue function -> {
                long sum = function(place);
                for (int i = 0; i < function.size(); i++) {
                    Value argument = function.places().argument(i);
                    sum += marks(place, argument);
                    sum += of(argument(place, argument), function.value(i));
                }
                yield sum;
            }
            case SetValue set -> set(place) + elements(place, set);
            default -> mix(place, atom(value));
        };
    }

    private long whole(Value value) {
        return value instanceof FunctionValue || value instanceof SetValue
                ? mix(of(salt, value), 1)
                : atom(value);
    }

    private long atom(Value value) {
        return switch (value) {
            case BoolValue truth -> truth.truth() ? 0x5851F42D4C957F2DL : 0x14057B7EF767814FL;
            case IntValue number -> mix(number.fitsLong() ? number.asLong() : number.hashCode(), 3);
            case StringValue string -> text(string.text(), 5);
            case ModelValue model -> text(model.name(), 7);
            default -> throw new IllegalArgumentException("not an atom, value=" + value);
        };
    }

    private long text(String text, long kind) {
        long hash = salt + kind;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash, kind);
    }

    /** The hash of a state, given by the values of its variables in their order. */
    public long ofState(List<Value> values) {
        long sum = 0;
        for (int v = 0; v < values.size(); v++) {
            sum += of(variable(v), values.get(v));
        }
        return sum;
    }
}
