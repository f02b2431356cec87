package org.fos.checker.engine;

import org.fos.checker.tree.Children;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles actions to steps. Conjunctions are gone through from left to right, disjunctions and
 * {@code \E} one way after the other, and the first equation of a primed variable gives it its
 * value: the order in which TLC evaluates, and its count of successors.
 */
final class Actions {
    static final Step DONE = new Steps.Done();

    private final Compiler compiler;
    private final Map<Local, Integer> given = new IdentityHashMap<>();
    private final Map<Expr, Integer> checked = new IdentityHashMap<>();

    private boolean once;

    Actions(Compiler compiler) {
        this.compiler = compiler;
    }

    /** Goes on once from a condition that is TRUE in several ways: only states are asked for. */
    void onlyStates() {
        once = true;
    }

    /** Lets a caller choose what a quantified local stands for, in a place of its choices. */
    void choose(Local local, int place) {
        given.put(local, place);
    }

    /** Lets a caller choose an operator's arguments, from a place of its choices on. */
    void check(Expr.Unfolded operator, int firstPlace) {
        checked.put(operator, firstPlace);
    }

    /** Compiles an action with what comes after it. */
    Step compile(Expr expr, Step then) {
        if (once && isCondition(expr)) {
            return new Steps.Guard(condition(expr), then);
        }
        return switch (expr) {
            case Expr.And(List<Expr> conjuncts, Range range) -> {
                Step step = then;
                for (int i = conjuncts.size() - 1; i >= 0; i--) {
                    Expr conjunct = conjuncts.get(i);
                    Step ways = compile(conjunct, step);
                    step =
                            i > 0 && branches(conjunct)
                                    ? new Steps.Unsettled(compiler.compile(conjunct), ways, step)
                                    : ways;
                }
                yield step;
            }
            case Expr.Or(List<Expr> disjuncts, Range range) ->
                    new Steps.Either(
                            disjuncts.stream().map(d -> compile(d, then)).toArray(Step[]::new));
            case Expr.If(Expr condition, Expr yes, Expr no, Range range) ->
                    new Steps.Branch(
                            compiler.compile(condition), compile(yes, then), compile(no, then));
            case Expr.Case cases -> cases(cases, then);
            case Expr.Let let -> {
                int slot = compiler.define(let);
                yield new Steps.Clear(slot, compile(let.body(), then));
            }
            case Expr.Unfolded unfolded -> unfolded(unfolded, then);
            case Expr.Quantified quantified ->
                    quantified.universal() ? every(quantified, then) : some(quantified, then);
            case Expr.Unchanged(var variables, Range range) -> unchanged(variables, then);
            case Expr.Apply apply -> application(apply, then);
            default -> guard(expr, then);
        };
    }

    /** Whether a conjunct may hold in several ways, none of which a caller may choose. */
    private boolean branches(Expr expr) {
        return goesWays(expr) && !isChosen(expr);
    }

    private static boolean goesWays(Expr expr) {
        return switch (expr) {
            case Expr.Or or -> true;
            case Expr.Quantified quantified -> true;
            case Expr.Let let -> goesWays(let.body());
            case Expr.Unfolded unfolded -> goesWays(unfolded.body());
            case Expr.And and -> and.conjuncts().stream().anyMatch(Actions::goesWays);
            case Expr.Apply apply when apply.operator() == Operator.IMPLIES ->
                    goesWays(apply.arguments().get(1));
            case Expr.If choice -> goesWays(choice.yes()) || goesWays(choice.no());
            case Expr.Case cases ->
                    cases.arms().stream().anyMatch(arm -> goesWays(arm.result()))
                            || (cases.other() != null && goesWays(cases.other()));
            default -> false;
        };
    }

    private boolean isChosen(Expr expr) {
        if (given.isEmpty() && checked.isEmpty()) {
            return false;
        }
        return checked.containsKey(expr)
                || (expr instanceof Expr.Quantified quantified
                        && given.containsKey(quantified.local()))
                || Children.of(expr).stream().anyMatch(this::isChosen);
    }

    /** Whether an expression only says something of the state, and binds nothing that is chosen. */
    private boolean isCondition(Expr expr) {
        return !compiler.initial() && !compiler.facts.of(expr).primed() && !isChosen(expr);
    }

    /** Whether TLC would go on several times from an expression in an action. */
    private static boolean hasWays(Expr expr) {
        return switch (expr) {
            case Expr.Or or -> true;
            case Expr.Case cases -> true;
            case Expr.Quantified quantified ->
                    !quantified.universal() || hasWays(quantified.body());
            case Expr.And and -> and.conjuncts().stream().anyMatch(Actions::hasWays);
            case Expr.If conditional -> hasWays(conditional.yes()) || hasWays(conditional.no());
            case Expr.Let let -> hasWays(let.body());
            case Expr.Unfolded unfolded -> hasWays(unfolded.body());
            default -> false;
        };
    }

    /** A condition that fails wherever TLC would fail on one of its ways. */
    private Node condition(Expr expr) {
        if (!hasWays(expr)) {
            return compiler.compile(expr);
        }
        return switch (expr) {
            case Expr.And(List<Expr> conjuncts, Range range) ->
                    new Logic.Junction(conditions(conjuncts), true, range);
            case Expr.Or(List<Expr> disjuncts, Range range) ->
                    new Strict.Or(conditions(disjuncts), range);
            case Expr.If(Expr test, Expr yes, Expr no, Range range) ->
                    new Logic.If(compiler.compile(test), condition(yes), condition(no), range);
            case Expr.Let let -> {
                int slot = compiler.define(let);
                yield new Names.Let(slot, condition(let.body()), let.range());
            }
            case Expr.Unfolded unfolded -> condition(unfolded.body());
            case Expr.Quantified(boolean universal, Local local, Expr set, Expr body, Range range)
                    when universal ->
                    new Logic.Quantified(
                            true,
                            compiler.slot(local),
                            compiler.compile(set),
                            condition(body),
                            range);
            case Expr.Quantified(
                            boolean universal,
                            Local local,
                            Expr set,
                            Expr body,
                            Range range) ->
                    new Strict.Some(
                            compiler.slot(local), compiler.compile(set), condition(body), range);
            default -> compiler.compile(expr);
        };
    }

    private Node[] conditions(List<Expr> members) {
        return members.stream().map(this::condition).toArray(Node[]::new);
    }

    private Step guard(Expr expr, Step then) {
        return new Steps.Guard(compiler.compile(expr), then);
    }

    private Step cases(Expr.Case cases, Step then) {
        @Nullable Expr other = cases.other();
        Step otherwise = other == null ? new Steps.NoCase(cases.range()) : compile(other, then);
        for (Expr.Arm arm : cases.arms().reversed()) {
            otherwise =
                    new Steps.Branch(
                            compiler.compile(arm.guard()), compile(arm.result(), then), otherwise);
        }
        return otherwise;
    }

    private Step unfolded(Expr.Unfolded unfolded, Step then) {
        Step body = compile(unfolded.body(), then);
        Integer first = checked.get(unfolded);
        return first == null
                ? body
                : new Steps.Check(
                        first,
                        unfolded.arguments().stream().map(compiler::compile).toArray(Node[]::new),
                        body);
    }

    private Step some(Expr.Quantified quantified, Step then) {
        int slot = compiler.slot(quantified.local());
        Integer place = given.get(quantified.local());
        Step body = compile(quantified.body(), then);
        Scan scan =
                new Scans(compiler)
                        .of(quantified.local(), quantified.set(), quantified.body(), false);
        if (scan != null && place == null) {
            return new Steps.SomeScanned(slot, scan, body);
        }
        Node set = compiler.compile(quantified.set());
        return new Steps.Some(slot, set, body, place == null ? -1 : place, quantified.range());
    }

    private Step every(Expr.Quantified quantified, Step then) {
        Steps.Every every =
                new Steps.Every(
                        compiler.slot(quantified.local()),
                        compiler.slot(new Local("the elements at " + quantified.range())),
                        compiler.compile(quantified.set()),
                        compiler.compile(quantified.body()),
                        then);
        every.body = compile(quantified.body(), every.rest());
        return every;
    }

    private Step unchanged(List<Expr.Variable> variables, Step then) {
        if (variables.size() > Long.SIZE) {
            int half = variables.size() / 2;
            Step rest = unchanged(variables.subList(half, variables.size()), then);
            return unchanged(variables.subList(0, half), rest);
        }
        return new Steps.Keep(
                variables.stream().mapToInt(Expr.Variable::index).toArray(),
                variables.stream()
                        .map(variable -> compiler.layout.shape(variable.index()))
                        .toArray(Shape[]::new),
                variables.stream().map(Expr.Variable::range).toArray(Range[]::new),
                then);
    }

    /** The variable that an equation gives a value, also by another name; null if it is none. */
    private Expr.@Nullable Variable target(Expr expr) {
        Expr inner = expr;
        while (inner instanceof Expr.Unfolded unfolded) {
            inner = unfolded.body();
        }
        return inner instanceof Expr.Variable variable && (variable.primed() || compiler.initial())
                ? variable
                : null;
    }

    private Step application(Expr.Apply apply, Step then) {
        Expr.@Nullable Variable variable =
                apply.operator() == Operator.EQUAL || apply.operator() == Operator.IN
                        ? target(apply.arguments().get(0))
                        : null;
        if (variable != null && apply.operator() == Operator.EQUAL) {
            return new Equations(compiler, variable, apply.range(), then)
                    .of(apply.arguments().get(1));
        }
        if (apply.operator() == Operator.IMPLIES) {
            return new Steps.Branch(
                    compiler.compile(apply.arguments().get(0)),
                    compile(apply.arguments().get(1), then),
                    then);
        }
        if (variable != null) {
            return new Assignments.AssignOneOf(
                    variable.index(),
                    compiler.layout.shape(variable.index()),
                    compiler.compile(apply.arguments().get(1)),
                    apply.range(),
                    then);
        }
        return guard(apply, then);
    }
}
