package org.fos.checker.engine;

import org.fos.checker.liveness.Atom;
import org.fos.checker.liveness.Constants;
import org.fos.checker.liveness.StateGraph;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** All states of a small model and their steps, kept in memory, with atoms evaluated on them. */
final class ModelGraph implements StateGraph, Constants {
    private final Model model;
    private final Map<List<Value>, Integer> numbers = new HashMap<>();
    private final List<Value[]> states = new ArrayList<>();
    private final List<int[]> successors = new ArrayList<>();
    private final List<Node> atoms = new ArrayList<>();
    private final int initial;

    private ModelGraph(Model model) {
        this.model = model;
        List<Step> steps = new ArrayList<>();
        for (Expr choice : model.splitting.choices(model.tree.next())) {
            steps.add(new Actions(model.compiler).compile(choice, Actions.DONE));
        }
        model.initialStates.forEach(state -> number(model.layout.store(state)));
        initial = states.size();
        Frame frame = model.frame();
        for (int s = 0; s < states.size(); s++) {
            Set<Integer> next = new LinkedHashSet<>();
            frame.sink =
                    f -> {
                        Model.requireAll(model.tree, f);
                        next.add(number(f.next.clone()));
                    };
            for (Step step : steps) {
                frame.begin(model.layout.full(states.get(s)));
                step.run(frame);
            }
            successors.add(next.stream().mapToInt(t -> t).toArray());
        }
    }

    /** The graph of a model; variables that change their shape are kept whole. */
    static ModelGraph of(SpecTree tree) {
        Set<Integer> whole = new HashSet<>();
        while (true) {
            try {
                return new ModelGraph(Model.of(tree, whole, false));
            } catch (Shape.Mismatch e) {
                int before = whole.size();
                IntStream.range(0, tree.variables().size()).forEach(whole::add);
                if (whole.size() == before) {
                    throw e;
                }
            }
        }
    }

    private int number(Value[] cells) {
        List<Value> values = List.of(model.layout.load(cells));
        Integer number = numbers.putIfAbsent(values, states.size());
        if (number == null) {
            number = states.size();
            states.add(cells);
        }
        return number;
    }

    /** Says what the graph will be asked. */
    void ask(List<Atom> asked) {
        atoms.clear();
        asked.forEach(atom -> atoms.add(model.compiler.compile(expr(atom))));
    }

    private static Expr expr(Atom atom) {
        return switch (atom) {
            case Atom.Holds(Expr predicate) -> predicate;
            case Atom.Taken(Expr action, Expr unchanged) ->
                    new Expr.And(List.of(not(unchanged), action), action.range());
            case Atom.Allowed(Expr action, Expr unchanged) ->
                    new Expr.Or(List.of(unchanged, action), action.range());
        };
    }

    private static Expr not(Expr expr) {
        return new Expr.Apply(Operator.NOT, List.of(expr), expr.range());
    }

    @Override
    public SetValue elements(Expr set) {
        Compiler compiler = model.anotherCompiler();
        return compiler.compile(set).elements(new Frame(compiler.slots(), model.layout));
    }

    @Override
    public Expr bind(Local local, Value value, Expr expr) {
        return model.splitting.bind(local, value, expr);
    }

    @Override
    public int states() {
        return states.size();
    }

    @Override
    public int[] initial() {
        return IntStream.range(0, initial).toArray();
    }

    @Override
    public int[] successors(int state) {
        return successors.get(state);
    }

    @Override
    public boolean holds(int atom, int state) {
        Frame frame = model.frame();
        frame.begin(model.layout.full(states.get(state)));
        return atoms.get(atom).test(frame);
    }

    @Override
    public boolean step(int atom, int from, int to) {
        Frame frame = model.frame();
        frame.look(model.layout.full(states.get(from)), model.layout.full(states.get(to)));
        return atoms.get(atom).test(frame);
    }
}
