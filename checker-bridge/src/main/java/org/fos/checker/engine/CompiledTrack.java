package org.fos.checker.engine;

import org.fos.checker.engine.CompiledStepper.CompiledWay;
import org.fos.checker.step.Claims;
import org.fos.checker.step.State;
import org.fos.checker.step.Track;
import org.fos.checker.value.Description;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** A frame whose state moves on in place: what a step writes is taken over once it is known. */
final class CompiledTrack implements Track {
    private final CompiledStepper stepper;
    private final Frame.Sink sink = this::found;
    private Model model;
    private Frame frame;
    private Claims claims = new Claims();

    /** The cells of the successor that was found, and their values. */
    private int[] cells = new int[64];

    private @Nullable Value[] values = new Value[64];
    private int writes;
    private int successors;

    /** An action's ways, with the places of the given values in each. */
    private final class Prepared implements Act {
        private final String action;
        private final List<String> arguments;
        private Model preparedFor;
        private CompiledWay[] ways;
        private int[][] places;
        private @Nullable Value[][] given;

        Prepared(String action, List<String> arguments) {
            this.action = action;
            this.arguments = List.copyOf(arguments);
            preparedFor = model;
            ways = stepper.ways(action).toArray(new CompiledWay[0]);
            places = new int[ways.length][];
            given = new Value[ways.length][];
            prepare();
        }

        private void prepare() {
            preparedFor = model;
            ways = stepper.ways(action).toArray(new CompiledWay[0]);
            if (ways.length == 0) {
                throw new IllegalArgumentException(
                        "no such action stands in Next, action=" + action);
            }
            places = new int[ways.length][];
            given = new Value[ways.length][];
            for (int w = 0; w < ways.length; w++) {
                CompiledWay way = ways[w];
                places[w] = arguments.stream().mapToInt(name -> place(way, name)).toArray();
                given[w] = new Value[way.places().size()];
            }
        }

        private int place(CompiledWay way, String name) {
            Integer place = way.places().get(name);
            if (place == null) {
                throw new IllegalArgumentException(
                        "no such parameter or bound variable, name=%s action=%s"
                                .formatted(name, action));
            }
            return place;
        }
    }

    CompiledTrack(CompiledStepper stepper, State from) {
        this.stepper = stepper;
        model = stepper.model();
        frame = model.frame();
        moveTo(from);
    }

    @Override
    public void moveTo(State state) {
        // A copy, since the frame's state is changed in place.
        Value[] start = stepper.cells(state).clone();
        model = stepper.model();
        frame = model.frame();
        frame.sink = sink;
        frame.begin(start);
    }

    @Override
    public Act act(String action, List<String> arguments) {
        return new Prepared(action, arguments);
    }

    @Override
    public Outcome step(Act act, @Nullable Value[] given, Claims claimed) {
        if (!(act instanceof Prepared prepared)) {
            throw new IllegalArgumentException("an act of another track, act=" + act);
        }
        if (prepared.preparedFor != model) {
            prepared.prepare();
        }
        claims = claimed;
        successors = 0;
        try {
            for (int w = 0; w < prepared.ways.length; w++) {
                @Nullable Value[] chosen = prepared.given[w];
                int[] places = prepared.places[w];
                for (int i = 0; i < places.length; i++) {
                    chosen[places[i]] = given[i];
                }
                frame.given = chosen;
                prepared.ways[w].step().run(frame);
            }
        } catch (EvaluationException | StackOverflowError | Shape.Mismatch e) {
            frame.undo(0);
            Arrays.fill(frame.assigned, false);
            return Outcome.FAILED;
        }
        if (successors == 1) {
            commit();
            return Outcome.TAKEN;
        }
        return successors == 0 ? Outcome.NONE : Outcome.SEVERAL;
    }

    private void found(Frame f) {
        Model.requireAll(stepper.tree(), f);
        for (int i = 0; i < claims.size(); i++) {
            if (!holds(f, claims.variable(i), claims.keys(i), claims.is(i))) {
                return;
            }
        }
        if (successors == 0) {
            remember(f);
            successors = 1;
        } else if (!isRemembered(f)) {
            successors = 2;
        }
    }

    private boolean holds(Frame f, int variable, Value[] keys, Description is) {
        Shape shape = model.layout.shape(variable);
        int depth = 0;
        while (depth < keys.length && shape instanceof Shape.Parts parts) {
            Shape part = parts.part(keys[depth]);
            if (part == null) {
                return false;
            }
            shape = part;
            depth++;
        }
        Value value = shape instanceof Shape.Whole(int cell) ? f.next[cell] : shape.read(f, true);
        while (depth < keys.length) {
            Value part =
                    value instanceof FunctionValue function ? function.applied(keys[depth]) : null;
            if (part == null) {
                return false;
            }
            value = part;
            depth++;
        }
        return is.fits(value);
    }

    private void remember(Frame f) {
        writes = f.writes();
        if (writes > cells.length) {
            cells = new int[2 * writes];
            values = new Value[2 * writes];
        }
        for (int i = 0; i < writes; i++) {
            cells[i] = f.writtenCells()[i];
            values[i] = f.next[cells[i]];
        }
    }

    private boolean isRemembered(Frame f) {
        for (int i = 0; i < writes; i++) {
            if (!f.next[cells[i]].equals(values[i])) {
                return false;
            }
        }
        for (int i = 0; i < f.writes(); i++) {
            int cell = f.writtenCells()[i];
            if (!isWritten(cell) && !f.next[cell].equals(f.current[cell])) {
                return false;
            }
        }
        return true;
    }

    private boolean isWritten(int cell) {
        for (int i = 0; i < writes; i++) {
            if (cells[i] == cell) {
                return true;
            }
        }
        return false;
    }

    private void commit() {
        Value[] current = frame.current;
        Value[] next = frame.next;
        for (int i = 0; i < writes; i++) {
            int cell = cells[i];
            Value value = values[i];
            if (value != null) {
                current[cell] = value;
                next[cell] = value;
            }
        }
    }

    @Override
    public State state() {
        return stepper.state(model.layout.full(frame.current).clone());
    }
}
