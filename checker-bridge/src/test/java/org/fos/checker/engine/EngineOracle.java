package org.fos.checker.engine;

import org.fos.checker.differential.Oracle;
import org.fos.checker.differential.Outcome;
import org.fos.checker.front.SpecLoader;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.value.Value;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The compiled engine, asked as TLC is. A state is the array of its variables' values. */
public final class EngineOracle implements Oracle {
    private final SpecTree tree;
    private Model model;
    private Step next;
    private List<Node> invariants = new ArrayList<>();
    private List<Node> constraints = new ArrayList<>();
    private List<Step> actions = new ArrayList<>();
    private Frame frame;
    private Remembering remembering;

    /**
     * Loads a module under a configuration beside it.
     *
     * @throws SpecificationException if the engine refuses it
     */
    public EngineOracle(Path directory, String module, String config)
            throws SpecificationException {
        SpecSource source =
                SpecSource.of(directory, module, Map.of())
                        .withConfig(directory.resolve(config + ".cfg"));
        tree = SpecLoader.model(source);
        compile(Set.of());
    }

    private void compile(Set<Integer> whole) {
        model = Model.of(tree, whole, false);
        remembering = new Remembering(tree, whole);
        next = new Actions(model.compiler).compile(tree.next(), Actions.DONE);
        invariants =
                tree.invariants().stream().map(i -> model.compiler.compile(i.formula())).toList();
        constraints =
                tree.actionConstraints().stream()
                        .map(i -> model.compiler.compile(i.formula()))
                        .toList();
        actions =
                tree.actionConstraints().stream()
                        .map(i -> new Actions(model.compiler).compile(i.formula(), Actions.DONE))
                        .toList();
        frame = model.frame();
    }

    /** Gives up cells for all variables, as the stepper does when one no longer fits. */
    private <T> T fitting(Supplier<T> work) {
        try {
            return work.get();
        } catch (Shape.Mismatch e) {
            Set<Integer> whole = new HashSet<>();
            for (int v = 0; v < tree.variables().size(); v++) {
                whole.add(v);
            }
            compile(whole);
            return work.get();
        }
    }

    @Override
    public Steps initial() {
        return new Steps(List.copyOf(model.initialStates), "");
    }

    @Override
    public Steps successors(Object state) {
        return successors(() -> next, tree.next(), state);
    }

    @Override
    public Steps successors(int action, Object state) {
        return successors(
                () -> actions.get(action), tree.actionConstraints().get(action).formula(), state);
    }

    @Override
    public Object state(List<Value> values) {
        return values.toArray(new Value[0]);
    }

    private Steps successors(Supplier<Step> action, Expr formula, Object state) {
        return fitting(
                () -> {
                    List<Object> found = new ArrayList<>();
                    frame.begin(model.layout.store((Value[]) state));
                    frame.sink =
                            f -> {
                                Model.requireAll(tree, f);
                                found.add(model.layout.load(f.next.clone()));
                            };
                    List<List<Value>> again = new ArrayList<>();
                    String complaint = remembering.successors(formula, (Value[]) state, again);
                    try {
                        action.get().run(frame);
                        if (complaint.isEmpty() && !again.equals(listed(found))) {
                            complaint = "found " + again + " when asked sparingly";
                        }
                        return new Steps(found, complaint);
                    } catch (EvaluationException | StackOverflowError e) {
                        return new Steps(List.of(), String.valueOf(e));
                    }
                });
    }

    private static List<List<Value>> listed(List<Object> states) {
        return states.stream().map(state -> List.of((Value[]) state)).toList();
    }

    @Override
    public List<Value> values(Object state) {
        return List.of((Value[]) state);
    }

    @Override
    public Outcome evaluate(int expression, Object state) {
        return fitting(
                () -> {
                    frame.begin(model.layout.store((Value[]) state));
                    return agreed(
                            outcome(invariants.get(expression)),
                            tree.invariants().get(expression).formula(),
                            (Value[]) state,
                            (Value[]) state);
                });
    }

    @Override
    public Outcome evaluate(int expression, Object state, Object after) {
        return fitting(
                () -> {
                    Value[] cells = model.layout.store((Value[]) state);
                    Value[] nextCells = model.layout.store((Value[]) after);
                    Frame looking = model.frame();
                    looking.look(model.layout.full(cells), nextCells);
                    Frame before = frame;
                    frame = looking;
                    try {
                        return agreed(
                                outcome(constraints.get(expression)),
                                tree.actionConstraints().get(expression).formula(),
                                (Value[]) state,
                                (Value[]) after);
                    } finally {
                        frame = before;
                    }
                });
    }

    /** The outcome, unless another is found when as little of the states is read as can be. */
    private Outcome agreed(Outcome outcome, Expr formula, Value[] state, Value[] after) {
        if (outcome instanceof Outcome.Crashed) {
            return outcome;
        }
        Outcome sparing = remembering.evaluate(formula, state, after);
        return sparing instanceof Outcome.Crashed || !agree(outcome, sparing)
                ? new Outcome.Crashed("asked sparingly: " + sparing)
                : outcome;
    }

    private static boolean agree(Outcome one, Outcome other) {
        return one instanceof Outcome.Known ? one.equals(other) : other instanceof Outcome.Failed;
    }

    private Outcome outcome(Node node) {
        try {
            return new Outcome.Known(node.eval(frame));
        } catch (EvaluationException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } catch (Shape.Mismatch e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome.Crashed(e.toString());
        }
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
