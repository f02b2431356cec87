package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.tree.Temporal;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A specification ready to be explored: its actions and claims, each of which gives the same answer
 * whenever the cells that it reads hold the same values.
 */
public final class Program {
    private final Model model;
    private final List<Action> actions = new ArrayList<>();

    /** One of the actions that Next is a choice among. */
    public static final class Action {
        private final Expr expr;
        final Step step;

        private Action(Expr expr, Step step) {
            this.expr = expr;
            this.step = step;
        }

        /** Where it is written. */
        public String place() {
            return expr.range().toString();
        }
    }

    /** Something that must hold of a state, or of a step. */
    public static final class Claim {
        private final String name;
        final Node node;

        private Claim(String name, Node node) {
            this.name = name;
            this.node = node;
        }

        /** The name of the formula that it is a part of. */
        public String name() {
            return name;
        }
    }

    private Program(Model model) {
        this.model = model;
        for (Expr part : model.splitting.choices(model.tree.next())) {
            actions.add(new Action(part, new Actions(model.compiler).compile(part, Actions.DONE)));
        }
    }

    /**
     * Compiles a specification.
     *
     * @param whole the variables, by their place, that are to lie in one cell each
     * @throws Unsupported if it has what this engine does not evaluate
     * @throws EvaluationException if its initial condition cannot be evaluated
     */
    public static Program of(SpecTree tree, Set<Integer> whole) {
        return new Program(Model.of(tree, whole, true));
    }

    /** Whether an exception says that a value did not fit its variable's cells. */
    public static boolean isMismatch(RuntimeException e) {
        return e instanceof Shape.Mismatch;
    }

    /** The number of cells by now. */
    public int cells() {
        return model.layout.cells();
    }

    /** Grows when what was concluded from earlier evaluations may be wrong. */
    public int version() {
        return model.layout.version();
    }

    /** A state's cells, for a state that may be older than some cells. */
    public Value[] full(Value[] state) {
        return model.layout.full(state);
    }

    /** What the cells of a state hold in which nothing has been put. */
    public Value[] emptyCells() {
        return model.layout.emptyCells();
    }

    /** The initial states, in the order in which Init gives them. */
    public List<Value[]> initialStates() {
        List<Value[]> states = new ArrayList<>();
        for (Value[] values : model.initialStates) {
            states.add(model.layout.store(values));
        }
        return states;
    }

    /** The values of the variables in a state. */
    public Value[] values(Value[] state) {
        return model.layout.load(state);
    }

    /** The path to a cell: its variable's place, and the arguments; more in a divided set. */
    public CellPath path(int cell) {
        return CellPath.of(model.layout, cell);
    }

    /** The actions. */
    public List<Action> actions() {
        return actions;
    }

    /** The claims that an expression makes of each state. */
    public List<Claim> claims(String name, Expr expr) {
        List<Claim> claims = new ArrayList<>();
        for (Expr part : model.splitting.claims(expr)) {
            claims.add(new Claim(name, model.compiler.compile(part)));
        }
        return claims;
    }

    /** An expression as one claim. */
    public Claim claim(String name, Expr expr) {
        return new Claim(name, model.compiler.compile(expr));
    }

    /** The claims that {@code [][action]_subscript} makes of each step. */
    public List<Claim> claims(String name, Temporal.EveryStep every) {
        List<Claim> claims = new ArrayList<>();
        for (Expr part : model.splitting.claims(every.action())) {
            Expr either = new Expr.Or(List.of(part, every.subscript()), every.range());
            claims.add(new Claim(name, model.compiler.compile(either)));
        }
        return claims;
    }

    /** A way to evaluate for one thread. */
    public Evaluator evaluator() {
        return new Evaluator(model);
    }

    /** The permutations of model values under which the specification is symmetric. */
    public List<Map<Value, Value>> permutations() {
        List<Map<Value, Value>> all = new ArrayList<>();
        if (model.tree.symmetry().isPresent()) {
            Claim symmetry = claim("SYMMETRY", model.tree.symmetry().get());
            Value value = evaluator().value(symmetry, model.layout.emptyCells(), null);
            if (value instanceof SetValue set) {
                for (int i = 0; i < set.size(); i++) {
                    all.add(permutation((FunctionValue) set.element(i)));
                }
            }
        }
        return all;
    }

    private static Map<Value, Value> permutation(FunctionValue function) {
        Map<Value, Value> permutation = new HashMap<>();
        for (int i = 0; i < function.size(); i++) {
            permutation.put(function.places().argument(i), function.value(i));
        }
        return permutation;
    }

    /** The elements of a set that depends on no state and no local. */
    public SetValue constantSet(Expr set) {
        return model.constantSet(set);
    }

    /** An expression in which a value stands for a local. */
    public Expr bind(Local local, Value value, Expr expr) {
        return model.splitting.bind(local, value, expr);
    }

    /** The specification. */
    public SpecTree tree() {
        return model.tree;
    }
}
