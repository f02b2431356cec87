package org.fos.checker.liveness;

import org.fos.checker.liveness.Automaton.Transition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The product of a state graph with an automaton. In a node the automaton is about to read the step
 * that leaves the node's state; each state can also be kept.
 */
final class Product {
    private static final int MOST_NODES = Integer.MAX_VALUE - 16;

    private final StateGraph graph;
    private final Automaton automaton;
    private final Letters letters;
    private final Formula always;
    private final int width;
    private final int[] components;

    /**
     * A product.
     *
     * @param always the letter TRUE
     * @throws TooLargeException if it has more nodes than an array can have elements
     */
    Product(StateGraph graph, Automaton automaton, Letters letters, Formula always) {
        this.graph = graph;
        this.automaton = automaton;
        this.letters = letters;
        this.always = always;
        this.width = automaton.states();
        this.components = automaton.component().stream().mapToInt(c -> c).toArray();
        if ((long) width * graph.states() > MOST_NODES) {
            throw new TooLargeException(
                    "%d states times %d of a temporal formula are more than can be searched"
                            .formatted(graph.states(), width));
        }
    }

    /** Is told of edges. */
    interface Visitor {
        /** An edge, with the transition of the automaton and the step of the graph. */
        void edge(int target, Transition transition, int from, int to);
    }

    /** How many nodes there are, reachable or not. */
    int nodes() {
        return width * graph.states();
    }

    int state(int node) {
        return node / width;
    }

    /** The automaton's component of a node, -1 if no run is accepted that ends in it. */
    int component(int node) {
        return components[node % width];
    }

    boolean test(Formula letter, int from, int to) {
        return letters.test(letter, from, to);
    }

    /** Goes through the edges that leave a node and of whose steps a letter is true. */
    void edges(int node, Formula required, Visitor visitor) {
        int from = node / width;
        List<Transition> transitions = automaton.transitions().get(node % width);
        // First the step that changes nothing, so that behaviours stutter where they can.
        step(transitions, from, from, required, visitor);
        for (int to : graph.successors(from)) {
            if (to != from) {
                step(transitions, from, to, required, visitor);
            }
        }
    }

    private void step(
            List<Transition> transitions, int from, int to, Formula required, Visitor visitor) {
        if (!letters.test(required, from, to)) {
            return;
        }
        for (int i = 0; i < transitions.size(); i++) {
            Transition transition = transitions.get(i);
            if (letters.test(transition.label(), from, to)) {
                visitor.edge(to * width + transition.target(), transition, from, to);
            }
        }
    }

    /**
     * The nodes that are reached.
     *
     * @param nodes in the order of their distance from the first ones
     * @param before for each node of the product the one before it on a shortest way; itself if it
     *     is a first one, and -1 if it is not reached
     */
    @SuppressWarnings("ArrayRecordComponent") // large, and never changed or compared
    record Reached(int[] nodes, int[] before) {
        /** The nodes of a shortest way to a node, and the node itself. */
        List<Integer> wayTo(int node) {
            List<Integer> way = new ArrayList<>(List.of(node));
            while (before[way.getFirst()] != way.getFirst()) {
                way.addFirst(before[way.getFirst()]);
            }
            return way;
        }
    }

    /** Finds the nodes that are reached from states with the automaton in its first one. */
    Reached reached(int[] from) {
        int[] before = new int[nodes()];
        Arrays.fill(before, -1);
        IntStack order = new IntStack();
        for (int state : from) {
            int node = state * width;
            if (before[node] < 0) {
                before[node] = node;
                order.push(node);
            }
        }
        for (int i = 0; i < order.size(); i++) {
            int node = order.get(i);
            edges(
                    node,
                    always,
                    (target, transition, state, next) -> {
                        if (before[target] < 0) {
                            before[target] = node;
                            order.push(target);
                        }
                    });
        }
        return new Reached(order.popFrom(0), before);
    }
}
