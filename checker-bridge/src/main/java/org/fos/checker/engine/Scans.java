package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out which cells of a partitioned set a quantifier or filter must look into. */
final class Scans {
    private final Compiler compiler;

    Scans(Compiler compiler) {
        this.compiler = compiler;
    }

    /** An equation {@code x.field = other}, or {@code x.field \in other}. */
    record Equation(StringValue field, Expr other, boolean oneOf) {}

    /** The scan of a partitioned set for which a condition may hold; null if it is none. */
    @Nullable Scan of(Local local, Expr set, Expr condition, boolean universal) {
        Partition partition = compiler.partition(set);
        if (partition == null || !(set instanceof Expr.Variable variable)) {
            return null;
        }
        Map<StringValue, Equation> byField = new HashMap<>();
        List<Value> lookedAt = new ArrayList<>();
        List<Value> sinceTheLast = new ArrayList<>();
        for (Equation equation : equations(local, condition(condition, universal))) {
            if (partition.fields().contains(equation.field())
                    && !byField.containsKey(equation.field())) {
                byField.put(equation.field(), equation);
                lookedAt.addAll(sinceTheLast);
                sinceTheLast.clear();
            } else {
                sinceTheLast.add(equation.field());
            }
        }
        int n = partition.fields().size();
        @Nullable Node[] wanted = new Node[n];
        boolean[] oneOf = new boolean[n];
        for (int i = 0; i < n; i++) {
            Equation equation = byField.get(partition.fields().get(i));
            if (equation != null) {
                wanted[i] = compiler.compile(equation.other());
                oneOf[i] = equation.oneOf();
            }
        }
        return byField.isEmpty()
                ? null
                : new Scan(
                        compiler.variable(variable),
                        partition,
                        wanted,
                        oneOf,
                        lookedAt.toArray(new Value[0]));
    }

    /** The condition under which an element matters: of {@code \A} what its body depends on. */
    private static @Nullable Expr condition(Expr body, boolean universal) {
        if (!universal) {
            return body;
        }
        Expr at = body;
        while (at instanceof Expr.Unfolded unfolded) {
            at = unfolded.body();
        }
        return at instanceof Expr.Apply(Operator operator, List<Expr> arguments, Range range)
                        && operator == Operator.IMPLIES
                ? arguments.get(0)
                : null;
    }

    /** What of a filter's condition is left once it is known that the scan's equations hold. */
    List<Expr> rest(Local local, Expr set, Expr condition) {
        Partition partition = compiler.partition(set);
        List<Expr> rest = new ArrayList<>();
        List<Value> seen = new ArrayList<>();
        boolean leading = true;
        for (Expr conjunct : conjuncts(condition)) {
            Equation equation = leading ? equation(local, conjunct) : null;
            leading = equation != null;
            if (equation == null
                    || partition == null
                    || !partition.fields().contains(equation.field())
                    || seen.contains(equation.field())) {
                rest.add(conjunct);
            } else {
                seen.add(equation.field());
            }
        }
        return rest;
    }

    private List<Equation> equations(Local local, @Nullable Expr condition) {
        List<Equation> equations = new ArrayList<>();
        if (condition != null) {
            for (Expr conjunct : conjuncts(condition)) {
                Equation equation = equation(local, conjunct);
                if (equation == null) {
                    break;
                }
                equations.add(equation);
            }
        }
        return equations;
    }

    /** The conjuncts of an expression, through definitions. */
    static List<Expr> conjuncts(Expr expr) {
        List<Expr> all = new ArrayList<>();
        collect(expr, all);
        return all;
    }

    private static void collect(Expr expr, List<Expr> all) {
        switch (expr) {
            case Expr.And and -> and.conjuncts().forEach(conjunct -> collect(conjunct, all));
            case Expr.Unfolded unfolded -> collect(unfolded.body(), all);
            default -> all.add(expr);
        }
    }

    /** The equation that an expression is about a field of a local; null if it is none. */
    private @Nullable Equation equation(Local local, Expr expr) {
        if (!(expr instanceof Expr.Apply(Operator operator, List<Expr> sides, Range range))) {
            return null;
        }
        if (operator == Operator.EQUAL) {
            StringValue left = field(local, sides.get(0));
            StringValue right = field(local, sides.get(1));
            if (left != null && isIndependent(local, sides.get(1))) {
                return new Equation(left, sides.get(1), false);
            }
            return right != null && isIndependent(local, sides.get(0))
                    ? new Equation(right, sides.get(0), false)
                    : null;
        }
        StringValue field = operator == Operator.IN ? field(local, sides.get(0)) : null;
        return field != null && isIndependent(local, sides.get(1))
                ? new Equation(field, sides.get(1), true)
                : null;
    }

    private boolean isIndependent(Local local, Expr expr) {
        return !compiler.facts.of(expr).free().contains(local);
    }

    /** The field of a local that an expression is; null if it is none. */
    static @Nullable StringValue field(Local local, Expr expr) {
        return expr instanceof Expr.Apply(Operator operator, List<Expr> arguments, Range range)
                        && operator == Operator.FIELD
                        && arguments.get(0) instanceof Expr.Reference(Local referred, Range where)
                        && referred == local
                        && arguments.get(1) instanceof Expr.Literal(Value value, Range at)
                        && value instanceof StringValue name
                ? name
                : null;
    }
}
