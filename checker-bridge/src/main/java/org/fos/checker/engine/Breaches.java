package org.fos.checker.engine;

import org.fos.checker.step.Breach;
import org.fos.checker.step.Explanation;
import org.fos.checker.step.Passage;
import org.fos.checker.step.Seen;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which conjunct of which abstract action is FALSE of a step, for the action that comes
 * nearest; and what the step is under the mapping.
 */
final class Breaches {
    private final Desk desk;
    private final SpecTree tree;

    /** For which elements what is said of all is FALSE. */
    private final List<Passage> instances = new ArrayList<>();

    Breaches(Desk desk, SpecTree tree) {
        this.desk = desk;
        this.tree = tree;
    }

    /**
     * A step that breaks a property.
     *
     * @param told the part of it that is FALSE
     * @param before the state before the step; null if {@code after} is a first state
     */
    Breach of(String property, Expr told, Value @Nullable [] before, Value[] after) {
        return new Breach(
                property,
                told.range().toString(),
                explanation(
                        property, told, Scene.step(desk, before == null ? after : before, after)),
                before == null ? Map.of() : abstractly(property, before),
                abstractly(property, after));
    }

    private Optional<Explanation> explanation(String property, Expr told, Scene scene) {
        try {
            Reasons reasons = new Reasons(desk);
            Walk walk = new Walk(desk, reasons);
            boolean unused = nearest(told, scene, walk);
            Walk.Stop stop = walk.furthest();
            if (stop == null) {
                return Optional.empty();
            }
            List<Passage> way = new ArrayList<>(instances);
            way.addAll(stop.trail().passages());
            return Optional.of(
                    new Explanation(
                            property,
                            way,
                            new Endings(desk, reasons).of(stop),
                            stop.trail().held()));
        } catch (EvaluationException | Desk.Exhausted e) {
            return Optional.empty();
        }
    }

    /** Goes to the action inside what is said of every step, and through it. */
    private boolean nearest(Expr expr, Scene scene, Walk walk) {
        return switch (expr) {
            case Expr.Let let -> {
                desk.define(let);
                yield nearest(let.body(), scene, walk);
            }
            case Expr.And(List<Expr> conjuncts, var range) ->
                    nearest(first(conjuncts, scene), scene, walk);
            case Expr.Quantified quantified when quantified.universal() -> {
                SetValue elements = scene.elements(quantified.set());
                Scene inside = scene;
                for (int i = 0; i < elements.size(); i++) {
                    inside = scene.with(quantified.local(), elements.element(i));
                    if (!inside.test(quantified.body())) {
                        break;
                    }
                }
                Value value = inside.bound(quantified.local());
                if (value != null) {
                    instances.add(instance(quantified, value));
                }
                yield nearest(quantified.body(), inside, walk);
            }
            case Expr.Apply(Operator operator, List<Expr> sides, var range)
                    when operator == Operator.IMPLIES ->
                    nearest(sides.get(1), scene, walk);
            default -> walk.go(expr, scene, (after, trail) -> true);
        };
    }

    private Passage instance(Expr.Quantified quantified, Value value) {
        return new Passage(
                Passage.Kind.CHOICE,
                Walk.head(desk, quantified),
                SourceText.range(quantified.range()),
                Optional.of(Seen.of(quantified.local().name(), value)),
                1);
    }

    private static Expr first(List<Expr> conjuncts, Scene scene) {
        for (Expr conjunct : conjuncts) {
            if (!scene.test(conjunct)) {
                return conjunct;
            }
        }
        return conjuncts.getLast();
    }

    private Map<String, Value> abstractly(String property, Value[] state) {
        Map<String, Value> values = new LinkedHashMap<>();
        Scene scene = Scene.step(desk, state, state);
        for (Named<Expr> variable : tree.abstractions().getOrDefault(property, List.of())) {
            try {
                Value unused = values.put(variable.name(), scene.eval(variable.formula()));
            } catch (EvaluationException | Desk.Exhausted e) {
                continue; // The rest is worth showing all the same.
            }
        }
        return values;
    }
}
