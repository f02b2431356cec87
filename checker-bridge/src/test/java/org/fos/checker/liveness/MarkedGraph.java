package org.fos.checker.liveness;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A small graph that says itself which predicates are true where. Predicates, actions and
 * subscripts are variables with the names that are used here; the subscript {@code vars} changes
 * with the state.
 */
final class MarkedGraph implements StateGraph {
    private final List<Set<String>> marks;
    private final List<Set<Integer>> successors = new ArrayList<>();
    private final Set<Integer> initial = new TreeSet<>();
    private final Set<String> steps = new TreeSet<>();
    private List<Atom> atoms = List.of();

    /** States with the names of the predicates and enabled actions that are true in them. */
    MarkedGraph(List<Set<String>> marks) {
        this.marks = marks;
        marks.forEach(state -> successors.add(new TreeSet<>()));
    }

    /** States, each with marks that are separated by spaces; the first is initial. */
    static MarkedGraph of(String... states) {
        List<Set<String>> marks = new ArrayList<>();
        for (String state : states) {
            marks.add(new TreeSet<>(List.of(state.split(" "))));
        }
        return new MarkedGraph(marks).initial(0);
    }

    MarkedGraph initial(int state) {
        initial.add(state);
        return this;
    }

    /**
     * Adds a step.
     *
     * @param names the actions that it is a step of, and the subscripts that it leaves alone
     */
    MarkedGraph step(int from, int to, String... names) {
        successors.get(from).add(to);
        for (String name : names) {
            steps.add(from + name + to);
        }
        return this;
    }

    MarkedGraph with(List<Atom> asked) {
        atoms = asked;
        return this;
    }

    static Expr named(String name) {
        return new Expr.Variable(0, name, false, Range.NONE);
    }

    private static String name(Expr expr) {
        return ((Expr.Variable) expr).name();
    }

    boolean marked(int state, Expr predicate) {
        return marks.get(state).contains(name(predicate));
    }

    boolean hasStep(int from, int to) {
        return from == to || successors.get(from).contains(to);
    }

    private boolean keeps(Expr subscript, int from, int to) {
        return from == to || steps.contains(from + name(subscript) + to);
    }

    /** Whether a step is one of {@code <<action>>_subscript}. */
    boolean taken(Expr action, Expr subscript, int from, int to) {
        return !keeps(subscript, from, to) && steps.contains(from + name(action) + to);
    }

    /** Whether a step is one of {@code [action]_subscript}. */
    boolean allowed(Expr action, Expr subscript, int from, int to) {
        return keeps(subscript, from, to) || steps.contains(from + name(action) + to);
    }

    @Override
    public int states() {
        return marks.size();
    }

    @Override
    public int[] initial() {
        return initial.stream().mapToInt(s -> s).toArray();
    }

    @Override
    public int[] successors(int state) {
        return successors.get(state).stream().mapToInt(s -> s).toArray();
    }

    @Override
    public boolean holds(int atom, int state) {
        return switch (atoms.get(atom)) {
            case Atom.Holds(Expr predicate) -> marked(state, predicate);
            default -> throw new IllegalArgumentException("speaks of steps, atom=" + atom);
        };
    }

    @Override
    public boolean step(int atom, int from, int to) {
        if (from == to || !hasStep(from, to)) {
            throw new IllegalArgumentException("no step, from=%d, to=%d".formatted(from, to));
        }
        return switch (atoms.get(atom)) {
            case Atom.Taken(Expr action, Expr unchanged) -> taken(action, unchanged, from, to);
            case Atom.Allowed(Expr action, Expr unchanged) -> allowed(action, unchanged, from, to);
            default -> throw new IllegalArgumentException("speaks of states, atom=" + atom);
        };
    }

    @Override
    public String toString() {
        return "states %s, initial %s, successors %s, steps %s"
                .formatted(marks, initial, successors, steps);
    }
}
