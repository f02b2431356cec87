package org.fos.checker.engine;

import org.fos.checker.step.Breach;
import org.fos.checker.step.EvaluationError;
import org.fos.checker.step.Refinement;
import org.fos.checker.step.State;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.tree.Temporal;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Holds states and steps to the properties of a specification that say what it refines. */
final class CompiledRefinement implements Refinement {
    private final CompiledStepper stepper;
    private final Explainer explainer;
    private final Solving solving;
    private final List<Part> initial = new ArrayList<>();
    private final List<Part> steps = new ArrayList<>();
    private final List<String> beyond = new ArrayList<>();
    private @Nullable Model compiledFor;
    private int slots;
    private Node[] initialNodes = new Node[0];
    private Node[] stepNodes = new Node[0];

    /**
     * A part of a property.
     *
     * @param formula what must hold
     * @param told what an explanation is to begin with
     * @param ofState whether it speaks of the state after a step, not of the step
     */
    private record Part(String property, Expr formula, Expr told, boolean ofState) {}

    CompiledRefinement(CompiledStepper stepper, Explainer explainer) {
        this.stepper = stepper;
        this.explainer = explainer;
        solving = new Solving(stepper.model().facts, this::isInfinite);
        for (Named<Temporal> property : stepper.tree().properties()) {
            divide(property.name(), property.formula());
        }
    }

    private boolean isInfinite(Expr set) {
        Model model = stepper.model();
        Compiler compiler = model.anotherCompiler();
        Node node = compiler.compile(set);
        return !node.set(new Frame(compiler.slots(), model.layout)).isFinite();
    }

    private void divide(String name, Temporal formula) {
        switch (formula) {
            case Temporal.And and -> and.conjuncts().forEach(part -> divide(name, part));
            case Temporal.State state ->
                    initial.add(new Part(name, state.predicate(), state.predicate(), true));
            case Temporal.Always(Temporal.State state, var range) -> {
                initial.add(new Part(name, state.predicate(), state.predicate(), true));
                steps.add(new Part(name, state.predicate(), state.predicate(), true));
            }
            case Temporal.EveryStep every -> {
                Expr action = solving.solved(every.action());
                // Most steps leave the abstract state alone, which is asked soonest.
                Expr either = new Expr.Or(List.of(every.subscript(), action), every.range());
                steps.add(new Part(name, either, action, false));
            }
            default -> beyond.add(name + " at " + formula.range());
        }
    }

    @Override
    public List<String> properties() {
        return stepper.tree().properties().stream().map(Named::name).toList();
    }

    @Override
    public List<String> beyondSteps() {
        return List.copyOf(beyond);
    }

    @Override
    public Held initial(State state) {
        Value[] cells = stepper.cells(state);
        return held(initial, nodes(true), cells, cells);
    }

    @Override
    public Held step(State from, State to) {
        return held(steps, nodes(false), stepper.cells(from), stepper.cells(to));
    }

    private Node[] nodes(boolean first) {
        Model model = stepper.model();
        if (compiledFor != model) {
            Compiler compiler = model.anotherCompiler();
            compiler.screen();
            initialNodes = compile(compiler, initial);
            stepNodes = compile(compiler, steps);
            slots = compiler.slots();
            compiledFor = model;
        }
        return first ? initialNodes : stepNodes;
    }

    private static Node[] compile(Compiler compiler, List<Part> parts) {
        return parts.stream().map(part -> compiler.compile(part.formula())).toArray(Node[]::new);
    }

    private Held held(List<Part> parts, Node[] nodes, Value[] from, Value[] to) {
        Frame frame = new Frame(slots, stepper.model().layout);
        for (int i = 0; i < nodes.length; i++) {
            Part part = parts.get(i);
            frame.look(part.ofState() ? to : from, to);
            try {
                if (!nodes[i].test(frame)) {
                    return new Held.Broken(part.property());
                }
            } catch (EvaluationException e) {
                return failed(part, e.range().toString(), String.valueOf(e.getMessage()));
            } catch (StackOverflowError e) {
                return failed(part, part.formula().range().toString(), "the recursion is too deep");
            }
        }
        return new Held.Kept();
    }

    private static Held failed(Part part, String place, String message) {
        return new Held.Failed(new EvaluationError(part.property(), place, message));
    }

    @Override
    public Breach explain(String property, @Nullable State from, State to) {
        Value[] after = stepper.cells(to);
        Value[] before = from == null ? after : stepper.cells(from);
        List<Part> parts = from == null ? initial : steps;
        Node[] nodes = nodes(from == null);
        for (int i = 0; i < nodes.length; i++) {
            Part part = parts.get(i);
            Held held = held(List.of(part), new Node[] {nodes[i]}, before, after);
            if (part.property().equals(property) && held instanceof Held.Broken) {
                return explainer.breach(
                        property,
                        part.told(),
                        from == null || part.ofState() ? null : from.toMap(),
                        to.toMap());
            }
        }
        throw new IllegalArgumentException(
                "a property that is not broken there, property=" + property);
    }
}
