package org.fos.checker.engine;

import org.fos.checker.step.Finding;
import org.fos.checker.step.Finding.Is;
import org.fos.checker.step.Passage;
import org.fos.checker.step.Seen;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Range;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of the end of a way through an action, or of an equation on it, what a reader must know. */
final class Endings {
    private final Desk desk;
    private final Reasons reasons;
    private final Sights sights;

    Endings(Desk desk, Reasons reasons) {
        this.desk = desk;
        this.reasons = reasons;
        this.sights = new Sights(desk);
    }

    /** What stopped a way. */
    Finding of(Walk.Stop stop) {
        return switch (stop) {
            case Walk.Stop.Condition(Expr expr, Scene scene, Trail trail) ->
                    forAnyChoice(condition(expr, scene), trail);
            case Walk.Stop.Empty(Expr.Quantified choice, Scene scene, Trail trail) ->
                    forAnyChoice(
                            finding(
                                    Walk.head(desk, choice),
                                    choice.range(),
                                    Is.FALSE,
                                    sights.in(choice.set(), scene),
                                    "there is no element"),
                            trail);
            case Walk.Stop.NoElement(var choice, Value asked, Scene scene, Trail trail) ->
                    finding(
                                    Walk.head(desk, choice),
                                    choice.range(),
                                    Is.FALSE,
                                    sights.in(choice.set(), scene),
                                    choice.local().name() + " is no element")
                            .with(List.of(Seen.of(choice.local().name(), asked)));
            case Walk.Stop.OtherArgument(var called, int i, Value asked, var scene, var trail) ->
                    finding(
                                    desk.source.of(called.range()),
                                    called.range(),
                                    Is.FALSE,
                                    argument(called.arguments().get(i), scene),
                                    called.parameters().get(i) + " is another there")
                            .with(List.of(Seen.of(called.parameters().get(i), asked)));
            case Walk.Stop.OtherValue(Expr conjunct, int variable, Expr value, var scene, var t) ->
                    finding(
                            desk.source.of(conjunct.range()),
                            conjunct.range(),
                            Is.FALSE,
                            otherValue(variable, value, scene),
                            "another conjunct gives it another value");
        };
    }

    private Finding condition(Expr expr, Scene scene) {
        try {
            return reasons.why(expr, scene);
        } catch (EvaluationException | Desk.Exhausted e) {
            return finding(desk.source.of(expr.range()), expr.range(), Is.FALSE, List.of(), "");
        }
    }

    /** If the first thing that is asked of an element is FALSE for all, the choice is at fault. */
    private static Finding forAnyChoice(Finding finding, Trail trail) {
        Passage choice = trail.untestedChoice();
        if (choice == null || choice.tried() < 2) {
            return finding;
        }
        List<Seen> bound = new ArrayList<>(choice.chosen().stream().toList());
        bound.addAll(finding.bound());
        return new Finding(
                choice.text(),
                choice.at(),
                Is.FALSE,
                List.of(),
                List.of(),
                Optional.empty(),
                "none of %d elements will do".formatted(choice.tried()),
                List.of(finding.with(bound)));
    }

    private List<Seen> argument(Expr argument, Scene scene) {
        return sights.whole(argument, scene).stream().toList();
    }

    private List<Seen> otherValue(int variable, Expr value, Scene scene) {
        List<Seen> values = new ArrayList<>();
        Value given = scene.next(variable);
        if (given != null) {
            values.add(Seen.of(desk.variable(variable) + "'", given));
        }
        values.addAll(sights.whole(value, scene).stream().toList());
        return values;
    }

    /**
     * What a conjunct does to a place in a variable's value.
     *
     * @param keys the way to the place
     */
    Finding of(Trail.Given given, List<Value> keys) {
        Scene scene = given.scene();
        Expr conjunct = given.conjunct();
        String text = desk.source.of(conjunct.range());
        if (!(conjunct instanceof Expr.Apply equation)) {
            return finding(text, conjunct.range(), Is.KEEPS, List.of(), "");
        }
        Expr value = equation.arguments().get(1);
        if (!(value instanceof Expr.Except except)) {
            return finding(text, conjunct.range(), Is.GIVES, sights.in(value, scene), "");
        }
        List<Finding> changes = new ArrayList<>();
        Value base = scene.eval(except.base());
        for (Expr.Change change : except.changes()) {
            if (concerns(change, keys, scene)) {
                changes.add(change(change, base, scene));
            }
        }
        if (changes.size() == 1 && except.changes().size() == 1) {
            return finding(text, conjunct.range(), Is.GIVES, changes.getFirst().values(), "");
        }
        return changes.isEmpty()
                ? finding(text, conjunct.range(), Is.KEEPS, List.of(), "")
                : new Finding(
                        text,
                        SourceText.range(conjunct.range()),
                        Is.GIVES,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        "",
                        changes);
    }

    private static boolean concerns(Expr.Change change, List<Value> keys, Scene scene) {
        for (int i = 0; i < Math.min(keys.size(), change.path().size()); i++) {
            if (!scene.eval(change.path().get(i)).equals(keys.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Finding change(Expr.Change change, Value base, Scene scene) {
        Value old = base;
        for (Expr key : change.path()) {
            @Nullable Value part =
                    old instanceof FunctionValue function
                            ? function.applied(scene.eval(key))
                            : null;
            old = part == null ? old : part;
        }
        Scene inside = scene.with(change.at(), old);
        return finding(
                desk.source.of(change.range()),
                change.range(),
                Is.GIVES,
                sights.in(change.value(), inside),
                "");
    }

    private static Finding finding(
            String text, Range range, Is is, List<Seen> values, String note) {
        return new Finding(
                text,
                SourceText.range(range),
                is,
                List.of(),
                values,
                Optional.empty(),
                note,
                List.of());
    }
}
