package org.fos.checker.liveness;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.Temporal;
import org.fos.checker.value.BoolValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Translates temporal formulas to formulas over atoms. Quantifiers are written out. */
final class Translation {
    private final Formulas formulas;
    private final Constants constants;
    private final List<Atom> atoms = new ArrayList<>();

    Translation(Formulas formulas, Constants constants) {
        this.formulas = formulas;
        this.constants = constants;
    }

    /** The atoms of all formulas so far, by number. */
    List<Atom> atoms() {
        return Collections.unmodifiableList(atoms);
    }

    Formula of(Temporal temporal) {
        return switch (temporal) {
            case Temporal.State(Expr predicate, Range range) -> state(predicate);
            case Temporal.EveryStep(Expr action, Expr unchanged, Range range) ->
                    formulas.always(atom(new Atom.Allowed(action, unchanged)));
            case Temporal.SomeStep(Expr action, Expr unchanged, Range range) ->
                    formulas.eventually(atom(new Atom.Taken(action, unchanged)));
            case Temporal.Always(Temporal part, Range range) -> formulas.always(of(part));
            case Temporal.Eventually(Temporal part, Range range) -> formulas.eventually(of(part));
            case Temporal.LeadsTo(Temporal from, Temporal to, Range range) ->
                    formulas.always(
                            formulas.or(formulas.not(of(from)), formulas.eventually(of(to))));
            case Temporal.And(List<Temporal> parts, Range range) ->
                    formulas.junction(true, parts.stream().map(this::of).toList());
            case Temporal.Or(List<Temporal> parts, Range range) ->
                    formulas.junction(false, parts.stream().map(this::of).toList());
            case Temporal.Not(Temporal part, Range range) -> formulas.not(of(part));
            case Temporal.Fair fair -> fair(fair);
            case Temporal.Quantified quantified -> quantified(quantified);
        };
    }

    private Formula state(Expr predicate) {
        return predicate instanceof Expr.Literal(BoolValue constant, Range range)
                ? formulas.constant(constant.truth())
                : atom(new Atom.Holds(predicate));
    }

    private Formula atom(Atom atom) {
        atoms.add(atom);
        return formulas.literal(atoms.size() - 1);
    }

    /** WF: {@code []<>(~ENABLED A \/ A)}; SF: {@code <>[]~ENABLED A \/ []<>A}. */
    private Formula fair(Temporal.Fair fair) {
        Formula disabled = formulas.not(atom(new Atom.Holds(fair.enabled())));
        Formula taken = atom(new Atom.Taken(fair.action(), fair.subscript()));
        return fair.strong()
                ? formulas.or(
                        formulas.eventually(formulas.always(disabled)),
                        formulas.always(formulas.eventually(taken)))
                : formulas.always(formulas.eventually(formulas.or(disabled, taken)));
    }

    private Formula quantified(Temporal.Quantified quantified) {
        SetValue elements = constants.elements(quantified.set());
        List<Formula> instances = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Value value = elements.element(i);
            instances.add(of(bound(quantified.local(), value, quantified.body())));
        }
        return formulas.junction(quantified.universal(), instances);
    }

    private Temporal bound(Local local, Value value, Temporal temporal) {
        UnaryOperator<Expr> bind = expr -> constants.bind(local, value, expr);
        UnaryOperator<Temporal> inside = part -> bound(local, value, part);
        return switch (temporal) {
            case Temporal.State(Expr predicate, Range range) ->
                    new Temporal.State(bind.apply(predicate), range);
            case Temporal.EveryStep(Expr action, Expr unchanged, Range range) ->
                    new Temporal.EveryStep(bind.apply(action), bind.apply(unchanged), range);
            case Temporal.SomeStep(Expr action, Expr unchanged, Range range) ->
                    new Temporal.SomeStep(bind.apply(action), bind.apply(unchanged), range);
            case Temporal.Always(Temporal part, Range range) ->
                    new Temporal.Always(inside.apply(part), range);
            case Temporal.Eventually(Temporal part, Range range) ->
                    new Temporal.Eventually(inside.apply(part), range);
            case Temporal.LeadsTo(Temporal from, Temporal to, Range range) ->
                    new Temporal.LeadsTo(inside.apply(from), inside.apply(to), range);
            case Temporal.And(List<Temporal> parts, Range range) ->
                    new Temporal.And(parts.stream().map(inside).toList(), range);
            case Temporal.Or(List<Temporal> parts, Range range) ->
                    new Temporal.Or(parts.stream().map(inside).toList(), range);
            case Temporal.Not(Temporal part, Range range) ->
                    new Temporal.Not(inside.apply(part), range);
            case Temporal.Fair(
                            boolean strong,
                            Expr action,
                            Expr unchanged,
                            Expr enabled,
                            Range range) ->
                    new Temporal.Fair(
                            strong,
                            bind.apply(action),
                            bind.apply(unchanged),
                            bind.apply(enabled),
                            range);
            case Temporal.Quantified(
                            boolean universal,
                            Local other,
                            Expr set,
                            Temporal body,
                            Range range) ->
                    new Temporal.Quantified(
                            universal, other, bind.apply(set), inside.apply(body), range);
        };
    }
}
