package org.fos.checker.engine;

import org.fos.checker.differential.Oracle;
import org.fos.checker.differential.Outcome;
import org.fos.checker.front.SpecLoader;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
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
        model = Model.of(tree, whole);
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
        return successors(() -> next, state);
    }

    @Override
    public Steps successors(int action, Object state) {
        return successors(() -> actions.get(action), state);
    }

    @Override
    public Object state(List<Value> values) {
        return values.toArray(new Value[0]);
    }

    private Steps successors(Supplier<Step> action, Object state) {
        return fitting(
                () -> {
                    List<Object> found = new ArrayList<>();
                    frame.begin(model.layout.store((Value[]) state));
                    frame.sink =
                            f -> {
                                Model.requireAll(tree, f);
                                found.add(model.layout.load(f.next.clone()));
                            };
                    try {
                        action.get().run(frame);
                        return new Steps(found, "");
                    } catch (EvaluationException | StackOverflowError e) {
                        return new Steps(List.of(), String.valueOf(e));
                    }
                });
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
                    return outcome(invariants.get(expression));
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
                        return outcome(constraints.get(expression));
                    } finally {
                        frame = before;
                    }
                });
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
