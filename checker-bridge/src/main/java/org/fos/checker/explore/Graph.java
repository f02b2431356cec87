package org.fos.checker.explore;

import org.fos.checker.engine.Program;
import org.fos.checker.liveness.Atom;
import org.fos.checker.liveness.Constants;
import org.fos.checker.liveness.StateGraph;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** All states that have been found, with their successors, for the properties of behaviours. */
final class Graph implements StateGraph, Constants {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int[] NONE = new int[0];

    private final Program program;
    private final Space space;
    private int[] claims = NONE;
    private volatile byte[][][] rows = new byte[0][][];
    private volatile int[][][] successors = new int[0][][];
    private int states;
    private int initial;

    Graph(Program program, Space space) {
        this.program = program;
        this.space = space;
    }

    /** Keeps a state. */
    void state(int number, int[] row) {
        Frontier bytes = new Frontier(2 * row.length + 1);
        bytes.putRow(row);
        bytes.close();
        byte[] packed = bytes.chunks().getFirst();
        makeRoom(number);
        rows[number >>> CHUNK_BITS][number & (CHUNK - 1)] = packed;
    }

    /** Keeps a state's successors. */
    void successors(int number, int[] all, int count) {
        int[] distinct = Arrays.copyOf(all, count);
        Arrays.sort(distinct);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (distinct[i] != number && (kept == 0 || distinct[kept - 1] != distinct[i])) {
                distinct[kept++] = distinct[i];
            }
        }
        makeRoom(number);
        successors[number >>> CHUNK_BITS][number & (CHUNK - 1)] = Arrays.copyOf(distinct, kept);
    }

    private void makeRoom(int number) {
        int chunk = number >>> CHUNK_BITS;
        if (chunk >= successors.length) {
            grow(chunk);
        }
    }

    private synchronized void grow(int chunk) {
        int had = successors.length;
        if (chunk >= had) {
            byte[][][] moreRows = Arrays.copyOf(rows, chunk + 1);
            int[][][] more = Arrays.copyOf(successors, chunk + 1);
            for (int i = had; i <= chunk; i++) {
                moreRows[i] = new byte[CHUNK][];
                more[i] = new int[CHUNK][];
                Arrays.fill(more[i], NONE);
            }
            rows = moreRows;
            successors = more;
        }
    }

    /** Says how many states there are, of which the first are initial. */
    void complete(int all, int first) {
        states = all;
        initial = first;
    }

    /** Says what will be asked. */
    void ask(List<Atom> atoms) {
        claims =
                atoms.stream()
                        .mapToInt(atom -> space.claim(program.claim("", expr(atom))))
                        .toArray();
    }

    private static Expr expr(Atom atom) {
        return switch (atom) {
            case Atom.Holds(Expr predicate) -> predicate;
            case Atom.Taken(Expr action, Expr unchanged) ->
                    new Expr.And(
                            List.of(
                                    new Expr.Apply(
                                            Operator.NOT, List.of(unchanged), unchanged.range()),
                                    action),
                            action.range());
            case Atom.Allowed(Expr action, Expr unchanged) ->
                    new Expr.Or(List.of(unchanged, action), action.range());
        };
    }

    /** The row of a state. */
    int[] row(int state) {
        int[] row = new int[space.cells()];
        new Frontier.Reader(rows[state >>> CHUNK_BITS][state & (CHUNK - 1)]).getRow(row);
        return row;
    }

    @Override
    public int states() {
        return states;
    }

    @Override
    public int[] initial() {
        return IntStream.range(0, initial).toArray();
    }

    @Override
    public int[] successors(int state) {
        return successors[state >>> CHUNK_BITS][state & (CHUNK - 1)];
    }

    @Override
    public boolean holds(int atom, int state) {
        return space.holds(claims[atom], row(state));
    }

    @Override
    public boolean step(int atom, int from, int to) {
        return space.holds(claims[atom], row(from), row(to));
    }

    @Override
    public SetValue elements(Expr set) {
        return program.constantSet(set);
    }

    @Override
    public Expr bind(Local local, Value value, Expr expr) {
        return program.bind(local, value, expr);
    }
}
