package org.fos.checker.tree;

import java.util.ArrayList;
import java.util.List;

/** The parts of expressions. */
public final class Children {
    private Children() {}

    /** The expressions that an expression is made of, in the order in which they are written. */
    public static List<Expr> of(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> List.of();
            case Expr.Variable variable -> List.of();
            case Expr.Reference reference -> List.of();
            case Expr.Let let -> List.of(let.definition(), let.body());
            case Expr.Unfolded unfolded -> List.of(unfolded.body());
            case Expr.Apply apply -> apply.arguments();
            case Expr.ApplyHigher apply -> with(apply.arguments(), apply.body());
            case Expr.And and -> and.conjuncts();
            case Expr.Or or -> or.disjuncts();
            case Expr.If conditional ->
                    List.of(conditional.condition(), conditional.yes(), conditional.no());
            case Expr.Case arms -> ofCase(arms);
            case Expr.Quantified quantified -> List.of(quantified.set(), quantified.body());
            case Expr.Choose choose -> List.of(choose.set(), choose.body());
            case Expr.Filter filter -> List.of(filter.set(), filter.body());
            case Expr.MapSet map -> with(sets(map.bounds()), map.body());
            case Expr.Function function -> with(sets(function.bounds()), function.body());
            case Expr.RecursiveFunction function -> with(sets(function.bounds()), function.body());
            case Expr.Record record -> values(record.fields());
            case Expr.RecordSet record -> values(record.fields());
            case Expr.Except except -> ofExcept(except);
            case Expr.Call call -> call.arguments();
            case Expr.Enabled enabled -> List.of(enabled.action());
            case Expr.Unchanged unchanged -> List.copyOf(unchanged.variables());
        };
    }

    private static List<Expr> with(List<Expr> first, Expr last) {
        List<Expr> all = new ArrayList<>(first);
        all.add(last);
        return all;
    }

    private static List<Expr> sets(List<Expr.Bound> bounds) {
        return bounds.stream().map(Expr.Bound::set).toList();
    }

    private static List<Expr> values(List<Expr.Field> fields) {
        return fields.stream().map(Expr.Field::value).toList();
    }

    private static List<Expr> ofCase(Expr.Case arms) {
        List<Expr> all = new ArrayList<>();
        for (Expr.Arm arm : arms.arms()) {
            all.add(arm.guard());
            all.add(arm.result());
        }
        if (arms.other() != null) {
            all.add(arms.other());
        }
        return all;
    }

    private static List<Expr> ofExcept(Expr.Except except) {
        List<Expr> all = new ArrayList<>(List.of(except.base()));
        for (Expr.Change change : except.changes()) {
            all.addAll(change.path());
            all.add(change.value());
        }
        return all;
    }
}
