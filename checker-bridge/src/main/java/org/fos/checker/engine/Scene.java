package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What expressions are looked at under: a state, what is known of the next one, and what locals
 * stand for. Does not change; each step of an explanation makes a new one of the one before.
 */
final class Scene {
    private final Desk desk;
    private final Value[] current;
    private final @Nullable Value[] next;
    private final boolean complete;
    private final @Nullable Binding bindings;

    private record Binding(Local local, Value value, @Nullable Binding outer) {}

    private Scene(
            Desk desk,
            Value[] current,
            @Nullable Value[] next,
            boolean complete,
            @Nullable Binding bindings) {
        this.desk = desk;
        this.current = current;
        this.next = next;
        this.complete = complete;
        this.bindings = bindings;
    }

    /** A state, from which a step is made. */
    static Scene from(Desk desk, Value[] current) {
        return new Scene(desk, current, new Value[current.length], false, null);
    }

    /** A step that has been made. */
    static Scene step(Desk desk, Value[] current, Value[] next) {
        return new Scene(desk, current, next, true, null);
    }

    Scene with(Local local, Value value) {
        return new Scene(desk, current, next, complete, new Binding(local, value, bindings));
    }

    /** The same with the next value of a variable. */
    Scene giving(int variable, Value value) {
        @Nullable Value[] given = next.clone();
        given[variable] = value;
        return new Scene(desk, current, given, complete, bindings);
    }

    /** What a local has been bound to; null if to nothing. */
    @Nullable Value bound(Local local) {
        for (Binding at = bindings; at != null; at = at.outer()) {
            if (at.local() == local) {
                return at.value();
            }
        }
        return null;
    }

    Value current(int variable) {
        return current[variable];
    }

    /** The next value of a variable; null if it has none yet. */
    @Nullable Value next(int variable) {
        return next[variable];
    }

    /** Whether all of the next state is known, so that nothing is given to it. */
    boolean isComplete() {
        return complete;
    }

    /** Whether the next state is this one. */
    boolean leadsTo(Value[] state) {
        for (int v = 0; v < state.length; v++) {
            if (!state[v].equals(next[v])) {
                return false;
            }
        }
        return true;
    }

    /**
     * The value of an expression.
     *
     * @throws EvaluationException if it has none
     */
    Value eval(Expr expr) {
        Node node = desk.node(expr);
        try {
            return node.eval(frame());
        } catch (StackOverflowError e) {
            throw tooDeep(expr.range());
        }
    }

    boolean test(Expr expr) {
        Node node = desk.node(expr);
        try {
            return node.test(frame());
        } catch (StackOverflowError e) {
            throw tooDeep(expr.range());
        }
    }

    /** The elements of a set, written out. */
    SetValue elements(Expr set) {
        Node node = desk.node(set);
        try {
            return node.elements(frame());
        } catch (StackOverflowError e) {
            throw tooDeep(set.range());
        }
    }

    /** Whether a value is in a set; one of another kind than its elements is not. */
    boolean isElement(Value value, Expr set) {
        Node node = desk.node(set);
        Frame frame = frame();
        try {
            return Sets.has(node, frame, value, set.range());
        } catch (EvaluationException e) {
            SetView elements = node.set(frame());
            return elements.isFinite() && node.written(elements).contains(value);
        } catch (StackOverflowError e) {
            throw tooDeep(set.range());
        }
    }

    private static EvaluationException tooDeep(Range range) {
        return new EvaluationException(range, "the recursion is too deep");
    }

    private Frame frame() {
        Frame frame = new Frame(desk.compiler.slots(), desk.layout);
        Value[] after = current.clone();
        for (int v = 0; v < after.length; v++) {
            Value given = next[v];
            after[v] = given == null ? current[v] : given;
        }
        if (complete) {
            frame.look(current, after);
        } else {
            frame.begin(current);
            System.arraycopy(after, 0, frame.next, 0, after.length);
            for (int v = 0; v < after.length; v++) {
                frame.assigned[v] = next[v] != null;
            }
        }
        bind(frame, bindings);
        return frame;
    }

    /** The innermost binding of a local counts. */
    private void bind(Frame frame, @Nullable Binding from) {
        for (Binding at = from; at != null; at = at.outer()) {
            int slot = desk.compiler.slot(at.local());
            if (slot < frame.slots.length && frame.slots[slot] == null) {
                frame.slots[slot] = at.value();
            }
        }
    }
}
