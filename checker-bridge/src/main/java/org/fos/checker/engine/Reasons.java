package org.fos.checker.engine;

import org.fos.checker.step.Finding;
import org.fos.checker.step.Finding.Is;
import org.fos.checker.step.Seen;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why a formula is TRUE or FALSE: goes down to the comparisons that decide it. */
final class Reasons {
    private static final int DEEPEST = 12;
    private static final int MOST_MEMBERS = 8;
    private static final int MOST_CANDIDATES = 200;

    private final Desk desk;
    private final Sights sights;
    private final Misses misses;

    Reasons(Desk desk) {
        this.desk = desk;
        sights = new Sights(desk);
        misses = new Misses(sights);
    }

    /**
     * Why a formula comes to what it comes to.
     *
     * @throws EvaluationException if it has no value
     */
    Finding why(Expr expr, Scene scene) {
        return why(expr, scene, scene.test(expr), 0);
    }

    private Finding why(Expr expr, Scene scene, boolean truth, int depth) {
        if (depth > DEEPEST) {
            return leaf(expr, scene, truth);
        }
        int inner = depth + 1;
        return switch (expr) {
            case Expr.Let let -> {
                desk.define(let);
                yield Sights.application(let) == null
                        ? why(let.body(), scene, truth, inner)
                        : unfolded(let, scene, truth, inner);
            }
            case Expr.Unfolded unfolded -> unfolded(unfolded, scene, truth, inner);
            case Expr.And(List<Expr> conjuncts, Range range) ->
                    truth
                            ? all(expr, conjuncts, scene, true, inner)
                            : why(first(conjuncts, scene, false), scene, false, inner);
            case Expr.Or(List<Expr> disjuncts, Range range) ->
                    truth
                            ? why(first(disjuncts, scene, true), scene, true, inner)
                            : all(expr, disjuncts, scene, false, inner);
            case Expr.If conditional -> {
                boolean yes = scene.test(conditional.condition());
                yield made(
                        expr,
                        truth,
                        List.of(
                                why(conditional.condition(), scene, yes, inner),
                                why(
                                        yes ? conditional.yes() : conditional.no(),
                                        scene,
                                        truth,
                                        inner)));
            }
            case Expr.Quantified quantified -> quantified(quantified, scene, truth, inner);
            case Expr.Apply apply -> applied(apply, scene, truth, inner);
            case Expr.Reference(Local local, Range range) -> {
                Expr definition = scene.bound(local) == null ? desk.definition(local) : null;
                yield definition == null
                        ? leaf(expr, scene, truth)
                        : made(expr, truth, List.of(why(definition, scene, truth, inner)));
            }
            default -> leaf(expr, scene, truth);
        };
    }

    /** An operator applied: its definition says why. */
    private Finding unfolded(Expr expr, Scene scene, boolean truth, int depth) {
        Expr.Unfolded unfolded = Sights.application(expr);
        for (Expr at = expr; at instanceof Expr.Let let; at = let.body()) {
            desk.define(let);
        }
        if (unfolded == null) {
            return leaf(expr, scene, truth);
        }
        Finding body = why(unfolded.body(), scene, truth, depth);
        List<Seen> bound = new ArrayList<>(parameters(unfolded, scene));
        bound.addAll(body.bound());
        return made(expr, truth, List.of(body.with(bound)));
    }

    /** Parameters that do not go by the name of what is given for them. */
    private List<Seen> parameters(Expr.Unfolded unfolded, Scene scene) {
        List<Seen> named = new ArrayList<>();
        for (int i = 0; i < unfolded.parameters().size(); i++) {
            String name = unfolded.parameters().get(i);
            Expr argument = unfolded.arguments().get(i);
            if (!desk.source.of(argument.range()).equals(name) && !desk.isAction(argument)) {
                try {
                    named.add(Seen.of(name, scene.eval(argument)));
                } catch (EvaluationException e) {
                    continue; // It is not needed on the way.
                }
            }
        }
        return named;
    }

    private Expr first(List<Expr> members, Scene scene, boolean truth) {
        for (Expr member : members) {
            if (scene.test(member) == truth) {
                return member;
            }
        }
        return members.getLast();
    }

    /** All members decide together. */
    private Finding all(Expr expr, List<Expr> members, Scene scene, boolean truth, int depth) {
        List<Finding> because = new ArrayList<>();
        for (Expr member : members) {
            if (because.size() < MOST_MEMBERS) {
                because.add(why(member, scene, truth, depth));
            }
        }
        return made(expr, truth, because);
    }

    private Finding quantified(Expr.Quantified quantified, Scene scene, boolean truth, int depth) {
        SetValue elements = scene.elements(quantified.set());
        boolean deciding = truth != quantified.universal();
        List<Seen> values = sights.range(quantified.set(), scene);
        if (elements.size() == 0) {
            return leaf(quantified, truth, values, "there is no element");
        }
        if (!deciding && quantified.universal()) {
            return leaf(quantified, truth, values, "");
        }
        int nearest = deciding ? decisive(quantified, scene, elements, truth) : -1;
        String note = "";
        if (nearest < 0) {
            nearest = nearest(quantified, scene, elements);
            note =
                    elements.size() == 1
                            ? ""
                            : "none of %d elements will do".formatted(elements.size());
        }
        Value element = elements.element(nearest);
        Finding body =
                why(quantified.body(), scene.with(quantified.local(), element), truth, depth);
        List<Seen> bound = new ArrayList<>(List.of(Seen.of(quantified.local().name(), element)));
        bound.addAll(body.bound());
        List<Finding> because = List.of(body.with(bound));
        return new Finding(
                text(quantified),
                SourceText.range(quantified.range()),
                truth ? Is.TRUE : Is.FALSE,
                List.of(),
                elements.size() == 1 ? List.of() : values,
                Optional.empty(),
                note,
                because);
    }

    /** The first element for which the body is what decides. */
    private static int decisive(
            Expr.Quantified quantified, Scene scene, SetValue elements, boolean truth) {
        for (int i = 0; i < elements.size(); i++) {
            Scene inside = scene.with(quantified.local(), elements.element(i));
            if (inside.test(quantified.body()) == truth) {
                return i;
            }
        }
        return 0;
    }

    private int nearest(Expr.Quantified quantified, Scene scene, SetValue elements) {
        int nearest = 0;
        int furthest = -1;
        for (int i = 0; i < Math.min(elements.size(), MOST_CANDIDATES); i++) {
            int rank = rank(quantified.body(), scene.with(quantified.local(), elements.element(i)));
            if (rank > furthest) {
                furthest = rank;
                nearest = i;
            }
        }
        return nearest;
    }

    /** How many conjuncts of a FALSE formula hold before one does not. */
    int rank(Expr expr, Scene scene) {
        return switch (expr) {
            case Expr.Let let -> {
                desk.define(let);
                yield rank(let.body(), scene);
            }
            case Expr.Unfolded unfolded -> rank(unfolded.body(), scene);
            case Expr.And(List<Expr> conjuncts, Range range) -> {
                for (int i = 0; i < conjuncts.size(); i++) {
                    if (!scene.test(conjuncts.get(i))) {
                        yield i + rank(conjuncts.get(i), scene);
                    }
                }
                yield conjuncts.size();
            }
            default -> 0;
        };
    }

    private Finding applied(Expr.Apply apply, Scene scene, boolean truth, int depth) {
        Expr left = apply.arguments().isEmpty() ? apply : apply.arguments().get(0);
        return switch (apply.operator()) {
            case NOT -> {
                Finding inner = why(left, scene, !truth, depth);
                yield inner.because().isEmpty()
                        ? new Finding(
                                text(apply),
                                SourceText.range(apply.range()),
                                truth ? Is.TRUE : Is.FALSE,
                                inner.bound(),
                                inner.values(),
                                Optional.empty(),
                                inner.note(),
                                List.of())
                        : made(apply, truth, List.of(inner));
            }
            case IMPLIES -> {
                Expr right = apply.arguments().get(1);
                yield truth
                        ? leaf(apply, scene, true)
                        : made(
                                apply,
                                false,
                                List.of(
                                        why(left, scene, true, depth),
                                        why(right, scene, false, depth)));
            }
            case EQUIVALENT -> {
                Expr right = apply.arguments().get(1);
                yield made(
                        apply,
                        truth,
                        List.of(
                                why(left, scene, scene.test(left), depth),
                                why(right, scene, scene.test(right), depth)));
            }
            default -> comparison(apply, scene, truth);
        };
    }

    private Finding comparison(Expr.Apply apply, Scene scene, boolean truth) {
        // An equation that holds says by itself what its sides are.
        boolean known = truth && apply.operator() == Operator.EQUAL;
        List<Seen> values = known ? List.of() : sights.in(apply, scene);
        Finding leaf = leaf(apply, truth, values, "");
        return truth ? leaf : misses.told(leaf, apply, scene);
    }

    private Finding leaf(Expr expr, Scene scene, boolean truth) {
        return leaf(expr, truth, sights.in(expr, scene), "");
    }

    private Finding leaf(Expr expr, boolean truth, List<Seen> values, String note) {
        return new Finding(
                text(expr),
                SourceText.range(expr.range()),
                truth ? Is.TRUE : Is.FALSE,
                List.of(),
                values,
                Optional.empty(),
                note,
                List.of());
    }

    private Finding made(Expr expr, boolean truth, List<Finding> because) {
        return new Finding(
                text(expr),
                SourceText.range(expr.range()),
                truth ? Is.TRUE : Is.FALSE,
                List.of(),
                List.of(),
                Optional.empty(),
                "",
                because);
    }

    private String text(Expr expr) {
        return desk.source.of(expr.range());
    }
}
