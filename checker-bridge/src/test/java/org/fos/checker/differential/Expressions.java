package org.fos.checker.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws expressions, well-formed and mostly but not always of sound kinds: now and then a part is
 * of another kind than its place asks, which TLC refuses in some ways of evaluation and not in
 * others.
 */
final class Expressions {
    /** Declarations that the expressions use. */
    static final String PRELUDE =
            """
            EXTENDS Naturals, Integers, Sequences, FiniteSets, TLC, Bags
            CONSTANTS m1, m2, m3
            VARIABLES x, y, z, w, m, f
            RECURSIVE Factorial(_)
            Factorial(n) == IF n <= 0 THEN 1 ELSE n * Factorial(n - 1)
            RECURSIVE Sum(_)
            Sum(S) == IF S = {} THEN 0 ELSE LET e == CHOOSE e \\in S : TRUE IN e + Sum(S \\ {e})
            Fib[n \\in 0..12] == IF n < 2 THEN n ELSE Fib[n - 1] + Fib[n - 2]
            Twice(F(_), a) == F(F(a))
            Both(a, b) == <<a, b, a>>
            Init ==
              /\\ x \\in {0, 2}
              /\\ y = {1, 3}
              /\\ z \\in {[a |-> 1, b |-> "c"], [a |-> 0, b |-> "a"]}
              /\\ w = <<1, 0>>
              /\\ m \\in {{}, {[kappa |-> 0, tau |-> "a"], [kappa |-> 1, tau |-> "c"]}}
              /\\ f = [q \\in {"x", "y"} |-> 0]
            Next ==
              /\\ x' = x + 1
              /\\ y' = y \\cup {x}
              /\\ z' = [z EXCEPT !.a = @ + 1]
              /\\ w' = Append(w, x)
              /\\ m' = m \\cup {[kappa |-> x, tau |-> z.b]}
              /\\ f' = [f EXCEPT !["x"] = @ + 1]
            """;

    private static final int TEXTS = 4;

    private final Random random;
    private final boolean variables;
    private final boolean primes;
    private final boolean mixed;
    private int names;

    /** A name in scope with the kind of what it stands for. */
    private record Known(String name, Kind kind) {}

    private final List<Known> scope = new ArrayList<>();

    /**
     * Draws expressions.
     *
     * @param variables whether they speak of a state
     * @param primes whether they speak of the next state too
     * @param mixed whether a part may be of another kind than its place asks
     */
    Expressions(Random random, boolean variables, boolean primes, boolean mixed) {
        this.mixed = mixed;
        this.random = random;
        this.variables = variables;
        this.primes = primes;
    }

    Kind kind(int depth) {
        int drawn = random.nextInt(depth <= 0 ? 7 : 14);
        return switch (drawn) {
            case 0, 1 -> Kind.NUMBER;
            case 2, 3 -> Kind.TRUTH;
            case 4, 5 -> Kind.TEXT;
            case 6 -> Kind.MODEL;
            case 7, 8, 9 -> new Kind.SetOf(kind(depth - 1));
            case 10 -> new Kind.FunctionOf(kind(depth - 2), kind(depth - 1));
            case 11 -> record(depth);
            case 12 -> new Kind.Tuple(List.of(kind(depth - 1), kind(depth - 1)));
            default ->
                    random.nextBoolean()
                            ? new Kind.Sequence(kind(depth - 1))
                            : new Kind.Bag(kind(depth - 2));
        };
    }

    private Kind record(int depth) {
        Map<String, Kind> fields = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(List.of("a", "b", "c"));
        java.util.Collections.shuffle(all, random);
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            fields.put(all.get(i), kind(depth - 1));
        }
        return new Kind.RecordOf(fields);
    }

    private String fresh() {
        names++;
        return "v" + names;
    }

    private Term pick(List<java.util.function.Supplier<Term>> ways) {
        return ways.get(random.nextInt(ways.size())).get();
    }

    /** An expression of a kind, or now and then of another. */
    Term draw(Kind wanted, int depth) {
        Kind kind = mixed && random.nextInt(60) == 0 ? kind(1) : wanted;
        if (random.nextInt(3) == 0) {
            List<Known> fitting = scope.stream().filter(k -> k.kind().equals(kind)).toList();
            if (!fitting.isEmpty()) {
                return Term.name(kind, fitting.get(random.nextInt(fitting.size())).name());
            }
        }
        if (depth <= 0) {
            return plain(kind);
        }
        int drawn = random.nextInt(20);
        return switch (drawn) {
            case 0 ->
                    Term.of(
                            kind,
                            "(IF § THEN § ELSE §)",
                            truth(depth),
                            of(kind, depth),
                            of(kind, depth));
            case 1 ->
                    Term.of(
                            kind,
                            random.nextBoolean()
                                    ? "(CASE § -> § [] § -> § [] OTHER -> §)"
                                    : "(CASE § -> § [] § -> § [] § -> §)",
                            truth(depth),
                            of(kind, depth),
                            truth(depth),
                            of(kind, depth),
                            random.nextBoolean() ? of(kind, depth) : truth(depth),
                            of(kind, depth));
            case 2 -> let(kind, depth);
            case 3 -> choose(kind, depth);
            case 4 -> taken(kind, depth);
            case 5 -> random.nextInt(3) > 0 ? made(kind, depth) : misc(kind, depth);
            default -> made(kind, depth);
        };
    }

    private Term of(Kind kind, int depth) {
        return draw(kind, depth - 1);
    }

    private Term truth(int depth) {
        return draw(Kind.TRUTH, depth - 1);
    }

    private Term number(int depth) {
        return draw(Kind.NUMBER, depth - 1);
    }

    private Term set(Kind element, int depth) {
        return draw(new Kind.SetOf(element), depth - 1);
    }

    /** A small set, where a large one would make too much of it. */
    private Term few(Kind element) {
        int count = random.nextInt(3);
        StringBuilder form = new StringBuilder("{");
        Term[] parts = new Term[count];
        for (int i = 0; i < count; i++) {
            form.append(i == 0 ? "§" : ", §");
            parts[i] = plain(element);
        }
        return Term.of(new Kind.SetOf(element), form.append("}").toString(), parts);
    }

    private Term within(Known known, java.util.function.Supplier<Term> body) {
        scope.add(known);
        try {
            return body.get();
        } finally {
            scope.remove(scope.size() - 1);
        }
    }

    private Term let(Kind kind, int depth) {
        Kind named = kind(1);
        String name = fresh();
        if (random.nextInt(3) == 0) {
            String parameter = fresh();
            Term body = within(new Known(parameter, named), () -> of(kind, depth));
            return Term.of(
                    kind,
                    "(LET " + name + "(" + parameter + ") == § IN " + name + "(§))",
                    List.of(parameter),
                    body,
                    of(named, depth));
        }
        Term definition = of(named, depth);
        Term body = within(new Known(name, named), () -> of(kind, depth));
        return Term.of(kind, "(LET " + name + " == § IN §)", List.of(name), definition, body);
    }

    private Term choose(Kind kind, int depth) {
        String name = fresh();
        Term from = random.nextBoolean() ? set(kind, depth) : madeSet(kind, depth);
        Term body = within(new Known(name, kind), () -> truth(depth));
        return Term.of(kind, "(CHOOSE " + name + " \\in § : §)", List.of(name), from, body);
    }

    /** Taken out of something larger. */
    private Term taken(Kind kind, int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> {
                Kind from = kind(0);
                yield Term.of(
                        kind, "§[§]", of(new Kind.FunctionOf(from, kind), depth), of(from, depth));
            }
            case 1 -> {
                Map<String, Kind> fields = new LinkedHashMap<>();
                fields.put("b", kind(0));
                fields.put("a", kind);
                yield Term.of(kind, "§.a", of(new Kind.RecordOf(fields), depth));
            }
            case 2 -> Term.of(kind, "§[2]", of(new Kind.Tuple(List.of(kind(0), kind)), depth));
            case 3 -> Term.of(kind, "Head(§)", of(new Kind.Sequence(kind), depth));
            default -> Term.of(kind, "§[§]", of(new Kind.Sequence(kind), depth), number(depth));
        };
    }

    private Term misc(Kind kind, int depth) {
        return switch (random.nextInt(4)) {
            // TLC 1.7 loses its way in an EXCEPT of a tuple that TLCEval has made a function.
            case 0 ->
                    kind instanceof Kind.Tuple || kind instanceof Kind.Sequence
                            ? of(kind, depth)
                            : Term.of(kind, "TLCEval(§)", of(kind, depth));
            case 1 -> {
                String name = fresh();
                Term body = within(new Known(name, kind), () -> of(kind, depth));
                yield Term.of(
                        kind,
                        "Twice(LAMBDA " + name + " : §, §)",
                        List.of(name),
                        body,
                        of(kind, depth));
            }
            case 2 -> Term.of(kind, "Both(§, §)[3]", of(kind, depth), of(kind(1), depth));
            default -> Term.of(kind, "Print(§, §)", of(kind(0), depth), of(kind, depth));
        };
    }

    private Term plain(Kind kind) {
        return switch (kind) {
            case Kind.Atom atom ->
                    switch (atom.name()) {
                        case "number" -> plainNumber();
                        case "truth" -> Term.leaf(kind, random.nextBoolean() ? "TRUE" : "FALSE");
                        case "text" ->
                                Term.leaf(
                                        kind,
                                        List.of("\"c\"", "\"a\"", "\"b\"", "\"zz\"")
                                                .get(random.nextInt(TEXTS)));
                        default -> Term.leaf(kind, "m" + (1 + random.nextInt(3)));
                    };
            case Kind.SetOf(Kind element) ->
                    variables && element.equals(Kind.NUMBER) && random.nextInt(4) == 0
                            ? Term.leaf(kind, state("y"))
                            : few(element);
            default -> made(kind, 1);
        };
    }

    private String state(String variable) {
        return primes && random.nextBoolean() ? variable + "'" : variable;
    }

    private Term plainNumber() {
        if (variables && random.nextInt(3) == 0) {
            return Term.leaf(
                    Kind.NUMBER,
                    switch (random.nextInt(4)) {
                        case 0 -> state("z") + ".a";
                        case 1 -> state("w") + "[" + (1 + random.nextInt(2)) + "]";
                        default -> state("x");
                    });
        }
        return Term.leaf(
                Kind.NUMBER,
                random.nextInt(40) == 0
                        ? "2147483647"
                        : random.nextInt(8) == 0 ? "(-2)" : String.valueOf(random.nextInt(5)));
    }

    private Term made(Kind kind, int depth) {
        return switch (kind) {
            case Kind.Atom atom ->
                    switch (atom.name()) {
                        case "number" -> madeNumber(depth);
                        case "truth" -> new Truths(this, random).draw(depth);
                        case "text" ->
                                random.nextInt(12) == 0
                                        ? Term.of(
                                                kind, "(§ \\o §)", of(kind, depth), of(kind, depth))
                                        : plain(kind);
                        default -> plain(kind);
                    };
            case Kind.SetOf(Kind element) -> madeSet(element, depth);
            default -> new Composites(this, random).draw(kind, depth);
        };
    }

    private Term madeNumber(int depth) {
        Kind n = Kind.NUMBER;
        return pick(
                List.of(
                        () -> plainNumber(),
                        () -> Term.of(n, "(§ + §)", number(depth), number(depth)),
                        () -> Term.of(n, "(§ - §)", number(depth), number(depth)),
                        () -> Term.of(n, "(§ * §)", number(depth), number(depth)),
                        () -> Term.of(n, "(§ \\div §)", number(depth), number(depth)),
                        () -> Term.of(n, "(§ % §)", number(depth), number(depth)),
                        () -> Term.of(n, "(§ ^ (§ % 5))", number(depth), number(depth)),
                        () -> Term.of(n, "(-§)", number(depth)),
                        () -> Term.of(n, "Cardinality(§)", set(kind(1), depth)),
                        () -> Term.of(n, "Len(§)", of(new Kind.Sequence(kind(1)), depth)),
                        () -> Term.of(n, "Factorial(§ % 6)", number(depth)),
                        () -> Term.of(n, "Sum(§)", set(n, depth)),
                        () -> Term.of(n, "Fib[§]", number(depth)),
                        () -> Term.of(n, "BagCardinality(§)", of(new Kind.Bag(kind(0)), depth)),
                        () -> {
                            Kind element = kind(0);
                            return Term.of(
                                    n,
                                    "CopiesIn(§, §)",
                                    of(element, depth),
                                    of(new Kind.Bag(element), depth));
                        }));
    }

    Term madeSet(Kind element, int depth) {
        return new SetTerms(this, random).draw(element, depth);
    }

    // What the other drawers need.

    Term part(Kind kind, int depth) {
        return of(kind, depth);
    }

    Term small(Kind element) {
        return few(element);
    }

    String name() {
        return fresh();
    }

    Term bound(String name, Kind kind, java.util.function.Supplier<Term> body) {
        return within(new Known(name, kind), body);
    }

    boolean isMixed() {
        return mixed;
    }

    boolean inStates() {
        return variables;
    }
}
