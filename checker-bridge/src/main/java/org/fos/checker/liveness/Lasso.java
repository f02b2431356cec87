package org.fos.checker.liveness;

import com.google.common.collect.ImmutableList;

import java.util.ArrayList;
import java.util.List;

/**
 * A behaviour that never ends: after the last state it goes back to an earlier one, or to the last
 * state itself, which it then keeps for ever.
 *
 * @param states the states in order, by number
 * @param back the place in {@code states}, from 0, to which it goes back
 */
public record Lasso(List<Integer> states, int back) {
    public Lasso {
        states = ImmutableList.copyOf(states);
        if (back < 0 || back >= states.size()) {
            throw new IllegalArgumentException(
                    "back must be a place of a state, back=%d, states=%d"
                            .formatted(back, states.size()));
        }
    }

    /** Whether it ends in keeping its last state for ever. */
    public boolean stutters() {
        return back == states.size() - 1;
    }

    /**
     * The behaviour that goes through a prefix and then through a cycle for ever, without the steps
     * that change nothing. A temporal formula cannot tell it from the one with them.
     *
     * @param prefix the states before the cycle
     * @param cycle the states of the cycle, at least one
     */
    static Lasso of(List<Integer> prefix, List<Integer> cycle) {
        List<Integer> round = withoutRepeats(cycle);
        while (round.size() > 1 && round.getFirst().equals(round.getLast())) {
            round.removeLast();
        }
        List<Integer> before = withoutRepeats(prefix);
        while (!before.isEmpty() && before.getLast().equals(round.getLast())) {
            before.removeLast();
            round.addFirst(round.removeLast());
        }
        int back = before.size();
        before.addAll(round);
        return new Lasso(before, back);
    }

    private static List<Integer> withoutRepeats(List<Integer> states) {
        List<Integer> kept = new ArrayList<>();
        for (Integer state : states) {
            if (kept.isEmpty() || !kept.getLast().equals(state)) {
                kept.add(state);
            }
        }
        return kept;
    }
}
