package org.fos.checker.engine;

import org.fos.checker.step.Passage;
import org.fos.checker.step.Seen;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through an action in the order in which it is evaluated, and remembers of all ways that end
 * the one that came furthest.
 */
final class Walk {
    private final Desk desk;
    private final Reasons reasons;
    private final Map<Local, Value> chosen = new IdentityHashMap<>();
    private final Map<String, Value> arguments = new HashMap<>();
    private Expr.@Nullable Unfolded called;
    private @Nullable Stop furthest;
    private int furthestWithin;
    private boolean failed;

    /** Goes on with what comes behind a part of the action; false if all has been seen. */
    interface Then {
        boolean go(Scene scene, Trail trail);
    }

    /** Where a way ends. */
    sealed interface Stop {
        /** What comes before it. */
        Trail trail();

        /** A condition is FALSE. */
        record Condition(Expr expr, Scene scene, Trail trail) implements Stop {}

        /** There is nothing to choose. */
        record Empty(Expr.Quantified choice, Scene scene, Trail trail) implements Stop {}

        /** What was asked for cannot be chosen. */
        record NoElement(Expr.Quantified choice, Value asked, Scene scene, Trail trail)
                implements Stop {}

        /** An argument is not what was asked for. */
        record OtherArgument(
                Expr.Unfolded called, int argument, Value asked, Scene scene, Trail trail)
                implements Stop {}

        /** A variable has been given another value already. */
        record OtherValue(Expr conjunct, int variable, Expr value, Scene scene, Trail trail)
                implements Stop {}
    }

    Walk(Desk desk, Reasons reasons) {
        this.desk = desk;
        this.reasons = reasons;
    }

    /** Says what a local that {@code \E} binds is to stand for. */
    void choose(Local local, Value value) {
        chosen.put(local, value);
    }

    /** Says what the arguments of an operator are to be, by their parameters. */
    void call(Expr.Unfolded operator, Map<String, Value> values) {
        called = operator;
        arguments.putAll(values);
    }

    /** The way that came furthest before it ended; null if none did. */
    @Nullable Stop furthest() {
        return furthest;
    }

    /** Whether something could not be evaluated, so that not all ways are known. */
    boolean hasFailed() {
        return failed;
    }

    /** Goes through an action. False if {@code then} has seen enough, or the time is up. */
    boolean go(Expr action, Scene scene, Then then) {
        try {
            return go(action, scene, Trail.START, then);
        } catch (Desk.Exhausted e) {
            failed = true;
            return false;
        }
    }

    private void stop(Stop stop) {
        Stop before = furthest;
        int difference = before == null ? 1 : stop.trail().held() - before.trail().held();
        if (difference < 0) {
            return;
        }
        int within = within(stop);
        if (difference > 0 || within > furthestWithin) {
            furthest = stop;
            furthestWithin = within;
        }
    }

    private int within(Stop stop) {
        if (stop instanceof Stop.Condition(Expr expr, Scene scene, Trail trail)) {
            try {
                return reasons.rank(expr, scene);
            } catch (EvaluationException e) {
                return 0;
            }
        }
        return 0;
    }

    private boolean go(Expr expr, Scene scene, Trail trail, Then then) {
        try {
            return each(expr, scene, trail, then);
        } catch (EvaluationException e) {
            failed = true;
            return true;
        }
    }

    private boolean each(Expr expr, Scene scene, Trail trail, Then then) {
        return switch (expr) {
            case Expr.And and -> conjuncts(and.conjuncts(), 0, scene, trail, then);
            case Expr.Quantified quantified
                    when !quantified.universal()
                            && (desk.isAction(expr) || chosen.containsKey(quantified.local())) ->
                    some(quantified, scene, trail, then);
            case Expr.Let let when desk.isAction(expr) || Sights.application(let) == null -> {
                desk.define(let);
                yield go(let.body(), scene, trail, then);
            }
            default ->
                    desk.isAction(expr)
                            ? action(expr, scene, trail, then)
                            : condition(expr, scene, trail, then);
        };
    }

    private boolean action(Expr expr, Scene scene, Trail trail, Then then) {
        return switch (expr) {
            case Expr.Or or -> {
                for (Expr way : or.disjuncts()) {
                    if (!go(way, scene, trail, then)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Expr.If conditional -> {
                boolean yes = scene.test(conditional.condition());
                yield go(yes ? conditional.yes() : conditional.no(), scene, trail, then);
            }
            case Expr.Case cases -> {
                Expr arm = arm(cases, scene);
                yield arm == null || go(arm, scene, trail, then);
            }
            case Expr.Unfolded unfolded -> enter(unfolded, scene, trail, then);
            case Expr.Quantified quantified ->
                    every(quantified, scene.elements(quantified.set()), 0, scene, trail, then);
            case Expr.Unchanged unchanged when !scene.isComplete() ->
                    keep(unchanged, 0, scene, trail, then);
            case Expr.Apply(Operator operator, List<Expr> sides, var range)
                    when operator == Operator.EQUAL
                            && !scene.isComplete()
                            && sides.get(0) instanceof Expr.Variable variable
                            && variable.primed() ->
                    assign(expr, variable.index(), sides.get(1), scene, trail, then);
            case Expr.Apply(Operator operator, List<Expr> sides, var range)
                    when operator == Operator.IN
                            && sides.get(0) instanceof Expr.Variable variable
                            && variable.primed()
                            && scene.next(variable.index()) == null ->
                    assignOneOf(expr, variable.index(), sides.get(1), scene, trail, then);
            default -> condition(expr, scene, trail, then);
        };
    }

    private static @Nullable Expr arm(Expr.Case cases, Scene scene) {
        for (Expr.Arm arm : cases.arms()) {
            if (scene.test(arm.guard())) {
                return arm.result();
            }
        }
        return cases.other();
    }

    private boolean conjuncts(List<Expr> conjuncts, int from, Scene scene, Trail trail, Then then) {
        return from == conjuncts.size()
                ? then.go(scene, trail)
                : go(
                        conjuncts.get(from),
                        scene,
                        trail,
                        (after, on) -> conjuncts(conjuncts, from + 1, after, on, then));
    }

    private boolean condition(Expr expr, Scene scene, Trail trail, Then then) {
        if (scene.test(expr)) {
            return then.go(scene, trail.then(passage(Passage.Kind.HELD, expr)));
        }
        stop(new Stop.Condition(expr, scene, trail));
        return true;
    }

    private Passage passage(Passage.Kind kind, Expr expr) {
        return new Passage(
                kind,
                desk.source.of(expr.range()),
                SourceText.range(expr.range()),
                Optional.empty(),
                1);
    }

    private boolean enter(Expr.Unfolded unfolded, Scene scene, Trail trail, Then then) {
        if (unfolded == called) {
            for (int i = 0; i < unfolded.parameters().size(); i++) {
                Value asked = arguments.get(unfolded.parameters().get(i));
                if (asked != null && !asked.equals(scene.eval(unfolded.arguments().get(i)))) {
                    stop(new Stop.OtherArgument(unfolded, i, asked, scene, trail));
                    return true;
                }
            }
        }
        return go(
                unfolded.body(),
                scene,
                trail.then(passage(Passage.Kind.DEFINITION, unfolded)),
                then);
    }

    private boolean some(Expr.Quantified choice, Scene scene, Trail trail, Then then) {
        Value asked = chosen.get(choice.local());
        if (asked != null) {
            if (!scene.isElement(asked, choice.set())) {
                stop(new Stop.NoElement(choice, asked, scene, trail));
                return true;
            }
            return choose(choice, asked, 1, scene, trail, then);
        }
        SetValue elements = scene.elements(choice.set());
        if (elements.size() == 0) {
            stop(new Stop.Empty(choice, scene, trail));
        }
        for (int i = 0; i < elements.size(); i++) {
            if (!choose(choice, elements.element(i), elements.size(), scene, trail, then)) {
                return false;
            }
        }
        return true;
    }

    private boolean choose(
            Expr.Quantified choice, Value value, int tried, Scene scene, Trail trail, Then then) {
        Passage passage =
                new Passage(
                        Passage.Kind.CHOICE,
                        head(desk, choice),
                        SourceText.range(choice.range()),
                        Optional.of(Seen.of(choice.local().name(), value)),
                        tried);
        return go(choice.body(), scene.with(choice.local(), value), trail.then(passage), then);
    }

    /** A quantifier without what it says of its elements. */
    static String head(Desk desk, Expr.Quantified choice) {
        return "%s %s \\in %s"
                .formatted(
                        choice.universal() ? "\\A" : "\\E",
                        choice.local().name(),
                        desk.source.of(choice.set().range()));
    }

    private boolean every(
            Expr.Quantified quantified,
            SetValue elements,
            int from,
            Scene scene,
            Trail trail,
            Then then) {
        return from == elements.size()
                ? then.go(scene, trail)
                : go(
                        quantified.body(),
                        scene.with(quantified.local(), elements.element(from)),
                        trail,
                        (after, on) -> every(quantified, elements, from + 1, after, on, then));
    }

    private boolean keep(Expr.Unchanged unchanged, int from, Scene scene, Trail trail, Then then) {
        if (from == unchanged.variables().size()) {
            return then.go(scene, trail);
        }
        Expr.Variable variable = unchanged.variables().get(from);
        Value now = scene.current(variable.index());
        Value given = scene.next(variable.index());
        if (given != null && !given.equals(now)) {
            stop(new Stop.OtherValue(unchanged, variable.index(), variable, scene, trail));
            return true;
        }
        return keep(
                unchanged,
                from + 1,
                scene.giving(variable.index(), now),
                given == null ? given(variable.index(), unchanged, scene, trail) : trail,
                then);
    }

    private Trail given(int variable, Expr conjunct, Scene scene, Trail trail) {
        return trail.given(
                new Trail.Given(variable, conjunct, scene), passage(Passage.Kind.GIVEN, conjunct));
    }

    private boolean assign(
            Expr conjunct, int variable, Expr value, Scene scene, Trail trail, Then then) {
        Value evaluated = scene.eval(value);
        Value given = scene.next(variable);
        if (given != null) {
            if (Equality.same(given, evaluated, conjunct.range())) {
                return then.go(scene, trail.then(passage(Passage.Kind.HELD, conjunct)));
            }
            stop(new Stop.OtherValue(conjunct, variable, value, scene, trail));
            return true;
        }
        return then.go(scene.giving(variable, evaluated), given(variable, conjunct, scene, trail));
    }

    private boolean assignOneOf(
            Expr conjunct, int variable, Expr set, Scene scene, Trail trail, Then then) {
        SetValue elements = scene.elements(set);
        if (elements.size() == 0) {
            stop(new Stop.Condition(conjunct, scene, trail));
        }
        for (int i = 0; i < elements.size(); i++) {
            Scene after = scene.giving(variable, elements.element(i));
            if (!then.go(after, given(variable, conjunct, scene, trail))) {
                return false;
            }
        }
        return true;
    }
}
