package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Operator;

/**
 * How deep Init nests functions in each variable: a function on strings is not told from a record
 * by its value, but it is by how it is written.
 */
final class Nesting {
    private final int[] depths;

    private Nesting(int variables) {
        depths = new int[variables];
    }

    /** For each variable how many functions stand within one another in what Init says of it. */
    static int[] of(Expr init, int variables) {
        Nesting nesting = new Nesting(variables);
        nesting.visit(init);
        return nesting.depths;
    }

    private void visit(Expr expr) {
        switch (expr) {
            case Expr.And and -> and.conjuncts().forEach(this::visit);
            case Expr.Unfolded unfolded -> visit(unfolded.body());
            case Expr.Let let -> visit(let.body());
            case Expr.Apply apply
                    when apply.operator() == Operator.EQUAL
                            && apply.arguments().get(0) instanceof Expr.Variable variable ->
                    depths[variable.index()] = depth(apply.arguments().get(1));
            default -> {}
        }
    }

    private static int depth(Expr value) {
        return switch (value) {
            case Expr.Unfolded unfolded -> depth(unfolded.body());
            case Expr.Function function -> 1 + depth(function.body());
            default -> 0;
        };
    }
}
