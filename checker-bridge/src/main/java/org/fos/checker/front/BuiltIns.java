package org.fos.checker.front;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;

import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;

import java.util.ArrayList;
import java.util.List;

/** Translates TLA+'s own constructs. */
final class BuiltIns {
    private static final SetValue NOTHING = SetValue.of(new Value[0], 0);

    private final Translator translator;

    BuiltIns(Translator translator) {
        this.translator = translator;
    }

    Expr translate(OpApplNode node, String name, Scope scope, boolean primed) {
        Range range = Translator.range(node);
        ExprOrOpArgNode[] args = node.getArgs();
        return switch (name) {
            case "TRUE" -> new Expr.Literal(Values.bool(true), range);
            case "FALSE" -> new Expr.Literal(Values.bool(false), range);
            case "$ConjList", "\\land" -> new Expr.And(all(args, scope, primed), range);
            case "$DisjList", "\\lor" -> new Expr.Or(all(args, scope, primed), range);
            case "$IfThenElse" ->
                    new Expr.If(
                            translator.translate(args[0], scope, primed),
                            translator.translate(args[1], scope, primed),
                            translator.translate(args[2], scope, primed),
                            range);
            case "$Case" -> cases(args, scope, primed, range);
            case "$BoundedForall" -> quantified(true, node, scope, primed);
            case "$BoundedExists" -> quantified(false, node, scope, primed);
            case "$BoundedChoose", "$SubsetOf" -> selected(name, node, scope, primed);
            case "$SetOfAll", "$FcnConstructor", "$NonRecursiveFcnSpec", "$RecursiveFcnSpec" ->
                    made(name, node, scope, primed);
            case "$UnboundedChoose" -> new Expr.Apply(Operator.UNBOUNDED_CHOOSE, List.of(), range);
            case "$UnboundedForall" -> new Expr.Apply(Operator.UNBOUNDED_ALL, List.of(), range);
            case "$UnboundedExists" -> new Expr.Apply(Operator.UNBOUNDED_ANY, List.of(), range);
            case "$RcdConstructor" -> new Expr.Record(fields(args, scope, primed), range);
            case "$SetOfRcds" -> new Expr.RecordSet(fields(args, scope, primed), range);
            case "$RcdSelect" ->
                    new Expr.Apply(
                            Operator.FIELD,
                            List.of(
                                    translator.translate(args[0], scope, primed),
                                    new Expr.Literal(
                                            Values.string(text(args[1])),
                                            Translator.range(args[1]))),
                            range);
            case "$Except" -> except(args, scope, primed, range);
            case "$Nop" -> translator.translate(args[0], scope, primed);
            case "'" -> next(translator.translate(args[0], scope, true), range);
            case "UNCHANGED" -> unchanged(args[0], scope, range);
            case "ENABLED" -> enabled(args[0], scope, range);
            case "$SquareAct" ->
                    new Expr.Or(
                            List.of(
                                    translator.translate(args[0], scope, false),
                                    unchanged(args[1], scope, range)),
                            range);
            case "$AngleAct" ->
                    new Expr.And(
                            List.of(
                                    translator.translate(args[0], scope, false),
                                    new Expr.Apply(
                                            Operator.NOT,
                                            List.of(unchanged(args[1], scope, range)),
                                            range)),
                            range);
            default -> operator(name, args, scope, primed, range);
        };
    }

    /**
     * A primed expression: where more than a variable is primed, TLC takes its value, and it does
     * not say what variables are next even if it is a formula.
     */
    private static Expr next(Expr primed, Range range) {
        Expr inner = primed;
        while (inner instanceof Expr.Unfolded unfolded) {
            inner = unfolded.body();
        }
        return inner instanceof Expr.Variable
                        || inner instanceof Expr.Reference
                        || inner instanceof Expr.Literal
                ? primed
                : new Expr.Apply(Operator.TLC_EVAL, List.of(primed), range);
    }

    private Expr operator(
            String name, ExprOrOpArgNode[] args, Scope scope, boolean primed, Range range) {
        Operator operator = Operators.builtIn(name);
        if (operator == null) {
            throw Refused.unsupported(range, spelt(name));
        }
        return new Expr.Apply(operator, all(args, scope, primed), range);
    }

    private static String spelt(String name) {
        return switch (name) {
            case "\\cdot" -> "the composition of actions";
            case "[]", "<>", "~>", "$WF", "$SF", "$TemporalExists", "$TemporalForall", "-+->" ->
                    "a temporal formula inside an expression";
            default -> "the operator " + name;
        };
    }

    private List<Expr> all(ExprOrOpArgNode[] args, Scope scope, boolean primed) {
        List<Expr> all = new ArrayList<>();
        for (ExprOrOpArgNode arg : args) {
            all.add(translator.translate(arg, scope, primed));
        }
        return all;
    }

    private Expr cases(ExprOrOpArgNode[] args, Scope scope, boolean primed, Range range) {
        List<Expr.Arm> arms = new ArrayList<>();
        Expr other = null;
        for (ExprOrOpArgNode arg : args) {
            ExprOrOpArgNode[] pair = ((OpApplNode) arg).getArgs();
            Expr result = translator.translate(pair[1], scope, primed);
            if (pair[0] == null) {
                other = result;
            } else {
                arms.add(new Expr.Arm(translator.translate(pair[0], scope, primed), result));
            }
        }
        return new Expr.Case(arms, other, range);
    }

    /** The bounds of a construct, one for each variable, and the scope inside. */
    private record Binding(List<Expr.Bound> bounds, Scope inner, List<Translator.Pending> sets) {}

    private Binding binding(OpApplNode node, Scope scope, boolean primed) {
        FormalParamNode[][] groups = node.getBdedQuantSymbolLists();
        ExprNode[] sets = node.getBdedQuantBounds();
        boolean[] tuples = node.isBdedQuantATuple();
        List<Expr.Bound> bounds = new ArrayList<>();
        List<Translator.Pending> pending = new ArrayList<>();
        Scope inner = scope;
        for (int g = 0; g < groups.length; g++) {
            Expr set = translator.translate(sets[g], scope, primed);
            boolean several = groups.length > 1 || (groups[g].length > 1 && !tuples[g]);
            if (several && !(set instanceof Expr.Literal)) {
                Local shared = new Local("the set at " + set.range());
                pending.add(new Translator.Pending(shared, set));
                set = new Expr.Reference(shared, set.range());
            }
            if (tuples[g]) {
                Local tuple = new Local("the tuple at " + Translator.range(sets[g]));
                bounds.add(new Expr.Bound(tuple, set));
                inner = bindTuple(groups[g], tuple, inner);
            } else {
                for (FormalParamNode symbol : groups[g]) {
                    Local local = new Local(symbol.getName().toString());
                    bounds.add(new Expr.Bound(local, set));
                    inner = inner.bind(symbol, new Expr.Reference(local, Translator.range(symbol)));
                }
            }
        }
        return new Binding(bounds, inner, pending);
    }

    private static Scope bindTuple(FormalParamNode[] symbols, Local tuple, Scope scope) {
        Scope inner = scope;
        for (int i = 0; i < symbols.length; i++) {
            Range range = Translator.range(symbols[i]);
            inner =
                    inner.bind(
                            symbols[i],
                            new Expr.Apply(
                                    Operator.APPLY,
                                    List.of(
                                            new Expr.Reference(tuple, range),
                                            new Expr.Literal(Values.integer(i + 1), range)),
                                    range));
        }
        return inner;
    }

    private Expr quantified(boolean universal, OpApplNode node, Scope scope, boolean primed) {
        Binding binding = binding(node, scope, primed);
        Range range = Translator.range(node);
        Expr body = translator.translate(node.getArgs()[0], binding.inner(), primed);
        for (int b = binding.bounds().size() - 1; b >= 0; b--) {
            Expr.Bound bound = binding.bounds().get(b);
            List<Expr.Bound> later = binding.bounds().subList(b + 1, binding.bounds().size());
            Expr set = withAll(bound.set(), later);
            body = new Expr.Quantified(universal, bound.local(), set, body, range);
        }
        return Translator.wrap(binding.sets(), body);
    }

    /**
     * A set of a quantifier, for whose evaluation the sets after it must have values too: TLC
     * evaluates all before it looks whether the first is empty.
     */
    private static Expr withAll(Expr set, List<Expr.Bound> later) {
        if (set instanceof Expr.Literal literal && !literal.value().equals(NOTHING)) {
            return set;
        }
        Expr all = set;
        for (Expr.Bound bound : later) {
            if (!isKnown(bound.set(), set)) {
                Range range = bound.set().range();
                Expr none = new Expr.Literal(Values.bool(false), range);
                Expr.Filter nothing =
                        new Expr.Filter(new Local("no element"), bound.set(), none, range);
                all = new Expr.Apply(Operator.UNION, List.of(all, nothing), set.range());
            }
        }
        return all;
    }

    /** Whether a set has a value whenever another one has. */
    private static boolean isKnown(Expr set, Expr other) {
        return set instanceof Expr.Literal literal && literal.value() instanceof SetValue
                || set instanceof Expr.Reference(Local local, Range range)
                        && other instanceof Expr.Reference(Local same, Range where)
                        && local == same;
    }

    private Expr selected(String name, OpApplNode node, Scope scope, boolean primed) {
        Binding binding = binding(node, scope, primed);
        Range range = Translator.range(node);
        if (binding.bounds().size() != 1) {
            throw Refused.unsupported(range, "several variables here");
        }
        Expr.Bound bound = binding.bounds().getFirst();
        Expr body = translator.translate(node.getArgs()[0], binding.inner(), primed);
        return name.equals("$SubsetOf")
                ? new Expr.Filter(bound.local(), bound.set(), body, range)
                : new Expr.Choose(bound.local(), bound.set(), body, range);
    }

    private Expr made(String name, OpApplNode node, Scope scope, boolean primed) {
        Range range = Translator.range(node);
        Local self = null;
        Scope outer = scope;
        if (name.equals("$RecursiveFcnSpec")) {
            FormalParamNode symbol = node.getUnbdedQuantSymbols()[0];
            self = new Local(symbol.getName().toString());
            outer = outer.bind(symbol, new Expr.Reference(self, range));
        }
        Binding binding = binding(node, outer, primed);
        Expr body = translator.translate(node.getArgs()[0], binding.inner(), primed);
        Expr made =
                name.equals("$SetOfAll")
                        ? new Expr.MapSet(binding.bounds(), body, range)
                        : self == null
                                ? new Expr.Function(binding.bounds(), body, range)
                                : new Expr.RecursiveFunction(self, binding.bounds(), body, range);
        return Translator.wrap(binding.sets(), made);
    }

    private List<Expr.Field> fields(ExprOrOpArgNode[] args, Scope scope, boolean primed) {
        List<Expr.Field> fields = new ArrayList<>();
        for (ExprOrOpArgNode arg : args) {
            ExprOrOpArgNode[] pair = ((OpApplNode) arg).getArgs();
            fields.add(new Expr.Field(text(pair[0]), translator.translate(pair[1], scope, primed)));
        }
        return fields;
    }

    private static String text(SemanticNode node) {
        return ((StringNode) node).getRep().toString();
    }

    private Expr except(ExprOrOpArgNode[] args, Scope scope, boolean primed, Range range) {
        List<Expr.Change> changes = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            OpApplNode pair = (OpApplNode) args[i];
            ExprOrOpArgNode[] parts = pair.getArgs();
            Local at = new Local("@");
            changes.add(
                    new Expr.Change(
                            all(((OpApplNode) parts[0]).getArgs(), scope, primed),
                            at,
                            translator.withComponent(pair, at, parts[1], scope, primed),
                            Translator.range(pair)));
        }
        return new Expr.Except(translator.translate(args[0], scope, primed), changes, range);
    }

    private Expr enabled(SemanticNode action, Scope scope, Range range) {
        Scope.Freed freed = scope.freed();
        return Enabling.of(
                translator.translate(action, freed.scope(), false), freed.locals(), range);
    }

    /** {@code UNCHANGED}: of variables where it is one or a tuple of them, else an equation. */
    Expr unchanged(SemanticNode node, Scope scope, Range range) {
        Expr plain = translator.translate(node, scope, false);
        List<Expr.Variable> variables = new ArrayList<>();
        if (collect(plain, variables)) {
            return new Expr.Unchanged(variables, range);
        }
        return new Expr.Apply(
                Operator.EQUAL, List.of(translator.translate(node, scope, true), plain), range);
    }

    private static boolean collect(Expr expr, List<Expr.Variable> variables) {
        return switch (expr) {
            case Expr.Variable variable -> variables.add(variable);
            case Expr.Unfolded unfolded -> collect(unfolded.body(), variables);
            case Expr.Apply(Operator operator, List<Expr> parts, Range range)
                    when operator == Operator.TUPLE -> {
                for (Expr part : parts) {
                    if (!collect(part, variables)) {
                        yield false;
                    }
                }
                yield true;
            }
            default -> false;
        };
    }
}
