package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.Rewriting;
import org.fos.checker.value.Domain;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Divides an action into the actions that it is a choice among, and an invariant into what it
 * claims one by one: a quantified variable that ranges over a constant set becomes each of its
 * values. The parts together say what the whole says, and each depends on less of the state.
 */
final class Splitting {
    private static final int MOST = 4096;

    private final Facts facts;
    private final Layout layout;
    private final Function<Expr, SetValue> evaluate;

    /**
     * A division.
     *
     * @param evaluate gives the value of an expression that depends on nothing and is a set
     */
    Splitting(Facts facts, Layout layout, Function<Expr, SetValue> evaluate) {
        this.facts = facts;
        this.layout = layout;
        this.evaluate = evaluate;
    }

    /** The actions among which an action is a choice. */
    List<Expr> choices(Expr action) {
        List<Expr> parts = split(action, false);
        return parts.size() > MOST ? List.of(action) : parts;
    }

    /** The claims of which an invariant is the conjunction. */
    List<Expr> claims(Expr invariant) {
        List<Expr> parts = split(invariant, true);
        return parts.size() > MOST ? List.of(invariant) : parts;
    }

    private List<Expr> split(Expr expr, boolean universal) {
        return switch (expr) {
            case Expr.And(List<Expr> members, Range range) when universal -> each(members, true);
            case Expr.Or(List<Expr> members, Range range) when !universal -> each(members, false);
            case Expr.And and when !universal -> guarded(and);
            case Expr.Unfolded unfolded -> {
                List<Expr> parts = split(unfolded.body(), universal);
                yield parts.size() == 1 ? List.of(expr) : parts;
            }
            case Expr.Let(Local local, Expr definition, Expr body, Range range) -> {
                List<Expr> parts = split(body, universal);
                yield parts.size() == 1
                        ? List.of(expr)
                        : parts.stream()
                                .<Expr>map(part -> new Expr.Let(local, definition, part, range))
                                .toList();
            }
            case Expr.Quantified quantified when quantified.universal() == universal ->
                    quantified(quantified, universal);
            case Expr.Apply apply when universal && apply.operator() == Operator.IN ->
                    ofParts(apply);
            default -> List.of(expr);
        };
    }

    private List<Expr> each(List<Expr> members, boolean universal) {
        List<Expr> parts = new ArrayList<>();
        for (Expr member : members) {
            parts.addAll(split(member, universal));
        }
        return parts;
    }

    /** A conjunction with one member that is a choice: that choice, under the other members. */
    private List<Expr> guarded(Expr.And and) {
        List<Expr> only = List.of();
        int place = -1;
        for (int i = 0; i < and.conjuncts().size(); i++) {
            Expr member = and.conjuncts().get(i);
            if (facts.of(member).primed()) {
                List<Expr> parts = split(member, false);
                if (parts.size() > 1 && place >= 0) {
                    return List.of(and);
                }
                if (parts.size() > 1) {
                    only = parts;
                    place = i;
                }
            }
        }
        if (place < 0) {
            return List.of(and);
        }
        List<Expr> all = new ArrayList<>();
        for (Expr part : only) {
            List<Expr> members = new ArrayList<>(and.conjuncts());
            members.set(place, part);
            all.add(new Expr.And(members, and.range()));
        }
        return all;
    }

    private List<Expr> quantified(Expr.Quantified quantified, boolean universal) {
        Facts.Fact set = facts.of(quantified.set());
        if (!set.closed()) {
            return List.of(quantified);
        }
        SetValue elements;
        try {
            elements = evaluate.apply(quantified.set());
        } catch (EvaluationException e) {
            return List.of(quantified);
        }
        List<Expr> parts = new ArrayList<>();
        for (int i = 0; i < elements.size() && parts.size() <= MOST; i++) {
            Expr body = bind(quantified.local(), elements.element(i), quantified.body());
            parts.addAll(split(body, universal));
        }
        return parts;
    }

    /**
     * What {@code v \in [S -> T]} claims of each part of a variable that lies in parts, and {@code
     * v \in [a : S, b : T]}.
     */
    private List<Expr> ofParts(Expr.Apply membership) {
        Expr place = membership.arguments().get(0);
        Expr set = membership.arguments().get(1);
        while (set instanceof Expr.Unfolded unfolded) {
            set = unfolded.body();
        }
        if (!(shape(place) instanceof Shape.Parts parts)) {
            return List.of(membership);
        }
        List<Expr> claims = new ArrayList<>();
        for (int i = 0; i < parts.domain().size(); i++) {
            Value argument = parts.domain().argument(i);
            Expr image = image(set, parts.domain(), argument);
            if (image == null) {
                return List.of(membership);
            }
            Expr key = new Expr.Literal(argument, membership.range());
            Expr part =
                    new Expr.Apply(
                            set instanceof Expr.RecordSet ? Operator.FIELD : Operator.APPLY,
                            List.of(place, key),
                            membership.range());
            claims.addAll(
                    split(
                            new Expr.Apply(Operator.IN, List.of(part, image), membership.range()),
                            true));
        }
        return claims;
    }

    /** Where the functions of a set map an argument; null if their domain is not this one. */
    private @Nullable Expr image(Expr set, Domain domain, Value argument) {
        if (set instanceof Expr.Apply(Operator operator, List<Expr> sides, Range range)
                && operator == Operator.FUNCTION_SET
                && facts.of(sides.get(0)).closed()) {
            try {
                return evaluate.apply(sides.get(0)).equals(domain.asSet()) ? sides.get(1) : null;
            } catch (EvaluationException e) {
                return null;
            }
        }
        if (set instanceof Expr.RecordSet(List<Expr.Field> fields, Range range)
                && fields.size() == domain.size()) {
            return fields.stream()
                    .filter(field -> Values.string(field.name()).equals(argument))
                    .map(Expr.Field::value)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }

    /** How a variable lies, or a part of one; null for anything else. */
    private @Nullable Shape shape(Expr expr) {
        if (expr instanceof Expr.Variable variable && !variable.primed()) {
            return layout.shape(variable.index());
        }
        if (expr instanceof Expr.Apply(Operator operator, List<Expr> sides, Range range)
                && (operator == Operator.APPLY || operator == Operator.FIELD)
                && sides.get(1) instanceof Expr.Literal(Value argument, Range where)
                && shape(sides.get(0)) instanceof Shape.Parts parts) {
            return parts.part(argument);
        }
        return null;
    }

    /** An expression in which a local is a value. */
    Expr bind(Local local, Value value, Expr expr) {
        if (expr instanceof Expr.Reference(Local referred, Range range)) {
            return referred == local ? new Expr.Literal(value, range) : expr;
        }
        if (!facts.of(expr).free().contains(local)) {
            // What an unfolded operator was applied to may still be shown to a reader.
            return expr instanceof Expr.Unfolded
                    ? Rewriting.parts(expr, part -> bind(local, value, part))
                    : expr;
        }
        return Rewriting.parts(expr, part -> bind(local, value, part));
    }
}
