package org.fos.checker.engine;

import org.fos.checker.step.ActionSignature;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Range;
import org.fos.checker.value.Values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The operators that stand in Next and the ways there: through disjunctions, {@code \E}, LET, IF,
 * guards and the definitions of operators, down to what is no longer a choice among operators.
 */
final class ActionTree {
    private final Facts facts;
    private final Map<String, Found> found = new LinkedHashMap<>();

    /**
     * One way to an operator.
     *
     * @param action Next, but for all choices that do not lead there
     * @param operator where the operator is applied in it
     * @param chosen the variables that {@code \E} binds on the way
     */
    record Way(Expr action, Expr.Unfolded operator, List<Local> chosen) {}

    /** What is known of one operator. */
    private static final class Found {
        private final List<Way> ways = new ArrayList<>();
        private final Set<String> gatherers = new LinkedHashSet<>();
        private boolean step;
    }

    /** Where a search through Next stands. */
    private record Trail(
            UnaryOperator<Expr> outside,
            List<Local> chosen,
            String prefix,
            List<String> operators,
            boolean insideStep) {

        Trail through(UnaryOperator<Expr> passage) {
            return new Trail(
                    inner -> outside.apply(passage.apply(inner)),
                    chosen,
                    prefix,
                    operators,
                    insideStep);
        }

        Trail choosing(Local local) {
            List<Local> all = new ArrayList<>(chosen);
            all.add(local);
            return new Trail(outside, all, prefix, operators, insideStep);
        }

        Trail under(String operator, String inner, boolean step) {
            List<String> all = new ArrayList<>(operators);
            all.add(operator);
            return new Trail(outside, chosen, inner, all, step);
        }
    }

    ActionTree(Facts facts, Expr next) {
        this.facts = facts;
        Trail root = new Trail(UnaryOperator.identity(), List.of(), "", List.of(), false);
        if (next instanceof Expr.Unfolded unfolded && shape(unfolded.body()) != Shape.LEAF) {
            explore(unfolded.body(), root.through(body -> with(unfolded, body)));
        } else {
            explore(next, root);
        }
    }

    /** What an expression amounts to, seen through quantifiers, LET and guards. */
    private enum Shape {
        /** A choice among expressions, one of which applies an operator. */
        GROUP,
        /** The application of one operator. */
        FORWARD,
        /** Anything else. */
        LEAF
    }

    private Shape shape(Expr expr) {
        return switch (expr) {
            case Expr.Let let -> shape(let.body());
            case Expr.Quantified quantified when !quantified.universal() ->
                    shape(quantified.body());
            case Expr.Or or -> choice(or.disjuncts());
            case Expr.If conditional -> choice(List.of(conditional.yes(), conditional.no()));
            case Expr.And and -> {
                int member = onlyAction(and.conjuncts());
                yield member < 0 ? Shape.LEAF : shape(and.conjuncts().get(member));
            }
            case Expr.Unfolded unfolded -> isAction(unfolded) ? Shape.FORWARD : Shape.LEAF;
            default -> Shape.LEAF;
        };
    }

    private Shape choice(List<Expr> members) {
        return members.stream().anyMatch(member -> shape(member) != Shape.LEAF)
                ? Shape.GROUP
                : Shape.LEAF;
    }

    private boolean isAction(Expr expr) {
        return facts.of(expr).primed();
    }

    /** The conjunct that alone says how the next state differs; -1 if there is not exactly one. */
    private int onlyAction(List<Expr> conjuncts) {
        int member = -1;
        for (int i = 0; i < conjuncts.size(); i++) {
            if (isAction(conjuncts.get(i)) && !(conjuncts.get(i) instanceof Expr.Unchanged)) {
                if (member >= 0) {
                    return -1;
                }
                member = i;
            }
        }
        return member;
    }

    private boolean gathers(Expr.Unfolded unfolded) {
        return switch (shape(unfolded.body())) {
            case GROUP -> true;
            case FORWARD -> unfolded.parameters().isEmpty();
            case LEAF -> false;
        };
    }

    private void explore(Expr expr, Trail trail) {
        switch (expr) {
            case Expr.Let(Local local, Expr definition, Expr body, Range range) ->
                    explore(
                            body,
                            trail.through(inner -> new Expr.Let(local, definition, inner, range)));
            case Expr.Quantified(boolean universal, Local local, Expr set, Expr body, Range range)
                    when !universal ->
                    explore(
                            body,
                            trail.through(
                                            inner ->
                                                    new Expr.Quantified(
                                                            false, local, set, inner, range))
                                    .choosing(local));
            case Expr.Or or -> or.disjuncts().forEach(member -> explore(member, trail));
            case Expr.And and -> exploreGuarded(and, trail);
            case Expr.If(Expr condition, Expr yes, Expr no, Range range) -> {
                Expr never = new Expr.Literal(Values.bool(false), range);
                explore(yes, trail.through(e -> new Expr.If(condition, e, never, range)));
                explore(no, trail.through(e -> new Expr.If(condition, never, e, range)));
            }
            case Expr.Unfolded unfolded -> exploreOperator(unfolded, trail);
            default -> {}
        }
    }

    private void exploreGuarded(Expr.And and, Trail trail) {
        // Inside a step, what a conjunction applies is a part of the step.
        int member = trail.insideStep() ? -1 : onlyAction(and.conjuncts());
        if (member >= 0) {
            explore(
                    and.conjuncts().get(member),
                    trail.through(
                            inner -> {
                                List<Expr> conjuncts = new ArrayList<>(and.conjuncts());
                                conjuncts.set(member, inner);
                                return new Expr.And(conjuncts, and.range());
                            }));
        }
    }

    private void exploreOperator(Expr.Unfolded unfolded, Trail trail) {
        if (!isAction(unfolded)) {
            return;
        }
        String own = unfolded.name();
        String name = trail.prefix() + own;
        boolean step = !trail.insideStep() && !gathers(unfolded);
        Found operator = found.computeIfAbsent(name, n -> new Found());
        operator.ways.add(new Way(trail.outside().apply(unfolded), unfolded, trail.chosen()));
        operator.step |= step;
        operator.gatherers.addAll(trail.operators());
        String prefix = trail.prefix() + own.substring(0, own.lastIndexOf('!') + 1);
        explore(
                unfolded.body(),
                trail.through(body -> with(unfolded, body))
                        .under(name, prefix, step || trail.insideStep()));
    }

    private static Expr with(Expr.Unfolded unfolded, Expr body) {
        return new Expr.Unfolded(
                unfolded.name(),
                unfolded.parameters(),
                unfolded.arguments(),
                body,
                unfolded.definition(),
                unfolded.range());
    }

    /** The ways to an operator; none if it does not stand in Next. */
    List<Way> ways(String name) {
        Found operator = found.get(name);
        return operator == null ? List.of() : operator.ways;
    }

    /** The operators, in the order in which Next names them. */
    List<ActionSignature> signatures() {
        List<ActionSignature> signatures = new ArrayList<>();
        found.forEach(
                (name, operator) -> {
                    Expr.Unfolded first = operator.ways.getFirst().operator();
                    signatures.add(
                            new ActionSignature(
                                    name,
                                    first.parameters(),
                                    List.copyOf(innerVariables(first).keySet()),
                                    first.definition().toString(),
                                    operator.ways.size(),
                                    operator.step,
                                    List.copyOf(operator.gatherers)));
                });
        return signatures;
    }

    /** The variables that {@code \E} binds directly inside an operator, by name. */
    static Map<String, List<Local>> innerVariables(Expr.Unfolded operator) {
        Map<String, List<Local>> variables = new LinkedHashMap<>();
        collect(operator.body(), variables);
        return variables;
    }

    private static void collect(Expr expr, Map<String, List<Local>> variables) {
        switch (expr) {
            case Expr.Let let -> collect(let.body(), variables);
            case Expr.Quantified quantified when !quantified.universal() -> {
                variables
                        .computeIfAbsent(quantified.local().name(), name -> new ArrayList<>())
                        .add(quantified.local());
                collect(quantified.body(), variables);
            }
            case Expr.And and -> and.conjuncts().forEach(member -> collect(member, variables));
            case Expr.Or or -> or.disjuncts().forEach(member -> collect(member, variables));
            default -> {}
        }
    }
}
