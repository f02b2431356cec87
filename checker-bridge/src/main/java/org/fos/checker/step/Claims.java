package org.fos.checker.step;

import org.fos.checker.value.Description;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Objects;

/** What is claimed of the state after a step. Filled anew for each step, without making objects. */
public final class Claims {
    private static final Value[] NO_KEYS = new Value[0];

    private int size;
    private int[] variables = new int[8];
    private Value[][] keys = new Value[8][];
    private @Nullable Description[] are = new Description[8];

    /** No claims. */
    public Claims() {}

    /** Takes all claims back. */
    public void clear() {
        size = 0;
    }

    /**
     * Claims that a variable, applied to keys one after the other, is what is described.
     *
     * @param variable its place in the order of declaration, from 0
     * @param path the keys; not to be changed until the claims are cleared
     */
    public void add(int variable, Value[] path, Description is) {
        if (size == variables.length) {
            variables = Arrays.copyOf(variables, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size);
            are = Arrays.copyOf(are, 2 * size);
        }
        variables[size] = variable;
        keys[size] = path.length == 0 ? NO_KEYS : path;
        are[size] = is;
        size++;
    }

    /** The number of claims. */
    public int size() {
        return size;
    }

    /** The variable of a claim. */
    public int variable(int claim) {
        return variables[Objects.checkIndex(claim, size)];
    }

    /** The keys of a claim. The array is not to be changed. */
    public Value[] keys(int claim) {
        return keys[Objects.checkIndex(claim, size)];
    }

    /** What a claim says, as long as what it was taken from does not change. */
    public Description is(int claim) {
        return Objects.requireNonNull(are[Objects.checkIndex(claim, size)]);
    }
}
