package org.fos.checker.engine;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.Breach;
import org.fos.checker.step.Explanation;
import org.fos.checker.step.Finding;
import org.fos.checker.tree.Children;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Says why: why an action leads nowhere, what gave a variable its value, which instance of which
 * conjunct of an invariant is FALSE. It walks the specification's tree beside the compiled steps,
 * as far as a bound on its evaluations allows, and costs nothing where nobody asks.
 */
public final class Explainer {
    private final SpecTree tree;
    private final SourceText source;
    private final Facts facts = new Facts();
    private final TlcOrder order;

    /**
     * An explainer.
     *
     * @param directory where the specification's modules are, for what they say
     */
    public Explainer(SpecTree tree, Path directory) {
        this.tree = tree;
        this.source = new SourceText(directory);
        this.order = new TlcOrder(Map.of(), tree.modelValueOrder());
    }

    private Desk desk() {
        return new Desk(tree, facts, order, source);
    }

    private Value[] values(Map<String, Value> state) {
        return tree.variables().stream()
                .map(
                        name ->
                                Objects.requireNonNull(
                                        state.get(name), () -> "no value, variable=" + name))
                .toArray(Value[]::new);
    }

    /**
     * Why an invariant is FALSE in a state: for which elements of its quantifiers, and which
     * conjunct. Empty if it is TRUE, or has no value.
     */
    public Optional<Explanation> invariant(Named<Expr> invariant, Map<String, Value> state) {
        Desk desk = desk();
        return violation(invariant, desk, Scene.from(desk, values(state)));
    }

    /** Why a formula about a step is FALSE; empty if it is TRUE, or has no value. */
    public Optional<Explanation> step(
            Named<Expr> formula, Map<String, Value> from, Map<String, Value> to) {
        Desk desk = desk();
        return violation(formula, desk, Scene.step(desk, values(from), values(to)));
    }

    /** Why a step breaks what is said of every step; see {@link Breaches#of}. */
    Breach breach(
            String property, Expr told, @Nullable Map<String, Value> from, Map<String, Value> to) {
        return new Breaches(desk(), tree)
                .of(property, told, from == null ? null : values(from), values(to));
    }

    private static Optional<Explanation> violation(Named<Expr> named, Desk desk, Scene scene) {
        try {
            Finding finding = new Reasons(desk).why(definition(named), scene);
            return finding.is() == Finding.Is.TRUE
                    ? Optional.empty()
                    : Optional.of(new Explanation(named.name(), List.of(), finding, 0));
        } catch (EvaluationException | Desk.Exhausted e) {
            return Optional.empty();
        }
    }

    /** What stands behind the name. */
    private static Expr definition(Named<Expr> named) {
        return named.formula() instanceof Expr.Unfolded unfolded
                        && unfolded.name().equals(named.name())
                ? unfolded.body()
                : named.formula();
    }

    /** Why a call leads nowhere from a state; empty if it leads somewhere or nobody knows. */
    Optional<Explanation> call(
            Map<String, Value> from, ActionCall call, List<ActionTree.Way> ways) {
        Value[] values = values(from);
        Optional<Explanation> nearest = Optional.empty();
        for (ActionTree.Way way : ways) {
            Optional<Explanation> found =
                    outOfRange(values, call, way)
                            .or(() -> inside(values, call, way))
                            .or(() -> through(values, call, way));
            if (nearest.isEmpty()
                    || (found.isPresent() && found.get().furthest() > nearest.get().furthest())) {
                nearest = found;
            }
        }
        return nearest;
    }

    /** An argument that is none of those that there ever are. */
    private Optional<Explanation> outOfRange(Value[] from, ActionCall call, ActionTree.Way way) {
        Expr.Unfolded operator = way.operator();
        Desk desk = desk();
        for (int i = 0; i < operator.parameters().size(); i++) {
            Value asked = call.args().get(operator.parameters().get(i));
            if (asked != null
                    && operator.arguments().get(i) instanceof Expr.Reference(Local local, Range r)
                    && way.chosen().contains(local)) {
                Expr.Quantified choice = choice(way.action(), local);
                if (choice != null && facts.of(choice.set()).closed()) {
                    Scene scene = Scene.from(desk, from);
                    if (!scene.isElement(asked, choice.set())) {
                        var stop = new Walk.Stop.NoElement(choice, asked, scene, Trail.START);
                        return Optional.of(explanation(call.toString(), desk, stop));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Expr.@Nullable Quantified choice(Expr expr, Local local) {
        if (expr instanceof Expr.Quantified quantified && quantified.local() == local) {
            return quantified;
        }
        for (Expr child : Children.of(expr)) {
            Expr.Quantified found = choice(child, local);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Explanation explanation(String subject, Desk desk, Walk.Stop stop) {
        return new Explanation(
                subject,
                stop.trail().passages(),
                new Endings(desk, new Reasons(desk)).of(stop),
                stop.trail().held());
    }

    /** The operator by itself, as a reader would take it, if all its parameters are known. */
    private Optional<Explanation> inside(Value[] from, ActionCall call, ActionTree.Way way) {
        Expr.Unfolded operator = way.operator();
        Map<Local, Value> bound = new IdentityHashMap<>();
        for (int i = 0; i < operator.parameters().size(); i++) {
            Value asked = call.args().get(operator.parameters().get(i));
            boolean known =
                    switch (operator.arguments().get(i)) {
                        case Expr.Literal(Value value, Range range) ->
                                asked == null || asked.equals(value);
                        case Expr.Reference(Local local, Range range) ->
                                asked != null && isNew(bound.put(local, asked), asked);
                        default -> false;
                    };
            if (!known) {
                return Optional.empty();
            }
        }
        if (!bound.keySet().containsAll(facts.of(operator.body()).free())) {
            return Optional.empty();
        }
        Desk desk = desk();
        Scene scene = Scene.from(desk, from);
        for (Map.Entry<Local, Value> local : bound.entrySet()) {
            scene = scene.with(local.getKey(), local.getValue());
        }
        return blocked(call, way, desk, operator.body(), scene);
    }

    private static boolean isNew(@Nullable Value before, Value asked) {
        return before == null || before.equals(asked);
    }

    /** All of the way, from Next to the operator. */
    private Optional<Explanation> through(Value[] from, ActionCall call, ActionTree.Way way) {
        Desk desk = desk();
        return blocked(call, way, desk, way.action(), Scene.from(desk, from));
    }

    private static Optional<Explanation> blocked(
            ActionCall call, ActionTree.Way way, Desk desk, Expr action, Scene scene) {
        Walk walk = walk(call, way, desk);
        boolean[] reached = {false};
        boolean unused =
                walk.go(
                        action,
                        scene,
                        (after, trail) -> {
                            reached[0] = true;
                            return false;
                        });
        Walk.Stop stop = walk.furthest();
        return reached[0] || stop == null
                ? Optional.empty()
                : Optional.of(explanation(call.toString(), desk, stop));
    }

    private static Walk walk(ActionCall call, ActionTree.Way way, Desk desk) {
        Walk walk = new Walk(desk, new Reasons(desk));
        Expr.Unfolded operator = way.operator();
        walk.call(operator, call.args());
        for (int i = 0; i < operator.parameters().size(); i++) {
            Value asked = call.args().get(operator.parameters().get(i));
            if (asked != null
                    && operator.arguments().get(i) instanceof Expr.Reference(Local local, Range r)
                    && way.chosen().contains(local)) {
                walk.choose(local, asked);
            }
        }
        ActionTree.innerVariables(operator)
                .forEach(
                        (name, locals) -> {
                            Value asked = call.args().get(name);
                            if (asked != null) {
                                locals.forEach(local -> walk.choose(local, asked));
                            }
                        });
        return walk;
    }

    /** What gave a place of a variable its value in a state to which a call leads. */
    Optional<Explanation> value(
            Map<String, Value> from,
            ActionCall call,
            List<ActionTree.Way> ways,
            Map<String, Value> to,
            int variable,
            List<Value> keys) {
        Value[] after = values(to);
        for (ActionTree.Way way : ways) {
            Desk desk = desk();
            Endings endings = new Endings(desk, new Reasons(desk));
            @Nullable Explanation[] found = {null};
            boolean unused =
                    walk(call, way, desk)
                            .go(
                                    way.action(),
                                    Scene.from(desk, values(from)),
                                    (scene, trail) -> {
                                        Trail.Given given = trail.given(variable);
                                        if (given == null || !scene.leadsTo(after)) {
                                            return true;
                                        }
                                        found[0] =
                                                new Explanation(
                                                        call.toString(),
                                                        trail.passages(),
                                                        endings.of(given, keys),
                                                        trail.held());
                                        return false;
                                    });
            if (found[0] != null) {
                return Optional.of(found[0]);
            }
        }
        return Optional.empty();
    }
}
