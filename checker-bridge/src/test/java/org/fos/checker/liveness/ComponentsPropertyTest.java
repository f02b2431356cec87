package org.fos.checker.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;

class ComponentsPropertyTest {

    /** For each node the nodes that are reached from it, itself among them. */
    private static BitSet[] closure(BitSet[] edges) {
        BitSet[] reached = new BitSet[edges.length];
        for (int i = 0; i < edges.length; i++) {
            reached[i] = (BitSet) edges[i].clone();
            reached[i].set(i);
        }
        for (int via = 0; via < edges.length; via++) {
            for (BitSet from : reached) {
                if (from.get(via)) {
                    from.or(reached[via]);
                }
            }
        }
        return reached;
    }

    /** Finds components of the nodes that are given; each node's is named by its lowest node. */
    private static int[] found(BitSet[] edges, int[] nodes, Components components) {
        int[] names = new int[edges.length];
        Arrays.fill(names, -1);
        components.find(
                nodes,
                (node, targets) -> edges[node].stream().forEach(targets::push),
                component -> {
                    int lowest = IntStream.of(component).min().getAsInt();
                    for (int node : component) {
                        assertEquals(-1, names[node], "a node of two components");
                        names[node] = lowest;
                    }
                });
        return names;
    }

    @Property(tries = 300)
    void nodesAreTogetherIfEachIsReachedFromTheOther(
            @ForAll @IntRange(min = 1, max = 20) int size,
            @ForAll @IntRange(min = 1, max = 12) int sparsity,
            @ForAll long seed) {
        Random random = new Random(seed);
        BitSet[] edges = new BitSet[size];
        for (int i = 0; i < size; i++) {
            edges[i] = new BitSet();
            for (int j = 0; j < size; j++) {
                edges[i].set(j, random.nextInt(sparsity) == 0);
            }
        }
        Components components = new Components(size);
        int[] all = IntStream.range(0, size).toArray();
        compare(edges, all, found(edges, all, components), components);
        // Again, with some of the nodes only.
        int[] some = IntStream.of(all).filter(i -> random.nextBoolean()).toArray();
        BitSet[] inside = new BitSet[size];
        for (int i = 0; i < size; i++) {
            inside[i] = new BitSet();
        }
        for (int node : some) {
            IntStream.of(some).filter(edges[node]::get).forEach(inside[node]::set);
        }
        compare(inside, some, found(edges, some, components), components);
    }

    private static void compare(BitSet[] edges, int[] nodes, int[] names, Components components) {
        BitSet[] reached = closure(edges);
        for (int node : nodes) {
            for (int other : nodes) {
                boolean together = reached[node].get(other) && reached[other].get(node);
                assertEquals(together, names[node] == names[other]);
                assertEquals(together, components.together(node, other));
            }
        }
    }

    @Test
    void aLongPathTakesNoRecursion() {
        int length = 1_000_000;
        Components components = new Components(length);
        int[] sizes = new int[2];
        components.find(
                IntStream.range(0, length).toArray(),
                (node, targets) -> targets.push((node + 1) % length),
                component -> {
                    sizes[0]++;
                    sizes[1] = component.length;
                });
        assertEquals(1, sizes[0]);
        assertEquals(length, sizes[1]);
    }
}
