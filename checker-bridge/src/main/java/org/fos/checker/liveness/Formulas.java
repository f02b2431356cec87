package org.fos.checker.liveness;

import org.fos.checker.liveness.Formula.Shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes formulas, each only once, and simplifies them by laws of linear temporal logic while it
 * does: {@code []} distributes over conjunctions and {@code <>} over disjunctions of temporal
 * formulas; {@code []} and {@code <>} leave formulas alone that say the same at each place; what
 * infinitely often, or from some place on, is said of letters is gathered into one formula. Each
 * law has a dual, and both are one method here.
 */
final class Formulas {
    private final Map<Shape, Formula> known = new HashMap<>();
    private final Map<Formula, Formula> negations = new HashMap<>();

    /** TRUE. */
    final Formula yes = make(new Shape.Constant(true));

    /** FALSE. */
    final Formula no = make(new Shape.Constant(false));

    private Formula make(Shape shape) {
        Formula formula = known.get(shape);
        if (formula == null) {
            formula = new Formula(known.size(), shape);
            known.put(shape, formula);
        }
        return formula;
    }

    Formula constant(boolean truth) {
        return truth ? yes : no;
    }

    Formula literal(int atom) {
        return make(new Shape.Literal(atom, false));
    }

    Formula and(Formula... parts) {
        return junction(true, List.of(parts));
    }

    Formula or(Formula... parts) {
        return junction(false, List.of(parts));
    }

    Formula always(Formula part) {
        return modal(true, part);
    }

    Formula eventually(Formula part) {
        return modal(false, part);
    }

    Formula not(Formula formula) {
        Formula negation = negations.get(formula);
        if (negation == null) {
            negation =
                    switch (formula.shape) {
                        case Shape.Constant(boolean truth) -> constant(!truth);
                        case Shape.Literal(int atom, boolean negated) ->
                                make(new Shape.Literal(atom, !negated));
                        case Shape.Junction(boolean conjunction, List<Formula> parts) ->
                                junction(!conjunction, parts.stream().map(this::not).toList());
                        case Shape.Modal(boolean always, Formula part) -> modal(!always, not(part));
                    };
            negations.put(formula, negation);
            negations.put(negation, formula);
        }
        return negation;
    }

    /** A conjunction, or a disjunction. */
    Formula junction(boolean conjunction, Collection<Formula> parts) {
        TreeMap<Integer, Formula> members = new TreeMap<>();
        for (Formula given : parts) {
            for (Formula part : given.parts(conjunction)) {
                members.put(part.id, part);
            }
        }
        gather(conjunction, members);
        members.remove(constant(conjunction).id);
        if (members.containsKey(constant(!conjunction).id) || contradictory(members)) {
            return constant(!conjunction);
        }
        members.values()
                .removeIf(
                        member ->
                                member.isJunction(!conjunction)
                                        && member.parts(!conjunction).stream()
                                                .anyMatch(p -> members.containsKey(p.id)));
        return switch (members.size()) {
            case 0 -> constant(conjunction);
            case 1 -> members.firstEntry().getValue();
            default -> make(new Shape.Junction(conjunction, new ArrayList<>(members.values())));
        };
    }

    private boolean contradictory(Map<Integer, Formula> members) {
        return members.values().stream().anyMatch(m -> m.letter && members.containsKey(not(m).id));
    }

    /**
     * In a conjunction, {@code []p /\ []q} is {@code [](p /\ q)} and {@code <>[]p /\ <>[]q} is
     * {@code <>[](p /\ q)}; only done where p and q are letters. In a disjunction the duals.
     */
    private void gather(boolean conjunction, Map<Integer, Formula> members) {
        List<Formula> invariable = new ArrayList<>();
        List<Formula> tails = new ArrayList<>();
        for (Formula member : members.values()) {
            if (member.isModal(conjunction) && member.underModal().letter) {
                invariable.add(member);
            } else if (member.isTailOfLetter(!conjunction)) {
                tails.add(member);
            }
        }
        if (invariable.size() > 1) {
            members.values().removeAll(invariable);
            Formula all =
                    junction(conjunction, invariable.stream().map(Formula::underModal).toList());
            Formula one = modal(conjunction, all);
            members.put(one.id, one);
        }
        if (tails.size() > 1) {
            members.values().removeAll(tails);
            Formula all =
                    junction(
                            conjunction,
                            tails.stream().map(t -> t.underModal().underModal()).toList());
            Formula one = modal(!conjunction, modal(conjunction, all));
            members.put(one.id, one);
        }
    }

    /** {@code []part}, or {@code <>part}. */
    private Formula modal(boolean always, Formula part) {
        if (part.tail || part.isModal(always)) {
            return part;
        }
        if (part.letter) {
            return make(new Shape.Modal(always, part));
        }
        if (part.isJunction(always)) {
            return distributed(always, part);
        }
        List<Formula> parts = part.parts(!always);
        if (parts.size() > 1 && parts.stream().anyMatch(p -> p.tail)) {
            Formula rest = junction(!always, parts.stream().filter(p -> !p.tail).toList());
            List<Formula> apart = new ArrayList<>(parts.stream().filter(p -> p.tail).toList());
            apart.add(modal(always, rest));
            return junction(!always, apart);
        }
        if (parts.size() > 1 && parts.stream().allMatch(p -> p.isModal(!always))) {
            return junction(!always, parts.stream().map(p -> modal(always, p)).toList());
        }
        if (part.isModal(!always)) {
            return tail(always, part);
        }
        return make(new Shape.Modal(always, part));
    }

    /** {@code [](p /\ q)} is {@code []p /\ []q}; letters stay together. */
    private Formula distributed(boolean always, Formula part) {
        List<Formula> parts = part.parts(always);
        List<Formula> all = new ArrayList<>();
        Formula letters = junction(always, parts.stream().filter(p -> p.letter).toList());
        all.add(modal(always, letters));
        parts.stream().filter(p -> !p.letter).forEach(p -> all.add(modal(always, p)));
        return junction(always, all);
    }

    /** {@code []<>(p /\ []q)} is {@code []<>p /\ <>[]q}. */
    private Formula tail(boolean always, Formula part) {
        List<Formula> under = part.underModal().parts(always);
        List<Formula> kept = under.stream().filter(p -> p.isModal(always)).toList();
        if (kept.isEmpty()) {
            return make(new Shape.Modal(always, part));
        }
        List<Formula> all = new ArrayList<>(kept.stream().map(p -> modal(!always, p)).toList());
        List<Formula> others = under.stream().filter(p -> !p.isModal(always)).toList();
        all.add(modal(always, modal(!always, junction(always, others))));
        return junction(always, all);
    }
}
