package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what must hold whichever element {@code \E} takes, so that it need not be asked for each:
 * an action that is asked of a step whose both states are known mostly fails for all elements
 * alike.
 */
final class Screening {
    private final Facts facts;

    Screening(Facts facts) {
        this.facts = facts;
    }

    /** What an existential quantifier needs, whatever its element is; null if nothing is known. */
    @Nullable Expr of(Expr.Quantified quantified) {
        return necessary(quantified.body(), Set.of(quantified.local()));
    }

    /** A part of a formula that must hold and does not speak of some locals. */
    private @Nullable Expr necessary(Expr expr, Set<Local> without) {
        return switch (expr) {
            case Expr.And and -> {
                List<Expr> kept = new ArrayList<>();
                for (Expr conjunct : and.conjuncts()) {
                    Expr part = necessary(conjunct, without);
                    if (part != null) {
                        kept.add(part);
                    }
                }
                yield kept.isEmpty() ? null : new Expr.And(kept, and.range());
            }
            case Expr.Or or -> {
                List<Expr> kept = new ArrayList<>();
                for (Expr disjunct : or.disjuncts()) {
                    Expr part = necessary(disjunct, without);
                    if (part == null) {
                        yield null;
                    }
                    kept.add(part);
                }
                yield new Expr.Or(kept, or.range());
            }
            case Expr.Quantified quantified when !quantified.universal() ->
                    quantified(quantified, without);
            case Expr.Unfolded unfolded -> necessary(unfolded.body(), without);
            case Expr.Let let -> let(let, without);
            default -> speaksOf(expr, without) ? null : expr;
        };
    }

    private @Nullable Expr quantified(Expr.Quantified quantified, Set<Local> without) {
        if (speaksOf(quantified.set(), without)) {
            return necessary(quantified.body(), with(without, quantified.local()));
        }
        Expr body = necessary(quantified.body(), without);
        return body == null
                ? null
                : new Expr.Quantified(
                        false, quantified.local(), quantified.set(), body, quantified.range());
    }

    private @Nullable Expr let(Expr.Let let, Set<Local> without) {
        if (speaksOf(let.definition(), without)) {
            return necessary(let.body(), with(without, let.local()));
        }
        Expr body = necessary(let.body(), without);
        return body == null ? null : new Expr.Let(let.local(), let.definition(), body, let.range());
    }

    private static Set<Local> with(Set<Local> locals, Local another) {
        Set<Local> more = new HashSet<>(locals);
        more.add(another);
        return more;
    }

    private boolean speaksOf(Expr expr, Set<Local> locals) {
        return facts.of(expr).free().stream().anyMatch(locals::contains);
    }
}
