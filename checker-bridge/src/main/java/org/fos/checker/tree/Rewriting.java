package org.fos.checker.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes an expression anew with other parts. */
public final class Rewriting {
    private Rewriting() {}

    /** The same expression with each of its parts replaced; itself if none is. */
    public static Expr parts(Expr expr, UnaryOperator<Expr> part) {
        return switch (expr) {
            case Expr.Literal literal -> literal;
            case Expr.Variable variable -> variable;
            case Expr.Reference reference -> reference;
            case Expr.Let let ->
                    new Expr.Let(
                            let.local(),
                            part.apply(let.definition()),
                            part.apply(let.body()),
                            let.range());
            case Expr.Unfolded unfolded ->
                    new Expr.Unfolded(
                            unfolded.name(),
                            unfolded.parameters(),
                            all(unfolded.arguments(), part),
                            part.apply(unfolded.body()),
                            unfolded.definition(),
                            unfolded.range());
            case Expr.Apply apply ->
                    new Expr.Apply(apply.operator(), all(apply.arguments(), part), apply.range());
            case Expr.ApplyHigher apply ->
                    new Expr.ApplyHigher(
                            apply.operator(),
                            all(apply.arguments(), part),
                            apply.parameters(),
                            part.apply(apply.body()),
                            apply.range());
            case Expr.And and -> new Expr.And(all(and.conjuncts(), part), and.range());
            case Expr.Or or -> new Expr.Or(all(or.disjuncts(), part), or.range());
            case Expr.If conditional ->
                    new Expr.If(
                            part.apply(conditional.condition()),
                            part.apply(conditional.yes()),
                            part.apply(conditional.no()),
                            conditional.range());
            case Expr.Case cases -> cases(cases, part);
            case Expr.Quantified quantified ->
                    new Expr.Quantified(
                            quantified.universal(),
                            quantified.local(),
                            part.apply(quantified.set()),
                            part.apply(quantified.body()),
                            quantified.range());
            case Expr.Choose choose ->
                    new Expr.Choose(
                            choose.local(),
                            part.apply(choose.set()),
                            part.apply(choose.body()),
                            choose.range());
            case Expr.Filter filter ->
                    new Expr.Filter(
                            filter.local(),
                            part.apply(filter.set()),
                            part.apply(filter.body()),
                            filter.range());
            case Expr.MapSet map ->
                    new Expr.MapSet(
                            bounds(map.bounds(), part), part.apply(map.body()), map.range());
            case Expr.Function function ->
                    new Expr.Function(
                            bounds(function.bounds(), part),
                            part.apply(function.body()),
                            function.range());
            case Expr.RecursiveFunction function ->
                    new Expr.RecursiveFunction(
                            function.self(),
                            bounds(function.bounds(), part),
                            part.apply(function.body()),
                            function.range());
            case Expr.Record record ->
                    new Expr.Record(fields(record.fields(), part), record.range());
            case Expr.RecordSet record ->
                    new Expr.RecordSet(fields(record.fields(), part), record.range());
            case Expr.Except except -> except(except, part);
            case Expr.Call call ->
                    new Expr.Call(call.operator(), all(call.arguments(), part), call.range());
            case Expr.Enabled enabled ->
                    new Expr.Enabled(part.apply(enabled.action()), enabled.range());
            case Expr.Unchanged unchanged -> unchanged;
        };
    }

    private static List<Expr> all(List<Expr> exprs, UnaryOperator<Expr> part) {
        return exprs.stream().map(part).toList();
    }

    private static List<Expr.Bound> bounds(List<Expr.Bound> bounds, UnaryOperator<Expr> part) {
        return bounds.stream()
                .map(bound -> new Expr.Bound(bound.local(), part.apply(bound.set())))
                .toList();
    }

    private static List<Expr.Field> fields(List<Expr.Field> fields, UnaryOperator<Expr> part) {
        return fields.stream()
                .map(field -> new Expr.Field(field.name(), part.apply(field.value())))
                .toList();
    }

    private static Expr cases(Expr.Case cases, UnaryOperator<Expr> part) {
        List<Expr.Arm> arms = new ArrayList<>();
        for (Expr.Arm arm : cases.arms()) {
            arms.add(new Expr.Arm(part.apply(arm.guard()), part.apply(arm.result())));
        }
        return new Expr.Case(
                arms, cases.other() == null ? null : part.apply(cases.other()), cases.range());
    }

    private static Expr except(Expr.Except except, UnaryOperator<Expr> part) {
        List<Expr.Change> changes = new ArrayList<>();
        for (Expr.Change change : except.changes()) {
            changes.add(
                    new Expr.Change(
                            all(change.path(), part),
                            change.at(),
                            part.apply(change.value()),
                            change.range()));
        }
        return new Expr.Except(part.apply(except.base()), changes, except.range());
    }
}
