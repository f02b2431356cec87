package org.fos.checker.engine;

import org.fos.checker.tree.Children;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.value.StringValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds sets of records that are mostly asked for those with certain values of certain fields, such
 * as messages by receiver and kind.
 */
final class Partitioning {
    private static final int MOST_FIELDS = 3;

    private final List<Map<StringValue, Integer>> asked = new ArrayList<>();
    private final Facts facts;

    /** Locals that range over sets that never change. */
    private final Set<Local> steady = new HashSet<>();

    Partitioning(int variables, Facts facts) {
        this.facts = facts;
        for (int v = 0; v < variables; v++) {
            asked.add(new HashMap<>());
        }
    }

    /** For each variable the fields by which it is to be divided; none for most. */
    List<List<StringValue>> fields(SpecTree tree) {
        look(tree.next());
        return asked.stream().map(Partitioning::mostAsked).toList();
    }

    private static List<StringValue> mostAsked(Map<StringValue, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<StringValue, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_FIELDS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void look(Expr expr) {
        if (expr instanceof Expr.Quantified(var universal, Local local, Expr set, var b, var r)
                && facts.of(set).closed()) {
            steady.add(local);
        }
        if (expr instanceof Expr.Filter(Local local, Expr set, Expr body, Range range)) {
            count(local, set, body);
        } else if (expr instanceof Expr.Quantified quantified) {
            count(quantified.local(), quantified.set(), quantified.body());
        }
        Children.of(expr).forEach(this::look);
    }

    /** Whether an expression stands for few values, whatever the state. */
    private boolean isSteady(Expr expr) {
        Facts.Fact fact = facts.of(expr);
        return !fact.state() && !fact.primed() && steady.containsAll(fact.free());
    }

    private void count(Local local, Expr set, Expr body) {
        if (set instanceof Expr.Variable variable) {
            for (Expr conjunct : Scans.conjuncts(body)) {
                if (conjunct instanceof Expr.Apply(Operator operator, List<Expr> sides, Range range)
                        && (operator == Operator.EQUAL || operator == Operator.IN)) {
                    StringValue field = Scans.field(local, sides.get(0));
                    if (field != null && isSteady(sides.get(1))) {
                        asked.get(variable.index()).merge(field, 1, Integer::sum);
                    }
                }
            }
        }
    }
}
