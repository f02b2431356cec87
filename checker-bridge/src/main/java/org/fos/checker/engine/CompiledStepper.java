package org.fos.checker.engine;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.EvaluationError;
import org.fos.checker.step.Explanation;
import org.fos.checker.step.Refinement;
import org.fos.checker.step.Specification;
import org.fos.checker.step.State;
import org.fos.checker.step.StepResult;
import org.fos.checker.step.Stepper;
import org.fos.checker.step.Track;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Steps through a specification that has been compiled. */
final class CompiledStepper implements Stepper {
    private final SpecTree tree;
    private final ActionTree actions;
    private final Explainer explainer;
    private final Specification specification;
    private final Set<Integer> whole = new HashSet<>();
    private Model model;
    private Frame frame;
    private Map<String, List<CompiledWay>> ways;
    private @Nullable Refinement refinement;

    /** One way to an action, compiled. */
    record CompiledWay(
            Step step, Node[] arguments, List<String> names, Map<String, Integer> places) {}

    /**
     * A stepper.
     *
     * @param directory where the specification's modules are, for messages
     */
    CompiledStepper(SpecTree tree, Path directory) {
        this.tree = tree;
        this.explainer = new Explainer(tree, directory);
        model = Model.of(tree, whole, false);
        actions = new ActionTree(model.facts, tree.next());
        specification =
                new Specification(
                        tree.module(),
                        tree.variables(),
                        List.copyOf(tree.constants().keySet()),
                        actions.signatures());
        ways = compile();
        frame = model.frame();
    }

    private Map<String, List<CompiledWay>> compile() {
        Map<String, List<CompiledWay>> compiled = new HashMap<>();
        for (ActionSignature action : specification.actions()) {
            compiled.put(
                    action.name(),
                    actions.ways(action.name()).stream().map(this::compile).toList());
        }
        return compiled;
    }

    private CompiledWay compile(ActionTree.Way way) {
        Expr.Unfolded operator = way.operator();
        Actions compiling = new Actions(model.compiler);
        compiling.onlyStates();
        compiling.check(operator, 0);
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < operator.parameters().size(); i++) {
            places.put(operator.parameters().get(i), i);
            if (operator.arguments().get(i) instanceof Expr.Reference(Local local, var range)
                    && way.chosen().contains(local)) {
                compiling.choose(local, i);
            }
        }
        for (var inner : ActionTree.innerVariables(operator).entrySet()) {
            int place = places.computeIfAbsent(inner.getKey(), name -> places.size());
            inner.getValue().forEach(local -> compiling.choose(local, place));
        }
        Step step = compiling.compile(way.action(), Actions.DONE);
        Node[] arguments =
                operator.arguments().stream().map(model.compiler::compile).toArray(Node[]::new);
        return new CompiledWay(step, arguments, operator.parameters(), places);
    }

    /** Gives up the cells of variables that no longer fit, which is all that is known here. */
    private void relayout() {
        for (int v = 0; v < tree.variables().size(); v++) {
            whole.add(v);
        }
        model = Model.of(tree, whole, false);
        ways = compile();
        frame = model.frame();
    }

    @Override
    public Specification specification() {
        return specification;
    }

    @Override
    public StepResult initialStates() {
        List<State> states = new ArrayList<>();
        for (Value[] values : model.initialStates) {
            states.add(state(model.layout.store(values)));
        }
        return new StepResult(distinct(states), Optional.empty());
    }

    State state(Value[] cells) {
        return new CompiledState(tree.variables(), model.layout, cells);
    }

    /** The state with these values of the variables. */
    State state(Map<String, Value> values) {
        Value[] all = new Value[tree.variables().size()];
        for (int v = 0; v < all.length; v++) {
            Value value = values.get(tree.variables().get(v));
            if (value == null) {
                throw new IllegalArgumentException(
                        "no value for a variable, name=" + tree.variables().get(v));
            }
            all[v] = value;
        }
        try {
            return state(model.layout.store(all));
        } catch (Shape.Mismatch e) {
            relayout();
            return state(model.layout.store(all));
        }
    }

    private static List<State> distinct(List<State> found) {
        return found.size() < 2 ? found : List.copyOf(new LinkedHashSet<>(found));
    }

    @Override
    public StepResult step(State from, ActionCall call) {
        List<CompiledWay> known = known(call.action());
        try {
            return step(from, call, known);
        } catch (Shape.Mismatch e) {
            relayout();
            return step(from, call);
        }
    }

    private List<CompiledWay> known(String action) {
        List<CompiledWay> known = ways.get(action);
        if (known == null) {
            throw new IllegalArgumentException(
                    "no such action stands in Next, action=%s actions=%s"
                            .formatted(action, ways.keySet()));
        }
        return known;
    }

    private StepResult step(State from, ActionCall call, List<CompiledWay> known) {
        List<State> found = new ArrayList<>(1);
        Optional<EvaluationError> error = Optional.empty();
        for (CompiledWay way : known) {
            prepare(from, call, way);
            frame.sink =
                    f -> {
                        Model.requireAll(tree, f);
                        found.add(state(f.next.clone()));
                    };
            try {
                way.step().run(frame);
            } catch (EvaluationException | StackOverflowError e) {
                error = Optional.of(error(call.action(), e));
            }
        }
        return new StepResult(distinct(found), error);
    }

    private void prepare(State from, ActionCall call, CompiledWay way) {
        @Nullable Value[] given = new Value[way.places().size()];
        for (Map.Entry<String, Value> arg : call.args().entrySet()) {
            given[requirePlace(way, arg.getKey(), call.action())] = arg.getValue();
        }
        frame.begin(cells(from));
        frame.given = given;
    }

    private static int requirePlace(CompiledWay way, String name, String action) {
        Integer place = way.places().get(name);
        if (place == null) {
            throw new IllegalArgumentException(
                    "no such parameter or bound variable, name=%s action=%s"
                            .formatted(name, action));
        }
        return place;
    }

    @Override
    public Optional<Refinement> refinement() {
        if (refinement == null && !tree.properties().isEmpty()) {
            refinement = new CompiledRefinement(this, explainer);
        }
        return Optional.ofNullable(refinement);
    }

    @Override
    public Optional<Track> track(State from) {
        return Optional.of(new CompiledTrack(this, from));
    }

    SpecTree tree() {
        return tree;
    }

    /** The model of the moment: another one once a value did not fit its variable's shape. */
    Model model() {
        return model;
    }

    /** The ways to an action; empty if it does not stand in Next. */
    List<CompiledWay> ways(String action) {
        return ways.getOrDefault(action, List.of());
    }

    /** A state in the cells of the model of the moment; not to be changed. */
    Value[] cells(State state) {
        if (state instanceof CompiledState own) {
            return own.cells(model.layout);
        }
        throw new IllegalArgumentException("a state of another stepper, state=" + state);
    }

    private static EvaluationError error(String action, Throwable e) {
        return e instanceof EvaluationException evaluation
                ? new EvaluationError(
                        action, evaluation.range().toString(), evaluation.getMessage())
                : new EvaluationError(action, action, "the recursion is too deep");
    }

    @Override
    public List<ActionCall> enabled(State from, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, limit=" + limit);
        }
        try {
            return enabledUnder(from, limit);
        } catch (Shape.Mismatch e) {
            relayout();
            return enabledUnder(from, limit);
        }
    }

    private List<ActionCall> enabledUnder(State from, int limit) {
        Set<ActionCall> calls = new LinkedHashSet<>();
        for (ActionSignature action : specification.steps()) {
            if (calls.size() < limit) {
                enabledUnder(from, new ActionCall(action.name(), Map.of()), limit, calls);
            }
        }
        return List.copyOf(calls);
    }

    @Override
    public List<ActionCall> enabled(State from, ActionCall call, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, limit=" + limit);
        }
        Set<ActionCall> calls = new LinkedHashSet<>();
        try {
            enabledUnder(from, call, limit, calls);
        } catch (Shape.Mismatch e) {
            relayout();
            calls.clear();
            enabledUnder(from, call, limit, calls);
        }
        return List.copyOf(calls);
    }

    /** Ends a search that has found as much as was asked for. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final Enough ENOUGH = new Enough();

        private Enough() {
            super(null, null, false, false);
        }
    }

    private void enabledUnder(State from, ActionCall call, int limit, Set<ActionCall> calls) {
        for (CompiledWay way : known(call.action())) {
            prepare(from, call, way);
            frame.sink =
                    f -> {
                        calls.add(call(call.action(), way, f));
                        if (calls.size() >= limit) {
                            throw Enough.ENOUGH;
                        }
                    };
            try {
                way.step().run(frame);
            } catch (EvaluationException | StackOverflowError e) {
                continue; // What cannot be evaluated here is not known to be enabled.
            } catch (Enough e) {
                return;
            }
        }
    }

    @Override
    public Optional<Explanation> explain(State from, ActionCall call) {
        requireAccepted(call);
        return explainer.call(from.toMap(), call, actions.ways(call.action()));
    }

    @Override
    public Optional<Explanation> explain(
            State from, ActionCall call, State to, String variable, List<Value> keys) {
        requireAccepted(call);
        return explainer.value(
                from.toMap(),
                call,
                actions.ways(call.action()),
                to.toMap(),
                tree.variables().indexOf(variable),
                keys);
    }

    private void requireAccepted(ActionCall call) {
        known(call.action())
                .forEach(
                        way ->
                                call.args()
                                        .keySet()
                                        .forEach(name -> requirePlace(way, name, call.action())));
    }

    private static ActionCall call(String action, CompiledWay way, Frame f) {
        Map<String, Value> args = new LinkedHashMap<>();
        for (int i = 0; i < way.arguments().length; i++) {
            args.put(way.names().get(i), way.arguments()[i].eval(f));
        }
        return new ActionCall(action, args);
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
