package org.fos.checker.liveness;

/**
 * The reachable states of a specification, numbered from 0. Steps that do not change the state need
 * not be given: in a temporal formula every behaviour may stutter, and a state without successors
 * stutters for ever.
 */
public interface StateGraph {
    /** How many states there are. */
    int states();

    /** The initial states. */
    int[] initial();

    /**
     * The successors of a state, in any order, also repeatedly. The caller does not change them.
     */
    int[] successors(int state);

    /**
     * Whether an atom that speaks of states is true in a state. Asked at most once for each.
     *
     * @param atom the place of the atom in {@link Liveness#atoms()}
     */
    boolean holds(int atom, int state);

    /**
     * Whether an atom that speaks of steps is true of a step to a successor that is another state.
     * May be asked several times.
     *
     * @param atom the place of the atom in {@link Liveness#atoms()}
     */
    boolean step(int atom, int from, int to);
}
