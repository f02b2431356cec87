package org.fos.checker.liveness;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.tree.Temporal;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

import java.util.List;

/** Makes temporal formulas for tests, over the names of a {@link MarkedGraph}. */
final class Temporals {
    /** For formulas without quantifiers. */
    static final Constants NO_CONSTANTS =
            new Constants() {
                @Override
                public SetValue elements(Expr set) {
                    throw new IllegalArgumentException("no quantifier was expected");
                }

                @Override
                public Expr bind(Local local, Value value, Expr expr) {
                    throw new IllegalArgumentException("no quantifier was expected");
                }
            };

    private Temporals() {}

    static Temporal state(String predicate) {
        return new Temporal.State(MarkedGraph.named(predicate), Range.NONE);
    }

    static Temporal everyStep(String action, String subscript) {
        return new Temporal.EveryStep(
                MarkedGraph.named(action), MarkedGraph.named(subscript), Range.NONE);
    }

    static Temporal someStep(String action, String subscript) {
        return new Temporal.SomeStep(
                MarkedGraph.named(action), MarkedGraph.named(subscript), Range.NONE);
    }

    static Temporal fair(boolean strong, String action, String subscript) {
        return new Temporal.Fair(
                strong,
                MarkedGraph.named(action),
                MarkedGraph.named(subscript),
                MarkedGraph.named("ENABLED-" + action),
                Range.NONE);
    }

    static Temporal weak(String action) {
        return fair(false, action, "vars");
    }

    static Temporal strong(String action) {
        return fair(true, action, "vars");
    }

    static Temporal always(Temporal part) {
        return new Temporal.Always(part, Range.NONE);
    }

    static Temporal eventually(Temporal part) {
        return new Temporal.Eventually(part, Range.NONE);
    }

    static Temporal leadsTo(Temporal from, Temporal to) {
        return new Temporal.LeadsTo(from, to, Range.NONE);
    }

    static Temporal and(Temporal... parts) {
        return new Temporal.And(List.of(parts), Range.NONE);
    }

    static Temporal or(Temporal... parts) {
        return new Temporal.Or(List.of(parts), Range.NONE);
    }

    static Temporal not(Temporal part) {
        return new Temporal.Not(part, Range.NONE);
    }

    static Liveness liveness(List<Temporal> fairness, Temporal property) {
        return Liveness.of(fairness, List.of(new Named<>("Promise", property)), NO_CONSTANTS);
    }
}
