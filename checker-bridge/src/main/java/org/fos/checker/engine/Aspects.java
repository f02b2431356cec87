package org.fos.checker.engine;

import org.fos.checker.tree.Children;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Rewriting;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds expressions that look at one cell of the state, whatever locals stand for. */
final class Aspects {
    private final Compiler compiler;
    private final Map<Expr, Optional<Place>> places = new IdentityHashMap<>();

    /** How many aspects there are by now. */
    final AtomicInteger count = new AtomicInteger();

    /** Where no state is looked at. */
    private static final Optional<Place> NOWHERE = Optional.of(new Place(-1, List.of()));

    /**
     * The one place of the state at which an expression looks.
     *
     * @param variable the variable; -1 for none
     * @param path the arguments that lead to the cell
     */
    private record Place(int variable, List<Expr> path) {
        boolean isSame(Place other) {
            if (variable != other.variable) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!isSame(path.get(i), other.path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isSame(Expr one, Expr other) {
            return switch (one) {
                case Expr.Literal literal ->
                        other instanceof Expr.Literal that && literal.value().equals(that.value());
                case Expr.Reference reference ->
                        other instanceof Expr.Reference that
                                && reference.local().equals(that.local());
                case Expr.Apply(Operator operator, List<Expr> arguments, var range)
                        when other instanceof Expr.Apply that
                                && operator == that.operator()
                                && arguments.size() == that.arguments().size() -> {
                    boolean same = true;
                    for (int i = 0; same && i < arguments.size(); i++) {
                        same = isSame(arguments.get(i), that.arguments().get(i));
                    }
                    yield same;
                }
                default -> one == other;
            };
        }
    }

    Aspects(Compiler compiler) {
        this.compiler = compiler;
    }

    /**
     * The node of an expression that looks at one cell; null if it does not, or need not say so.
     */
    @Nullable Node of(Expr expr) {
        if (!isBrief(expr)) {
            return null;
        }
        Place place = place(expr).orElse(null);
        if (place == null || place.variable() < 0) {
            return null;
        }
        Set<Local> free = compiler.facts.of(expr).free();
        for (Expr argument : place.path()) {
            if (!free.containsAll(compiler.facts.of(argument).free())) {
                return null; // It looks at one cell for each value of a local of its own.
            }
        }
        Local content = new Local("the value of a cell");
        Expr said = replaced(expr, content);
        return new Aspected(
                compiler.layout.shape(place.variable()),
                place.path().stream().map(compiler::compile).toArray(Node[]::new),
                new SaidOfCell(compiler, said, content, count),
                compiler.compileWhole(expr));
    }

    /** An expression in which a local stands for the cell's value. */
    private Expr replaced(Expr expr, Local content) {
        return cell(expr) == null
                ? Rewriting.parts(expr, part -> replaced(part, content))
                : new Expr.Reference(content, expr.range());
    }

    /** Whether an expression says less of the cell than the cell's value does, as a rule. */
    private boolean isBrief(Expr expr) {
        return switch (expr) {
            case Expr.Quantified quantified -> true;
            case Expr.And and -> true;
            case Expr.Or or -> true;
            case Expr.Filter filter -> true;
            case Expr.MapSet map -> true;
            case Expr.Unfolded unfolded -> isBrief(unfolded.body());
            case Expr.If(Expr condition, Expr yes, Expr no, var range) ->
                    isBriefOrKnown(yes) && isBriefOrKnown(no);
            case Expr.Apply apply ->
                    Operators.onlySet(apply) == null
                            && switch (apply.operator()) {
                                case NOT,
                                        IMPLIES,
                                        EQUIVALENT,
                                        EQUAL,
                                        NOT_EQUAL,
                                        IN,
                                        NOT_IN,
                                        SUBSET_OF,
                                        BIG_UNION,
                                        APPLY,
                                        FIELD,
                                        DOMAIN,
                                        LESS,
                                        AT_MOST,
                                        GREATER,
                                        AT_LEAST,
                                        CARDINALITY,
                                        IS_FINITE_SET,
                                        LEN,
                                        HEAD ->
                                        true;
                                default -> false;
                            };
            default -> false;
        };
    }

    private boolean isBriefOrKnown(Expr expr) {
        return isBrief(expr) || !compiler.facts.of(expr).state();
    }

    /** The one place at which an expression looks; empty if there are several. */
    private Optional<Place> place(Expr expr) {
        Optional<Place> known = places.get(expr);
        if (known == null) {
            known = find(expr);
            places.put(expr, known);
        }
        return known;
    }

    private Optional<Place> find(Expr expr) {
        Facts.Fact fact = compiler.facts.of(expr);
        if (fact.primed() || fact.impure()) {
            return Optional.empty();
        }
        if (!fact.state()) {
            return NOWHERE;
        }
        Place cell = cell(expr);
        if (cell != null) {
            return Optional.of(cell);
        }
        if (expr instanceof Expr.Variable
                || expr instanceof Expr.Enabled
                || expr instanceof Expr.Call) {
            return Optional.empty();
        }
        Place found = NOWHERE.get();
        for (Expr child : Children.of(expr)) {
            Place next = place(child).orElse(null);
            if (next == null
                    || next.variable() >= 0 && found.variable() >= 0 && !next.isSame(found)) {
                return Optional.empty();
            }
            found = next.variable() >= 0 ? next : found;
        }
        return Optional.of(found);
    }

    /**
     * The place of an expression that is a variable, or its part, in a cell; null if it is none.
     */
    private @Nullable Place cell(Expr expr) {
        List<Expr> path = new ArrayList<>();
        Expr at = expr;
        while (at instanceof Expr.Apply(Operator operator, List<Expr> arguments, var range)
                && (operator == Operator.APPLY || operator == Operator.FIELD)) {
            path.addFirst(arguments.get(1));
            at = arguments.get(0);
        }
        return at instanceof Expr.Variable variable
                        && !variable.primed()
                        && depth(compiler.layout.shape(variable.index())) == path.size()
                ? new Place(variable.index(), path)
                : null;
    }

    /** How many arguments lead to each cell of a variable; -1 if that differs. */
    private static int depth(Shape shape) {
        if (!(shape instanceof Shape.Parts parts)) {
            return shape instanceof Shape.Whole ? 0 : -1;
        }
        int depth = depth(parts.parts()[0]);
        for (Shape part : parts.parts()) {
            if (depth < 0 || depth(part) != depth) {
                return -1;
            }
        }
        return depth + 1;
    }

    /** An expression that looks at one cell. */
    private static final class Aspected extends Node {
        private final Shape shape;
        private final Node[] path;
        private final SaidOfCell said;
        private final Node whole;

        Aspected(Shape shape, Node[] path, SaidOfCell said, Node whole) {
            super(whole.range);
            this.shape = shape;
            this.path = path;
            this.said = said;
            this.whole = whole;
        }

        @Override
        Value eval(Frame f) {
            CellReads reads = f.reads;
            int cell = reads == null ? -1 : cell(f);
            Value @Nullable [] locals = cell < 0 ? null : said.locals(f);
            if (reads == null || locals == null) {
                return whole.eval(f);
            }
            Aspect aspect = said.of(cell, locals);
            if (aspect == null) {
                return whole.eval(f);
            }
            Value result = aspect.of(f, f.current[cell]);
            reads.current(aspect, result);
            return result;
        }

        /** The cell; -1 if the path leads to none, or cannot be evaluated. */
        private int cell(Frame f) {
            Shape at = shape;
            try {
                for (Node argument : path) {
                    Shape part =
                            at instanceof Shape.Parts parts ? parts.part(argument.eval(f)) : null;
                    if (part == null) {
                        return -1;
                    }
                    at = part;
                }
            } catch (EvaluationException e) {
                return -1;
            }
            return at instanceof Shape.Whole(int cell) ? cell : -1;
        }
    }
}
