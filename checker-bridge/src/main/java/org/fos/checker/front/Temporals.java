package org.fos.checker.front;

import org.fos.checker.front.Translator.Pending;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.Temporal;
import org.jspecify.annotations.Nullable;

import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpArgNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SubstInNode;

import java.util.ArrayList;
import java.util.List;

/** Translates temporal formulas. Their parts about one state or one step are expressions. */
final class Temporals {
    private static final int TEMPORAL_LEVEL = 3;

    private final Translator translator;
    private final Bindings bindings;

    Temporals(Translator translator, Bindings bindings) {
        this.translator = translator;
        this.bindings = bindings;
    }

    /** Where a formula stands: its scope, and what locals stand for there. */
    private record Place(Scope scope, List<Pending> pending) {
        Expr wrap(Expr expr) {
            return Translator.wrap(pending, expr);
        }

        Place with(Scope inner, List<Pending> more) {
            List<Pending> all = new ArrayList<>(pending);
            all.addAll(more);
            return new Place(inner, all);
        }
    }

    Temporal translate(SemanticNode node, Scope scope) {
        return translate(node, new Place(scope, List.of()));
    }

    private Temporal translate(SemanticNode node, Place place) {
        if (Translator.level(node) < TEMPORAL_LEVEL && !isStep(node)) {
            return new Temporal.State(
                    place.wrap(translator.translate(node, place.scope(), false)),
                    Translator.range(node));
        }
        return switch (node) {
            case LabelNode label -> translate(label.getBody(), place);
            case LetInNode let -> {
                List<Pending> pending = new ArrayList<>();
                Scope inner = translator.definitions(let, place.scope(), pending, false);
                yield translate(let.getBody(), place.with(inner, pending));
            }
            case SubstInNode subst -> {
                List<Pending> pending = new ArrayList<>();
                Scope inner = translator.substituted(subst, place.scope(), pending, false);
                yield translate(subst.getBody(), later(place, inner, pending));
            }
            case OpApplNode application -> application(application, place);
            default -> throw Refused.unsupported(Translator.range(node), "this temporal formula");
        };
    }

    /** Primed replacements are added to {@code pending} while what is inside is translated. */
    private static Place later(Place place, Scope inner, List<Pending> pending) {
        return new Place(inner, new JoinedList(place.pending(), pending));
    }

    /** Two lists seen as one; the second may still grow. */
    private static final class JoinedList extends java.util.AbstractList<Pending> {
        private final List<Pending> first;
        private final List<Pending> second;

        JoinedList(List<Pending> first, List<Pending> second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public Pending get(int index) {
            return index < first.size() ? first.get(index) : second.get(index - first.size());
        }

        @Override
        public int size() {
            return first.size() + second.size();
        }
    }

    private static boolean isStep(SemanticNode node) {
        return node instanceof OpApplNode application
                && application.getOperator().getName().toString().equals("$SquareAct");
    }

    private Temporal application(OpApplNode node, Place place) {
        Range range = Translator.range(node);
        if (node.getOperator() instanceof OpDefNode definition
                && definition.getKind() != ASTConstants.BuiltInKind) {
            return unfold(node, definition, place);
        }
        ExprOrOpArgNode[] args = node.getArgs();
        return switch (node.getOperator().getName().toString()) {
            case "$ConjList", "\\land" -> new Temporal.And(all(args, place), range);
            case "$DisjList", "\\lor" -> new Temporal.Or(all(args, place), range);
            case "\\lnot" -> new Temporal.Not(translate(args[0], place), range);
            case "=>" ->
                    new Temporal.Or(
                            List.of(
                                    new Temporal.Not(translate(args[0], place), range),
                                    translate(args[1], place)),
                            range);
            case "\\equiv" -> equivalent(args, place, range);
            case "$IfThenElse" -> choice(args, place, range);
            case "[]" -> always(args[0], place, range);
            case "<>" -> eventually(args[0], place, range);
            case "~>" ->
                    new Temporal.LeadsTo(
                            translate(args[0], place), translate(args[1], place), range);
            case "$WF" -> fair(false, args, place, range);
            case "$SF" -> fair(true, args, place, range);
            case "$BoundedForall" -> quantified(true, node, place);
            case "$BoundedExists" -> quantified(false, node, place);
            case "$Nop" -> translate(args[0], place);
            default ->
                    throw Refused.unsupported(
                            range,
                            "%s in a temporal formula".formatted(node.getOperator().getName()));
        };
    }

    private List<Temporal> all(ExprOrOpArgNode[] args, Place place) {
        List<Temporal> all = new ArrayList<>();
        for (ExprOrOpArgNode arg : args) {
            all.add(translate(arg, place));
        }
        return all;
    }

    /** Each branch under its condition, so that TRUE as a branch leaves nothing to check. */
    private Temporal choice(ExprOrOpArgNode[] args, Place place, Range range) {
        Temporal condition = translate(args[0], place);
        return new Temporal.And(
                List.of(
                        new Temporal.Or(
                                List.of(
                                        new Temporal.Not(condition, range),
                                        translate(args[1], place)),
                                range),
                        new Temporal.Or(List.of(condition, translate(args[2], place)), range)),
                range);
    }

    private Temporal equivalent(ExprOrOpArgNode[] args, Place place, Range range) {
        Temporal left = translate(args[0], place);
        Temporal right = translate(args[1], place);
        return new Temporal.Or(
                List.of(
                        new Temporal.And(List.of(left, right), range),
                        new Temporal.And(
                                List.of(
                                        new Temporal.Not(left, range),
                                        new Temporal.Not(right, range)),
                                range)),
                range);
    }

    private Temporal always(SemanticNode node, Place place, Range range) {
        if (node instanceof OpApplNode step && isStep(step)) {
            return new Temporal.EveryStep(
                    action(step.getArgs()[0], place), subscript(step.getArgs()[1], place), range);
        }
        return new Temporal.Always(translate(node, place), range);
    }

    private Temporal eventually(SemanticNode node, Place place, Range range) {
        if (node instanceof OpApplNode step
                && step.getOperator().getName().toString().equals("$AngleAct")) {
            return new Temporal.SomeStep(
                    action(step.getArgs()[0], place), subscript(step.getArgs()[1], place), range);
        }
        return new Temporal.Eventually(translate(node, place), range);
    }

    private Temporal fair(boolean strong, ExprOrOpArgNode[] args, Place place, Range range) {
        return new Temporal.Fair(
                strong,
                action(args[1], place),
                subscript(args[0], place),
                enabled(args, place, range),
                range);
    }

    private Expr enabled(ExprOrOpArgNode[] args, Place place, Range range) {
        Scope.Freed freed = place.scope().freed();
        Place there = new Place(freed.scope(), place.pending());
        Expr changes = new Expr.Apply(Operator.NOT, List.of(subscript(args[0], there)), range);
        Expr action = new Expr.And(List.of(action(args[1], there), changes), range);
        return Enabling.of(action, freed.locals(), range);
    }

    private Expr action(SemanticNode node, Place place) {
        return place.wrap(translator.translate(node, place.scope(), false));
    }

    /** Whether what stands under [A]_v keeps its value. */
    private Expr subscript(SemanticNode node, Place place) {
        return place.wrap(translator.unchanged(node, place.scope(), Translator.range(node)));
    }

    private Temporal quantified(boolean universal, OpApplNode node, Place place) {
        FormalParamNode[][] groups = node.getBdedQuantSymbolLists();
        ExprNode[] sets = node.getBdedQuantBounds();
        Range range = Translator.range(node);
        Scope inner = place.scope();
        List<Expr.Bound> bounds = new ArrayList<>();
        for (int g = 0; g < groups.length; g++) {
            if (node.isBdedQuantATuple()[g]) {
                throw Refused.unsupported(range, "a tuple of variables in a temporal formula");
            }
            Expr set = place.wrap(translator.translate(sets[g], place.scope(), false));
            for (FormalParamNode symbol : groups[g]) {
                Local local = new Local(symbol.getName().toString());
                bounds.add(new Expr.Bound(local, set));
                inner = inner.bind(symbol, new Expr.Reference(local, Translator.range(symbol)));
            }
        }
        Temporal body = translate(node.getArgs()[0], new Place(inner, place.pending()));
        for (Expr.Bound bound : bounds.reversed()) {
            body = new Temporal.Quantified(universal, bound.local(), bound.set(), body, range);
        }
        return body;
    }

    private Temporal unfold(OpApplNode node, OpDefNode given, Place place) {
        OpDefNode replacement = bindings.replacement(given);
        OpDefNode definition = replacement == null ? given : replacement;
        Range range = Translator.range(node);
        if (definition.getInRecursive() || definition.getBody() == null) {
            throw Refused.unsupported(
                    range, "the temporal operator %s".formatted(definition.getName()));
        }
        @Nullable Scope there = place.scope().where(given);
        Scope inner = there == null ? place.scope() : there;
        ExprOrOpArgNode[] args = node.getArgs();
        FormalParamNode[] parameters = definition.getParams();
        for (int i = 0; i < parameters.length; i++) {
            inner =
                    inner.with(
                            parameters[i],
                            args[i] instanceof OpArgNode operator
                                    ? new Scope.Meaning.OperatorArgument(
                                            operator.getOp(), place.scope())
                                    : new Scope.Meaning.ByName(args[i], place.scope()));
        }
        return translate(definition.getBody(), new Place(inner, place.pending()));
    }
}
