package org.fos.checker.tlc;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Optional;

/**
 * A behaviour that TLC shows.
 *
 * @param lasso present for counterexamples to temporal properties
 */
public record Behaviour(List<BehaviourState> states, Optional<Lasso> lasso) {
    /** No state at all. */
    public static final Behaviour EMPTY = new Behaviour(List.of(), Optional.empty());

    public Behaviour {
        states = ImmutableList.copyOf(states);
    }
}
