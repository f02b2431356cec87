package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.Domain;
import org.fos.checker.value.StringValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Compiles applications of operators. */
final class Operators {
    private final Compiler compiler;

    Operators(Compiler compiler) {
        this.compiler = compiler;
    }

    /** S in {@code UNION {S}}, which need not be written out; null for anything else. */
    static @Nullable Expr onlySet(Expr.Apply apply) {
        return apply.operator() == Operator.BIG_UNION
                        && apply.arguments().getFirst() instanceof Expr.Apply sets
                        && sets.operator() == Operator.SET_OF
                        && sets.arguments().size() == 1
                ? sets.arguments().getFirst()
                : null;
    }

    Node compile(Expr.Apply apply) {
        Range range = apply.range();
        Expr only = onlySet(apply);
        if (only != null) {
            return new Unions.Only(compiler.compile(only), range);
        }
        return switch (apply.operator()) {
            case IN, NOT_IN -> in(apply);
            case APPLY -> application(apply);
            case FIELD -> field(apply);
            default -> of(apply.operator(), compiler.all(apply.arguments()), range);
        };
    }

    private static Node of(Operator operator, Node[] args, Range range) {
        return switch (operator) {
            case NOT -> new Logic.Not(args[0], range);
            case IMPLIES -> new Logic.Implies(args[0], args[1], range);
            case EQUIVALENT -> new Logic.Equivalent(args[0], args[1], range);
            case EQUAL -> new Logic.Equal(args[0], args[1], true, range);
            case NOT_EQUAL -> new Logic.Equal(args[0], args[1], false, range);
            case UNION -> new Sets.Combined('+', args[0], args[1], range);
            case INTERSECTION -> new Sets.Combined('*', args[0], args[1], range);
            case DIFFERENCE -> new Sets.Combined('-', args[0], args[1], range);
            case SUBSET_OF -> new Sets.Subset(args[0], args[1], range);
            case POWER_SET -> new Sets.PowerSet(args[0], range);
            case BIG_UNION -> Unions.of(args[0], range);
            case SET_OF -> new Sets.Enumerated(args, range);
            case DOMAIN -> new Functions.DomainOf(args[0], range);
            case FUNCTION_SET -> new Functions.SetOfFunctions(args[0], args[1], range);
            case TUPLE -> new Functions.Tuple(args, range);
            case PRODUCT -> new Functions.SetOfEach(Domain.sequence(args.length), args, range);
            case PLUS, MINUS, TIMES, POWER, QUOTIENT, REMAINDER ->
                    new Arithmetic.Binary(operator, args[0], args[1], range);
            case NEGATE -> new Arithmetic.Negate(args[0], range);
            case LESS, AT_MOST, GREATER, AT_LEAST ->
                    new Arithmetic.Compare(operator, args[0], args[1], range);
            case INTERVAL -> new Arithmetic.Interval(args[0], args[1], range);
            case NAT -> new Sets.Fixed(new Views.Numbers(false), range);
            case INT -> new Sets.Fixed(new Views.Numbers(true), range);
            case UNBOUNDED_CHOOSE, UNBOUNDED_ALL, UNBOUNDED_ANY ->
                    new Names.Unbounded(operator.symbol(), range);
            case BOOLEAN -> new Sets.Fixed(Views.BOOLEANS, range);
            case STRING -> new Sets.Fixed(new Views.Strings(), range);
            case ANY -> new Sets.Fixed(new Views.Anything(), range);
            case CARDINALITY -> new Sets.Cardinality(args[0], range);
            case IS_FINITE_SET -> new Sets.IsFinite(args[0], range);
            case SEQ -> new Sequences.All(args[0], range);
            case LEN -> new Sequences.Length(args[0], range);
            case APPEND -> new Sequences.Append(args[0], args[1], range);
            case CONCATENATE -> new Sequences.Concatenate(args[0], args[1], range);
            case HEAD -> new Sequences.End(true, args[0], range);
            case TAIL -> new Sequences.End(false, args[0], range);
            case SUB_SEQ -> new Sequences.SubSequence(args[0], args[1], args[2], range);
            case PAIR -> new Functions.Pair(args[0], args[1], range);
            case OVERRIDE -> new Functions.Overriding(args[0], args[1], range);
            case PERMUTATIONS -> new Functions.Permutations(args[0], range);
            case TLC_EVAL -> args[0];
            case ASSERT, PRINT, PRINT_T, TO_STRING -> new Sequences.Saying(operator, args, range);
            case BAG_IN,
                    BAG_TO_SET,
                    SET_TO_BAG,
                    BAG_PLUS,
                    BAG_MINUS,
                    SUB_BAG,
                    BAG_AT_MOST,
                    BAG_CARDINALITY,
                    COPIES_IN,
                    IS_A_BAG,
                    EMPTY_BAG,
                    BAG_UNION ->
                    new Bags.Operation(operator, args, range);
            case IN, NOT_IN, APPLY, FIELD, SELECT_SEQ, SORT_SEQ, BAG_OF_ALL, TLC_GET, TLC_SET ->
                    throw new Unsupported(range, operator.symbol());
        };
    }

    Node compileHigher(Expr.ApplyHigher apply) {
        Node[] args = compiler.all(apply.arguments());
        List<Local> parameters = apply.parameters();
        int[] slots = parameters.stream().mapToInt(compiler::slot).toArray();
        Node body = compiler.compile(apply.body());
        return switch (apply.operator()) {
            case SELECT_SEQ -> new Sequences.Select(args[0], slots[0], body, apply.range());
            case SORT_SEQ -> new Sequences.Sort(args[0], slots[0], slots[1], body, apply.range());
            case BAG_OF_ALL -> new Bags.OfAll(args[0], slots[0], body, apply.range());
            default -> throw new Unsupported(apply.range(), apply.operator().symbol());
        };
    }

    private Node in(Expr.Apply apply) {
        Expr set = apply.arguments().get(1);
        boolean in = apply.operator() == Operator.IN;
        Node element = compiler.compile(apply.arguments().get(0));
        Partition partition = compiler.partition(set);
        return partition != null && set instanceof Expr.Variable variable
                ? new Cells.InPartition(
                        element, compiler.variable(variable), partition, in, apply.range())
                : new Sets.In(element, compiler.compile(set), in, apply.range());
    }

    /** Goes to the variable that is applied, if it is one, so that its part is read alone. */
    private Node application(Expr.Apply apply) {
        List<Node> path = new ArrayList<>();
        List<Range> ranges = new ArrayList<>();
        Expr at = apply;
        while (at instanceof Expr.Apply inner
                && (inner.operator() == Operator.APPLY || inner.operator() == Operator.FIELD)) {
            path.addFirst(compiler.compile(inner.arguments().get(1)));
            ranges.addFirst(inner.range());
            at = inner.arguments().get(0);
        }
        if (at instanceof Expr.Variable variable
                && compiler.layout.shape(variable.index()) instanceof Shape.Parts) {
            return new Cells.Part(
                    compiler.variable(variable),
                    path.toArray(new Node[0]),
                    ranges.toArray(new Range[0]),
                    apply.range());
        }
        return new Functions.Apply(
                compiler.compile(apply.arguments().get(0)),
                compiler.compile(apply.arguments().get(1)),
                apply.range());
    }

    private Node field(Expr.Apply apply) {
        if (apply.arguments().get(0) instanceof Expr.Variable variable
                && compiler.layout.shape(variable.index()) instanceof Shape.Parts) {
            return application(apply);
        }
        if (apply.arguments().get(1) instanceof Expr.Literal literal
                && literal.value() instanceof StringValue name) {
            return new Functions.Field(
                    compiler.compile(apply.arguments().get(0)), name, apply.range());
        }
        throw new Unsupported(apply.range(), "a field without a name");
    }
}
