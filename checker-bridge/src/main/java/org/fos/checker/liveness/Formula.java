package org.fos.checker.liveness;

import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * A temporal formula in negation normal form. Formulas of one {@link Formulas} that are built alike
 * are the same object.
 */
final class Formula {
    final int id;
    final Shape shape;

    /** Whether it speaks of the first state and the first step only. */
    final boolean letter;

    /** Whether it says the same at each place of a behaviour, such as {@code []<>p}. */
    final boolean tail;

    /** How a formula is built. */
    sealed interface Shape {
        /** TRUE, or FALSE. */
        record Constant(boolean truth) implements Shape {}

        /** An atom, or its negation. */
        record Literal(int atom, boolean negated) implements Shape {}

        /** A conjunction, or a disjunction, of at least two different formulas. */
        record Junction(boolean conjunction, List<Formula> parts) implements Shape {
            public Junction {
                parts = ImmutableList.copyOf(parts);
            }
        }

        /** {@code []part}, or {@code <>part}. */
        record Modal(boolean always, Formula part) implements Shape {}
    }

    Formula(int id, Shape shape) {
        this.id = id;
        this.shape = shape;
        this.letter =
                switch (shape) {
                    case Shape.Junction(boolean c, List<Formula> parts) ->
                            parts.stream().allMatch(p -> p.letter);
                    case Shape.Modal modal -> false;
                    default -> true;
                };
        this.tail =
                switch (shape) {
                    case Shape.Constant constant -> true;
                    case Shape.Literal literal -> false;
                    case Shape.Junction(boolean c, List<Formula> parts) ->
                            parts.stream().allMatch(p -> p.tail);
                    case Shape.Modal(boolean always, Formula part) -> part.isModal(!always);
                };
    }

    boolean isConstant(boolean truth) {
        return shape instanceof Shape.Constant constant && constant.truth() == truth;
    }

    boolean isModal(boolean always) {
        return shape instanceof Shape.Modal modal && modal.always() == always;
    }

    boolean isJunction(boolean conjunction) {
        return shape instanceof Shape.Junction junction && junction.conjunction() == conjunction;
    }

    /** What stands under {@code []}, or under {@code <>}. */
    Formula underModal() {
        if (shape instanceof Shape.Modal modal) {
            return modal.part();
        }
        throw new IllegalStateException("no [] and no <>, formula=" + this);
    }

    /** What it is a conjunction of, or a disjunction; itself alone if it is none. */
    List<Formula> parts(boolean conjunction) {
        return shape instanceof Shape.Junction junction && junction.conjunction() == conjunction
                ? junction.parts()
                : List.of(this);
    }

    /** Whether it is {@code []<>p}, or {@code <>[]p}, of a letter p. */
    boolean isTailOfLetter(boolean infinitelyOften) {
        return isModal(infinitelyOften)
                && underModal().isModal(!infinitelyOften)
                && underModal().underModal().letter;
    }

    /** Atoms are shown by number: {@code []<>(2 \/ ~3)}. */
    @Override
    public String toString() {
        return switch (shape) {
            case Shape.Constant(boolean truth) -> truth ? "TRUE" : "FALSE";
            case Shape.Literal(int atom, boolean negated) -> (negated ? "~" : "") + atom;
            case Shape.Junction(boolean conjunction, List<Formula> parts) ->
                    "("
                            + String.join(
                                    conjunction ? " /\\ " : " \\/ ",
                                    parts.stream().map(Formula::toString).toList())
                            + ")";
            case Shape.Modal(boolean always, Formula part) -> (always ? "[]" : "<>") + part;
        };
    }
}
