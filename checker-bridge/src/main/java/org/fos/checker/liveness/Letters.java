package org.fos.checker.liveness;

import org.fos.checker.liveness.Formula.Shape;

import java.util.BitSet;
import java.util.List;

/** Whether letters are true of steps. What is known of states is remembered. */
final class Letters {
    private final StateGraph graph;
    private final List<Atom> atoms;
    private final BitSet[] known;
    private final BitSet[] truth;

    Letters(StateGraph graph, List<Atom> atoms) {
        this.graph = graph;
        this.atoms = atoms;
        this.known = new BitSet[atoms.size()];
        this.truth = new BitSet[atoms.size()];
        for (int i = 0; i < known.length; i++) {
            known[i] = new BitSet();
            truth[i] = new BitSet();
        }
    }

    /** Whether a letter is true of a step, which may also stay where it is. */
    boolean test(Formula letter, int from, int to) {
        return switch (letter.shape) {
            case Shape.Constant(boolean constant) -> constant;
            case Shape.Literal(int atom, boolean negated) -> atom(atom, from, to) != negated;
            case Shape.Junction(boolean conjunction, List<Formula> parts) -> {
                for (int i = 0; i < parts.size(); i++) {
                    if (test(parts.get(i), from, to) != conjunction) {
                        yield !conjunction;
                    }
                }
                yield conjunction;
            }
            case Shape.Modal modal ->
                    throw new IllegalStateException("not a letter, formula=" + letter);
        };
    }

    private boolean atom(int atom, int from, int to) {
        Atom what = atoms.get(atom);
        if (!what.ofStep()) {
            return state(atom, from);
        }
        return from == to ? what instanceof Atom.Allowed : graph.step(atom, from, to);
    }

    private boolean state(int atom, int state) {
        if (!known[atom].get(state)) {
            truth[atom].set(state, graph.holds(atom, state));
            known[atom].set(state);
        }
        return truth[atom].get(state);
    }
}
