package org.fos.checker.engine;

import org.fos.checker.step.Seen;
import org.fos.checker.tree.Children;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.BoolValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a formula that a reader would look up, with their values: places in the state,
 * definitions applied, and what names stand for.
 */
final class Sights {
    private static final int LONGEST_TEXT = 90;

    private final Desk desk;

    Sights(Desk desk) {
        this.desk = desk;
    }

    /** The parts of an expression with their values, those without a value left out. */
    List<Seen> in(Expr expr, Scene scene) {
        Map<String, Seen> seen = new LinkedHashMap<>();
        collect(expr, scene, seen);
        return List.copyOf(seen.values());
    }

    /** What a quantifier ranges over, if it depends on anything. */
    List<Seen> range(Expr set, Scene scene) {
        return desk.facts.of(set).closed() ? List.of() : in(set, scene);
    }

    /** The expression itself with its value, if it is more than a value. */
    Optional<Seen> whole(Expr expr, Scene scene) {
        Optional<Seen> place = place(expr, scene);
        if (place.isPresent()) {
            return place;
        }
        return written(expr, scene);
    }

    private void collect(Expr expr, Scene scene, Map<String, Seen> seen) {
        switch (expr) {
            case Expr.Literal(Value value, Range range) -> {
                // A model value mostly goes by the name of its constant.
                if (!(value instanceof ModelValue)) {
                    add(written(expr, scene), seen);
                }
            }
            case Expr.Variable variable -> add(place(expr, scene), seen);
            case Expr.Reference reference -> add(place(expr, scene), seen);
            case Expr.Apply(Operator operator, List<Expr> arguments, var range)
                    when operator == Operator.APPLY || operator == Operator.FIELD -> {
                Optional<Seen> place = place(expr, scene);
                add(place.isPresent() ? place : written(expr, scene), seen);
            }
            case Expr.Apply(Operator operator, List<Expr> arguments, var range)
                    when operator == Operator.CARDINALITY || operator == Operator.LEN -> {
                add(written(expr, scene), seen);
                collect(arguments.get(0), scene, seen);
            }
            case Expr.Let let -> {
                desk.define(let);
                if (application(let) != null) {
                    add(written(expr, scene), seen);
                } else {
                    collect(let.body(), scene, seen);
                }
            }
            case Expr.If conditional -> {
                collect(conditional.condition(), scene, seen);
                holds(conditional.condition(), scene)
                        .ifPresent(
                                yes ->
                                        collect(
                                                yes ? conditional.yes() : conditional.no(),
                                                scene,
                                                seen));
            }
            case Expr.Quantified quantified ->
                    range(quantified.set(), scene).forEach(part -> add(Optional.of(part), seen));
            case Expr.Unfolded unfolded -> add(written(expr, scene), seen);
            case Expr.Call call -> add(written(expr, scene), seen);
            case Expr.Filter filter -> add(written(expr, scene), seen);
            case Expr.MapSet map -> add(written(expr, scene), seen);
            case Expr.Choose choose -> add(written(expr, scene), seen);
            case Expr.Function function -> add(written(expr, scene), seen);
            case Expr.RecursiveFunction function -> add(written(expr, scene), seen);
            case Expr.ApplyHigher apply -> add(written(expr, scene), seen);
            default -> Children.of(expr).forEach(child -> collect(child, scene, seen));
        }
    }

    private static void add(Optional<Seen> part, Map<String, Seen> seen) {
        part.ifPresent(
                found -> {
                    Seen unused = seen.putIfAbsent(found.text(), found);
                });
    }

    private static Optional<Boolean> holds(Expr condition, Scene scene) {
        try {
            return Optional.of(scene.test(condition));
        } catch (EvaluationException e) {
            return Optional.empty();
        }
    }

    /** The definition that is applied, under what its arguments are called; null if none is. */
    static Expr.@Nullable Unfolded application(Expr expr) {
        return switch (expr) {
            case Expr.Unfolded unfolded -> unfolded;
            case Expr.Let let when let.range().equals(let.body().range()) ->
                    application(let.body());
            default -> null;
        };
    }

    /** An expression as it is written. */
    private Optional<Seen> written(Expr expr, Scene scene) {
        String text = desk.source.of(expr.range());
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        return value(expr, scene)
                .filter(value -> !(value instanceof BoolValue) || !isBoolean(text))
                .filter(value -> !text.equals(value.toString()))
                .map(value -> Seen.of(text, value));
    }

    private static boolean isBoolean(String text) {
        return text.equals("TRUE") || text.equals("FALSE");
    }

    private static Optional<Value> value(Expr expr, Scene scene) {
        try {
            return Optional.of(scene.eval(expr));
        } catch (EvaluationException e) {
            // A part that is not evaluated on the way need not have a value.
            return Optional.empty();
        }
    }

    /**
     * A variable or a local, or a place inside its value, with the arguments that lead there by
     * their values: {@code lock[m2].txn}.
     */
    Optional<Seen> place(Expr expr, Scene scene) {
        List<Value> keys = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        Expr root;
        try {
            root = root(expr, scene, keys, path);
        } catch (EvaluationException e) {
            return Optional.empty();
        }
        return switch (root) {
            case Expr.Variable variable ->
                    value(expr, scene)
                            .map(
                                    value ->
                                            new Seen(
                                                    variable.name()
                                                            + (variable.primed() ? "'" : "")
                                                            + path,
                                                    value,
                                                    variable.primed() ? "" : variable.name(),
                                                    keys));
            case Expr.Reference(Local local, var range) ->
                    value(expr, scene).map(value -> Seen.of(local.name() + path, value));
            case null, default -> Optional.empty();
        };
    }

    private static @Nullable Expr root(
            Expr expr, Scene scene, List<Value> keys, StringBuilder path) {
        if (!(expr instanceof Expr.Apply(Operator operator, List<Expr> arguments, var range))) {
            return expr;
        }
        if (operator != Operator.APPLY && operator != Operator.FIELD) {
            return null;
        }
        Expr root = root(arguments.get(0), scene, keys, path);
        Value key = scene.eval(arguments.get(1));
        keys.add(key);
        if (operator == Operator.FIELD && key instanceof StringValue name) {
            path.append('.').append(name.text());
        } else {
            path.append('[').append(key).append(']');
        }
        return root;
    }
}
