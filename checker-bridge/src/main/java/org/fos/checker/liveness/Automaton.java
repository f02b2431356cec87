package org.fos.checker.liveness;

import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * A generalised Büchi automaton whose letters and acceptance are on its transitions. It accepts a
 * behaviour if a run from state 0 takes transitions of each acceptance set infinitely often.
 *
 * @param transitions for each state the transitions that leave it
 * @param acceptance the acceptance sets, a bit for each
 * @param component for each state the number of its strongly connected component, or -1 if no run
 *     is accepted that ends in it
 */
record Automaton(List<List<Transition>> transitions, long acceptance, List<Integer> component) {
    Automaton {
        transitions =
                transitions.stream().map(List::copyOf).collect(ImmutableList.toImmutableList());
        component = ImmutableList.copyOf(component);
    }

    /**
     * A transition.
     *
     * @param label what it reads: a letter
     * @param marks the acceptance sets that it is in, a bit for each
     */
    record Transition(Formula label, int target, long marks) {}

    int states() {
        return transitions.size();
    }
}
