package org.fos.checker.liveness;

import org.fos.checker.liveness.Automaton.Transition;
import org.fos.checker.liveness.Product.Reached;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Goes round a component in a cycle that gives all that is needed, by the nearest step first. */
final class Cycle {
    private final Product product;
    private final int[] nodes;
    private final Formula required;

    /**
     * A component.
     *
     * @param component its nodes
     * @param required what is true of its steps
     */
    Cycle(Product product, int[] component, Formula required) {
        this.product = product;
        this.nodes = component.clone();
        this.required = required;
        Arrays.sort(nodes);
    }

    /** What step is looked for. */
    private interface Wanted {
        boolean is(int target, Transition transition, int from, int to);
    }

    /**
     * A shortest way to the component, and a cycle in it.
     *
     * @param before the states of a way to a state, and that state
     */
    Lasso lasso(Reached reached, IntFunction<List<Integer>> before, Needs needs) {
        int start = IntStream.of(reached.nodes()).filter(this::isInside).findFirst().getAsInt();
        List<Integer> way = reached.wayTo(start);
        List<Integer> prefix = new ArrayList<>(before.apply(product.state(way.getFirst())));
        prefix.removeLast();
        way.removeLast();
        way.forEach(node -> prefix.add(product.state(node)));
        return Lasso.of(prefix, round(start, needs).stream().map(product::state).toList());
    }

    private boolean isInside(int node) {
        return Arrays.binarySearch(nodes, node) >= 0;
    }

    private List<Integer> round(int start, Needs needs) {
        List<Integer> round = new ArrayList<>(List.of(start));
        while (!needs.isComplete()) {
            int from = round.getLast();
            List<Integer> way = way(from, (target, t, a, b) -> needs.wants(t, a, b));
            for (int node : way) {
                see(round.getLast(), node, needs);
                round.add(node);
            }
        }
        if (round.getLast() != start) {
            round.addAll(way(round.getLast(), (target, t, a, b) -> target == start));
        }
        round.removeLast();
        return round;
    }

    /** Takes note of all steps from one node to another: going round again, each can be taken. */
    private void see(int node, int next, Needs needs) {
        product.edges(
                node,
                required,
                (target, transition, from, to) -> {
                    if (target == next) {
                        needs.see(transition, from, to);
                    }
                });
    }

    /** The nodes after a node on a shortest way whose last step is one that is wanted. */
    private List<Integer> way(int start, Wanted wanted) {
        int[] before = new int[nodes.length];
        Arrays.fill(before, -1);
        IntStack order = new IntStack();
        order.push(start);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < order.size() && found.isEmpty(); i++) {
            int node = order.get(i);
            product.edges(
                    node,
                    required,
                    (target, transition, from, to) -> {
                        int place = Arrays.binarySearch(nodes, target);
                        if (place < 0 || !found.isEmpty()) {
                            return;
                        }
                        if (wanted.is(target, transition, from, to)) {
                            found.add(node);
                            found.add(target);
                        } else if (before[place] < 0 && target != start) {
                            before[place] = node;
                            order.push(target);
                        }
                    });
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "the component has no such step, nodes=" + nodes.length);
        }
        while (!Objects.equals(found.getFirst(), start)) {
            found.addFirst(before[Arrays.binarySearch(nodes, found.getFirst())]);
        }
        found.removeFirst();
        return found;
    }
}
