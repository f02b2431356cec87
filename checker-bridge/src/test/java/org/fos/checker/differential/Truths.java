package org.fos.checker.differential;

import java.util.List;
import java.util.Random;

/** Draws expressions that are TRUE or FALSE. */
final class Truths {
    private static final Kind T = Kind.TRUTH;
    private final Expressions all;
    private final Random random;

    Truths(Expressions all, Random random) {
        this.all = all;
        this.random = random;
    }

    Term draw(int depth) {
        return switch (random.nextInt(15)) {
            case 0 -> Term.of(T, "(§ /\\ §)", truth(depth), truth(depth));
            case 1 -> Term.of(T, "(§ \\/ §)", truth(depth), truth(depth));
            case 2 -> Term.of(T, "(~§)", truth(depth));
            case 3 ->
                    Term.of(
                            T,
                            random.nextBoolean() ? "(§ => §)" : "(§ <=> §)",
                            truth(depth),
                            truth(depth));
            case 4, 5 -> equality(depth);
            case 6, 7 -> membership(depth);
            case 8 -> {
                Kind kind = all.kind(2);
                yield Term.of(T, "(§ \\subseteq §)", set(kind, depth), set(kind, depth));
            }
            case 9 ->
                    Term.of(
                            T,
                            List.of("(§ < §)", "(§ <= §)", "(§ > §)", "(§ >= §)")
                                    .get(random.nextInt(4)),
                            all.part(Kind.NUMBER, depth),
                            all.part(Kind.NUMBER, depth));
            case 10, 11 -> quantified(depth);
            case 12 -> ofSets(depth);
            case 13 -> enabled(depth);
            default -> Term.leaf(T, random.nextBoolean() ? "TRUE" : "FALSE");
        };
    }

    private Term truth(int depth) {
        return all.part(T, depth);
    }

    private Term set(Kind kind, int depth) {
        return all.part(new Kind.SetOf(kind), depth);
    }

    private Term equality(int depth) {
        Kind kind = all.kind(2);
        Kind other = random.nextInt(12) == 0 ? all.kind(2) : kind;
        return Term.of(
                T,
                random.nextBoolean() ? "(§ = §)" : "(§ # §)",
                all.part(kind, depth),
                all.part(other, depth));
    }

    private Term membership(int depth) {
        if (random.nextInt(6) == 0) {
            Kind element = all.kind(0);
            return random.nextBoolean()
                    ? Term.of(
                            T,
                            random.nextBoolean() ? "(§ \\in Nat)" : "(§ \\in Int)",
                            all.part(Kind.NUMBER, depth))
                    : Term.of(
                            T,
                            "(§ \\in Seq(§))",
                            all.part(new Kind.Sequence(element), depth),
                            set(element, depth));
        }
        Kind kind = all.kind(2);
        String form = random.nextInt(3) > 0 ? "(§ \\in §)" : "(§ \\notin §)";
        Kind other = random.nextInt(12) == 0 ? all.kind(1) : kind;
        return Term.of(
                T,
                form,
                all.part(other, depth),
                random.nextBoolean() ? all.madeSet(kind, depth) : set(kind, depth));
    }

    private Term quantified(int depth) {
        Kind kind = all.kind(1);
        String name = all.name();
        String quantifier = random.nextBoolean() ? "\\A " : "\\E ";
        if (random.nextInt(4) == 0) {
            Kind other = all.kind(1);
            String second = all.name();
            Term body = all.bound(name, kind, () -> all.bound(second, other, () -> truth(depth)));
            if (random.nextBoolean()) {
                return Term.of(
                        T,
                        "(" + quantifier + name + " \\in §, " + second + " \\in § : §)",
                        List.of(name, second),
                        set(kind, depth),
                        set(other, depth),
                        body);
            }
            return Term.of(
                    T,
                    "(" + quantifier + "<<" + name + ", " + second + ">> \\in § : §)",
                    List.of(name, second),
                    set(new Kind.Tuple(List.of(kind, other)), depth),
                    body);
        }
        Term body = all.bound(name, kind, () -> truth(depth));
        Term from = set(kind, depth);
        // TLC 1.7 does not come back to the first element of SUBSET {} for a second variable.
        if (random.nextInt(5) == 0 && !from.toString().contains("SUBSET")) {
            String second = all.name();
            return Term.of(
                    T,
                    "(" + quantifier + name + ", " + second + " \\in § : §)",
                    List.of(name, second),
                    from,
                    body);
        }
        return Term.of(T, "(" + quantifier + name + " \\in § : §)", List.of(name), from, body);
    }

    private Term ofSets(int depth) {
        Kind kind = all.kind(0);
        return switch (random.nextInt(4)) {
            case 0 -> Term.of(T, "IsFiniteSet(§)", set(kind, depth));
            case 1 ->
                    Term.of(
                            T,
                            "IsABag(§)",
                            all.part(
                                    random.nextBoolean() ? new Kind.Bag(kind) : all.kind(1),
                                    depth));
            case 2 ->
                    Term.of(
                            T,
                            "BagIn(§, §)",
                            all.part(kind, depth),
                            all.part(new Kind.Bag(kind), depth));
            default ->
                    Term.of(
                            T,
                            "(§ \\sqsubseteq §)",
                            all.part(new Kind.Bag(kind), depth),
                            all.part(new Kind.Bag(kind), depth));
        };
    }

    private Term enabled(int depth) {
        if (!all.inStates()) {
            return Term.leaf(T, "TRUE");
        }
        return random.nextBoolean()
                ? Term.leaf(T, "(ENABLED Next)")
                : Term.leaf(
                        T,
                        "(ENABLED (x > 0 /\\ x' \\in y /\\ y' = {x'} /\\ UNCHANGED <<z, w, m,"
                                + " f>>))");
    }
}
