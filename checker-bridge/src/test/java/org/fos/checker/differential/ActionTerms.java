package org.fos.checker.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws actions: formulas that say what the variables are in the next state. */
final class ActionTerms {
    static final Kind ACTION = new Kind.Atom("action");
    static final List<String> VARIABLES = List.of("x", "y", "z", "w", "m", "f");

    /** What the actions use beside what expressions do. */
    static final String PRELUDE =
            """
            Kept == <<z, w>>
            all == <<x, y, Kept, m, f>>
            PutX(v) == x' = v
            AliasX == x
            Sound == \\E e \\in m, i \\in y : e.kappa < 4 /\\ i < 4
            PutBoth(v, S) == /\\ x' = v
                             /\\ y' = S
            Take(i) == /\\ i \\in m
                       /\\ m' = m \\ {i}
            Apply(Op(_), e) == Op(e)
            Counter == INSTANCE Inner WITH c <- x, K <- 2
            Counting(K) == INSTANCE Inner WITH c <- x
            """;

    static final String INNER =
            """
            ---- MODULE Inner ----
            EXTENDS Naturals
            CONSTANT K
            VARIABLE c
            Step == c' = (c + K) % 5
            Stay == UNCHANGED c
            Ready == ENABLED (c < 3 /\\ c' = c)
            ====
            """;

    private static final Kind NUMBERS = new Kind.SetOf(Kind.NUMBER);
    private static final Kind RECORD =
            new Kind.RecordOf(Map.of("kappa", Kind.NUMBER, "tau", Kind.TEXT));

    private final Random random;
    private final Expressions expressions;
    private String once = "";

    ActionTerms(Random random, Expressions expressions) {
        this.random = random;
        this.expressions = expressions;
    }

    /** An action that says of each of the variables what it is next, but for mistakes. */
    Term draw(List<String> variables, int depth) {
        if (variables.size() > 1 && (depth <= 0 || random.nextInt(5) < 2)) {
            return random.nextInt(4) == 0 ? kept(variables) : split(variables, depth);
        }
        if (depth <= 0) {
            return assign(variables.getFirst());
        }
        return switch (random.nextInt(12)) {
            case 0, 1 ->
                    Term.of(
                            ACTION,
                            "(§ \\/ §)",
                            draw(variables, depth - 1),
                            draw(variables, depth - 1));
            case 2, 3 -> some(variables, depth);
            case 4 ->
                    Term.of(
                            ACTION,
                            "(IF § THEN § ELSE §)",
                            guard(),
                            draw(variables, depth - 1),
                            draw(variables, depth - 1));
            case 5 ->
                    Term.of(
                            ACTION,
                            random.nextInt(4) == 0
                                    ? "(CASE § -> § [] § -> §)"
                                    : "(CASE § -> § [] § -> § [] OTHER -> §)",
                            guard(),
                            draw(variables, depth - 1),
                            guard(),
                            draw(variables, depth - 1),
                            draw(variables, depth - 1));
            case 6 -> let(variables, depth);
            case 7, 8 -> Term.of(ACTION, "(§ /\\ §)", guard(), draw(variables, depth - 1));
            case 9 -> Term.of(ACTION, "(§ /\\ §)", draw(variables, depth - 1), after(variables));
            case 10 ->
                    Term.of(
                            ACTION,
                            "(\\A " + (once = expressions.name()) + " \\in {§} : §)",
                            number(),
                            draw(variables, depth - 1));
            default ->
                    variables.size() == 1 ? assign(variables.getFirst()) : split(variables, depth);
        };
    }

    private Term split(List<String> variables, int depth) {
        List<String> shuffled = new ArrayList<>(variables);
        Collections.shuffle(shuffled, random);
        int first = 1 + random.nextInt(shuffled.size() - 1);
        return Term.of(
                ACTION,
                "(§ /\\ §)",
                draw(shuffled.subList(0, first), depth - 1),
                draw(shuffled.subList(first, shuffled.size()), depth - 1));
    }

    private Term kept(List<String> variables) {
        if (variables.containsAll(VARIABLES)) {
            return Term.leaf(ACTION, random.nextBoolean() ? "(UNCHANGED all)" : "(all' = all)");
        }
        return Term.leaf(ACTION, "(UNCHANGED <<" + String.join(", ", variables) + ">>)");
    }

    private Term some(List<String> variables, int depth) {
        if (random.nextInt(3) == 0) {
            String name = expressions.name();
            Term body = expressions.bound(name, RECORD, () -> draw(variables, depth - 1));
            String guard = random.nextBoolean() ? name + ".kappa = x /\\ " : "";
            return Term.of(
                    ACTION, "(\\E " + name + " \\in m : " + guard + "§)", List.of(name), body);
        }
        Kind kind = random.nextBoolean() ? Kind.NUMBER : expressions.kind(0);
        String name = expressions.name();
        Term body = expressions.bound(name, kind, () -> draw(variables, depth - 1));
        return Term.of(
                ACTION,
                "(\\E " + name + " \\in § : §)",
                List.of(name),
                expressions.draw(new Kind.SetOf(kind), 1),
                body);
    }

    private Term let(List<String> variables, int depth) {
        Kind kind = random.nextBoolean() ? Kind.NUMBER : NUMBERS;
        String name = expressions.name();
        Term body = expressions.bound(name, kind, () -> draw(variables, depth - 1));
        return Term.of(
                ACTION,
                "(LET " + name + " == § IN §)",
                List.of(name),
                expressions.draw(kind, 2),
                body);
    }

    private Term guard() {
        return switch (random.nextInt(7)) {
            case 0 -> Term.leaf(Kind.TRUTH, "(\\E e \\in m : e.kappa = x)");
            case 1 -> Term.leaf(Kind.TRUTH, "(ENABLED Counter!Step)");
            case 2 -> Term.leaf(Kind.TRUTH, "Counter!Ready");
            case 3 -> Term.of(Kind.TRUTH, "(§ \\in m)", record());
            case 4 ->
                    Term.of(
                            Kind.TRUTH,
                            "(§ => (§ \\/ § \\/ (\\E i \\in y : i # x)))",
                            truth(),
                            truth(),
                            truth());
            default -> expressions.draw(Kind.TRUTH, 2);
        };
    }

    /** Something asked of variables that have got their values. */
    private Term after(List<String> variables) {
        String variable = variables.get(random.nextInt(variables.size()));
        return Term.leaf(
                Kind.TRUTH,
                switch (variable) {
                    case "x" -> random.nextBoolean() ? "x' < 3" : "(x' \\in 0..2)";
                    case "y" -> random.nextBoolean() ? "(y' # y)" : "(\\E i \\in y' : i < 9)";
                    case "z" -> "(z'.a > 0)";
                    case "w" -> "(Len(w') > 0)";
                    case "m" ->
                            variables.contains("y")
                                    ? "Sound'"
                                    : random.nextBoolean()
                                            ? "(m' # {})"
                                            : "(\\A e \\in m' : e.kappa < 4)";
                    default -> "(f'[\"x\"] >= 0)";
                });
    }

    private Term truth() {
        return expressions.draw(Kind.TRUTH, 1);
    }

    private Term number() {
        return expressions.draw(Kind.NUMBER, 1);
    }

    private Term record() {
        return Term.of(
                RECORD, "[kappa |-> §, tau |-> §]", number(), expressions.draw(Kind.TEXT, 0));
    }

    private Term assign(String variable) {
        if (random.nextInt(5) == 0) {
            return Term.leaf(
                    ACTION,
                    random.nextBoolean()
                            ? "(UNCHANGED " + variable + ")"
                            : "(" + variable + "' = " + variable + ")");
        }
        return switch (variable) {
            case "x" -> ofX();
            case "y" -> ofY();
            case "z" -> ofZ();
            case "w" -> ofW();
            case "m" -> ofM();
            default -> ofF();
        };
    }

    private Term ofX() {
        return switch (random.nextInt(9)) {
            case 0 -> Term.leaf(ACTION, "Counter!Step");
            case 1 -> Term.leaf(ACTION, "Counting(" + random.nextInt(4) + ")!Step");
            case 2 -> Term.of(ACTION, "PutX(§)", number());
            case 3 -> Term.of(ACTION, "(x' \\in §)", expressions.draw(NUMBERS, 2));
            case 4 -> Term.of(ACTION, "Apply(PutX, §)", number());
            case 5 -> Term.leaf(ACTION, "Counter!Stay");
            case 6 -> Term.of(ACTION, "(AliasX' = §)", number());
            default -> Term.of(ACTION, "(x' = §)", expressions.draw(Kind.NUMBER, 2));
        };
    }

    private Term ofY() {
        return switch (random.nextInt(4)) {
            case 0 -> Term.of(ACTION, "(y' \\in SUBSET §)", expressions.small(Kind.NUMBER));
            case 1 -> Term.of(ACTION, "(y' = y \\cup {§})", number());
            case 2 -> Term.of(ACTION, "(y' = y \\ {§})", number());
            default -> Term.of(ACTION, "(y' = §)", expressions.draw(NUMBERS, 2));
        };
    }

    private Term ofZ() {
        return switch (random.nextInt(4)) {
            case 0 -> Term.of(ACTION, "(z' = [z EXCEPT !.a = §])", number());
            case 1 ->
                    Term.of(
                            ACTION,
                            "(z' = [z EXCEPT !.a = @ + §, !.b = §])",
                            number(),
                            expressions.draw(Kind.TEXT, 1));
            case 2 ->
                    Term.of(
                            ACTION,
                            "(z' \\in [a : §, b : {\"a\", \"c\"}])",
                            expressions.small(Kind.NUMBER));
            default -> Term.of(ACTION, "(z' = [a |-> §, b |-> z.b])", number());
        };
    }

    private Term ofW() {
        return switch (random.nextInt(4)) {
            case 0 -> Term.of(ACTION, "(w' = [w EXCEPT ![§] = §])", number(), number());
            case 1 -> Term.of(ACTION, "(w' = Append(w, §))", number());
            case 2 -> Term.leaf(ACTION, "(w # <<>> /\\ w' = Tail(w))");
            default ->
                    Term.of(
                            ACTION,
                            "(w' = §)",
                            expressions.draw(new Kind.Sequence(Kind.NUMBER), 2));
        };
    }

    private Term ofM() {
        return switch (random.nextInt(7)) {
            case 0 -> Term.of(ACTION, "(m' = m \\cup {§})", record());
            case 1 -> Term.of(ACTION, "(m' = m \\ {§})", record());
            case 2 ->
                    Term.of(
                            ACTION,
                            "(\\E e \\in m : m' = (m \\ {e}) \\cup {[e EXCEPT !.kappa = §]})",
                            number());
            case 3 -> Term.of(ACTION, "(\\E e \\in m : Take(e))");
            case 4 -> Term.of(ACTION, "(m' = {e \\in m : e.kappa # §})", number());
            case 5 -> Term.of(ACTION, "(m' = {§, §} \\cup m)", record(), record());
            default -> Term.of(ACTION, "Take(§)", record());
        };
    }

    private Term ofF() {
        return switch (random.nextInt(5)) {
            case 0 -> Term.of(ACTION, "(f' = [f EXCEPT ![\"x\"] = §])", number());
            case 1 ->
                    Term.of(
                            ACTION,
                            "(f' = [f EXCEPT ![§] = @ + 1])",
                            expressions.draw(Kind.TEXT, 0));
            case 2 ->
                    Term.of(
                            ACTION,
                            "(f' \\in [{\"x\", \"y\"} -> §])",
                            expressions.small(Kind.NUMBER));
            case 3 -> Term.of(ACTION, "(f' = (\"x\" :> §) @@ f)", number());
            default -> Term.of(ACTION, "(f' = [q \\in DOMAIN f |-> f[q] + §])", number());
        };
    }
}
