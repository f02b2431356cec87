package org.fos.checker.engine;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One thread's evaluations of a program. Several may be at work at once, unless one is to be alone:
 * only then may variables get new cells.
 */
public final class Evaluator {
    private final Model model;
    private @Nullable Frame frame;
    private boolean alone = true;

    /** Takes successors. */
    public interface Successors {
        /**
         * A successor differs from its state at most in these cells.
         *
         * @param cells the cells that were written; one may be among them twice
         * @param count how many of {@code cells} count
         * @param next the cells of the successor
         * @param updates for each write what it does with what was there before, of which nothing
         *     was asked; null if it writes what it has found otherwise. The last write to a cell
         *     counts
         */
        void accept(int[] cells, int count, Value[] next, @Nullable Update[] updates);
    }

    Evaluator(Model model) {
        this.model = model;
    }

    /** Says whether no other evaluator of the program is at work, as is taken for granted. */
    public void setAlone(boolean isAlone) {
        alone = isAlone;
    }

    private Frame frame(@Nullable CellReads reads) {
        if (frame == null || frame.slots.length < model.compiler.slots()) {
            frame = model.frame();
        }
        frame.reads = reads;
        frame.alone = alone;
        return frame;
    }

    /**
     * The successors of a state by an action.
     *
     * @throws NotAlone if it must be asked alone
     */
    public void successors(
            Program.Action action, Value[] state, @Nullable CellReads reads, Successors sink) {
        successors(action.step, state, reads, sink);
    }

    void successors(Step step, Value[] state, @Nullable CellReads reads, Successors sink) {
        Frame f = frame(reads);
        f.begin(model.layout.full(state));
        f.updating = reads != null;
        f.sink =
                made -> {
                    Model.requireAll(model.tree, made);
                    made.use();
                    sink.accept(made.writtenCells(), made.writes(), made.next, made.updates());
                };
        step.run(f);
        f.readUnused();
    }

    /** What an update makes of a cell's value. */
    public Value updated(Update update, Value before) {
        return update.apply(frame(null), before);
    }

    /** What an aspect says of a cell's value. */
    public Value said(Aspect aspect, Value content) {
        return aspect.of(frame(null), content);
    }

    /** Whether a claim holds of a state. */
    public boolean holds(Program.Claim claim, Value[] state, @Nullable CellReads reads) {
        Frame f = frame(reads);
        Value[] full = model.layout.full(state);
        f.look(full, full);
        return claim.node.test(f);
    }

    /** Whether a claim holds of a step. */
    public boolean holds(
            Program.Claim claim, Value[] state, Value[] next, @Nullable CellReads reads) {
        Frame f = frame(reads);
        f.look(model.layout.full(state), model.layout.full(next));
        return claim.node.test(f);
    }

    /** The value of an expression in a state. */
    public Value value(Program.Claim expression, Value[] state, @Nullable CellReads reads) {
        Frame f = frame(reads);
        Value[] full = model.layout.full(state);
        f.look(full, full);
        return expression.node.eval(f);
    }
}
