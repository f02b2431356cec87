package org.fos.checker.liveness;

import org.fos.checker.liveness.Product.Reached;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks for a behaviour that meets a goal. A strongly connected component of the product meets it
 * if its steps meet all needs. One that lacks what must recur is given up, since its parts lack it
 * too; one in which a cause stays without its effect is searched again without the steps that are
 * such causes. Each time a component is searched again a cause is gone, so the search ends.
 */
final class Search {
    private final Formulas formulas;
    private final Goal goal;
    private final StateGraph graph;
    private final Reached states;
    private final Product product;
    private final long acceptance;
    private final Deque<Part> parts = new ArrayDeque<>();

    /**
     * A search.
     *
     * @param states the states that are reached
     */
    Search(Formulas formulas, Goal goal, StateGraph graph, Reached states, Letters letters) {
        Automaton automaton = Tableau.of(formulas, goal.rest());
        this.formulas = formulas;
        this.goal = goal;
        this.graph = graph;
        this.states = states;
        this.product = new Product(graph, automaton, letters, formulas.yes);
        this.acceptance = automaton.acceptance();
    }

    /** Nodes, between which there are the steps of which a letter is true. */
    @SuppressWarnings("ArrayRecordComponent") // large, and never changed or compared
    private record Part(int[] nodes, Formula required) {}

    /** A behaviour that meets the goal, if there is one: one that begins its cycle early. */
    Optional<Lasso> run() {
        Reached reached = product.reached(goal.anywhere() ? states.nodes() : graph.initial());
        int[] ends = IntStream.of(reached.nodes()).filter(n -> product.component(n) >= 0).toArray();
        Components components = new Components(product.nodes());
        List<Part> found = new ArrayList<>();
        parts.push(new Part(ends, goal.persistent()));
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            components.find(
                    part.nodes(),
                    (node, targets) -> targets(part, node, targets),
                    component -> {
                        if (meets(component, components, part.required())) {
                            found.add(new Part(component, part.required()));
                        }
                    });
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(lasso(reached, nearest(reached, found), components));
    }

    private static Part nearest(Reached reached, List<Part> found) {
        BitSet nodes = new BitSet();
        found.forEach(part -> IntStream.of(part.nodes()).forEach(nodes::set));
        int first = IntStream.of(reached.nodes()).filter(nodes::get).findFirst().getAsInt();
        return found.stream()
                .filter(part -> IntStream.of(part.nodes()).anyMatch(node -> node == first))
                .findFirst()
                .orElseThrow();
    }

    private Lasso lasso(Reached reached, Part part, Components components) {
        Needs needs = needs(part.nodes(), components, part.required()).ofCycle(acceptance);
        return new Cycle(product, part.nodes(), part.required())
                .lasso(reached, states::wayTo, needs);
    }

    private void targets(Part part, int node, IntStack targets) {
        int component = product.component(node);
        product.edges(
                node,
                part.required(),
                (target, transition, from, to) -> {
                    if (product.component(target) == component) {
                        targets.push(target);
                    }
                });
    }

    private boolean meets(int[] component, Components components, Formula required) {
        if (component.length == 1 && !canStay(component[0])) {
            return false;
        }
        Needs needs = needs(component, components, required);
        if (needs.lacksForGood()) {
            return false;
        }
        Formula without = needs.withoutCauses();
        if (without == formulas.yes) {
            return true;
        }
        parts.push(new Part(component, formulas.and(required, without)));
        return false;
    }

    /** Whether all that must recur is true of staying; asks no more than it takes to see it. */
    private boolean canStay(int node) {
        int state = product.state(node);
        for (Formula letter : goal.recurrent()) {
            if (!product.test(letter, state, state)) {
                return false;
            }
        }
        return true;
    }

    private Needs needs(int[] component, Components components, Formula required) {
        Needs needs = new Needs(formulas, goal, product, acceptance);
        for (int node : component) {
            if (needs.isComplete()) {
                break;
            }
            product.edges(
                    node,
                    required,
                    (target, transition, from, to) -> {
                        if (components.together(node, target)) {
                            needs.see(transition, from, to);
                        }
                    });
        }
        return needs;
    }
}
