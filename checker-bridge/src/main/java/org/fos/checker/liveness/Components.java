package org.fos.checker.liveness;

/**
 * Strongly connected components of a part of a graph, by Tarjan's algorithm (R. Tarjan,
 * "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1, 1972) with stacks
 * of its own in the place of recursion. Two integers for each node, and one for each edge that
 * leaves the path to the node in hand.
 */
final class Components {
    private static final int OUTSIDE = 0;
    private static final int UNVISITED = -1;

    /** Outside, unvisited, or, while the node is on the stack, its place in the order of visits. */
    private final int[] visit;

    /** While the node is on the stack, the earliest that is known to be reached; then a number. */
    private final int[] low;

    private final IntStack stack = new IntStack();
    private final IntStack path = new IntStack();
    private final IntStack bases = new IntStack();
    private final IntStack targets = new IntStack();
    private int visits;
    private int found;

    /** For a graph of so many nodes. */
    Components(int nodes) {
        visit = new int[nodes];
        low = new int[nodes];
    }

    /** The edges of a graph. */
    interface Edges {
        /** Pushes the nodes to which a node's edges lead. */
        void targets(int node, IntStack targets);
    }

    /** Is told of each component. */
    interface Visitor {
        /** A component, before those from which it is reached. */
        void component(int[] nodes);
    }

    /**
     * Finds the components of the graph that consists of the given nodes and the edges between
     * them.
     */
    void find(int[] nodes, Edges edges, Visitor visitor) {
        for (int node : nodes) {
            visit[node] = UNVISITED;
        }
        visits = 0;
        for (int root : nodes) {
            if (visit[root] == UNVISITED) {
                explore(root, edges, visitor);
            }
        }
    }

    /** Whether two nodes are in the same component, of those that were found last. */
    boolean together(int node, int other) {
        return visit[node] == OUTSIDE && visit[other] == OUTSIDE && low[node] == low[other];
    }

    private void explore(int root, Edges edges, Visitor visitor) {
        open(root, edges);
        while (path.size() > 0) {
            int node = path.peek();
            if (targets.size() > bases.peek()) {
                int target = targets.pop();
                if (visit[target] == UNVISITED) {
                    open(target, edges);
                } else if (visit[target] != OUTSIDE) {
                    low[node] = Math.min(low[node], visit[target]);
                }
            } else {
                close(visitor);
            }
        }
    }

    private void open(int node, Edges edges) {
        visits++;
        visit[node] = visits;
        low[node] = visits;
        stack.push(node);
        path.push(node);
        bases.push(targets.size());
        edges.targets(node, targets);
    }

    private void close(Visitor visitor) {
        int node = path.pop();
        int unused = bases.pop();
        int lowest = low[node];
        if (path.size() > 0) {
            int before = path.peek();
            low[before] = Math.min(low[before], lowest);
        }
        if (lowest != visit[node]) {
            return;
        }
        int[] component = stack.popFrom(stack.lastPlaceOf(node));
        found++;
        for (int member : component) {
            visit[member] = OUTSIDE;
            low[member] = -found;
        }
        visitor.component(component);
    }
}
