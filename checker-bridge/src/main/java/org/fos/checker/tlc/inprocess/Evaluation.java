package org.fos.checker.tlc.inprocess;

import org.fos.checker.front.Sany;
import org.jspecify.annotations.Nullable;

import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.Subst;
import tla2sany.semantic.SubstInNode;

import tlc2.tool.EvalException;
import tlc2.tool.TLCState;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.Enumerable;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import tlc2.value.impl.ValueEnumeration;

import util.Assert;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Evaluates guards, ranges and arguments at one state, with TLC's evaluator. */
final class Evaluation {
    private final Tool tool;
    private final TLCState state;

    Evaluation(Tool tool, TLCState state) {
        this.tool = tool;
        this.state = state;
    }

    Tool tool() {
        return tool;
    }

    TLCState state() {
        return state;
    }

    Value value(SemanticNode expression, Context context) {
        return (Value) tool.eval(expression, context, state);
    }

    boolean isTrue(SemanticNode expression, Context context) {
        Value value = value(expression, context);
        if (value instanceof BoolValue truth) {
            return truth.val;
        }
        throw new Assert.TLCRuntimeException(
                "expected a boolean and got %s at %s".formatted(value, Sany.place(expression)));
    }

    /** Whether two values are equal; values that TLC refuses to compare are not. */
    static boolean same(Value one, Value other) {
        try {
            return one.equals(other);
        } catch (EvalException | Assert.TLCRuntimeException e) {
            return false;
        }
    }

    /** The context inside an instance. */
    Context substituted(SubstInNode instance, Context context) {
        Context inner = context;
        for (Subst substitution : instance.getSubsts()) {
            Object value = tool.getVal(substitution.getExpr(), context, false);
            inner = inner.cons(substitution.getOp(), value);
        }
        return inner;
    }

    /** The context inside an operator's definition. */
    Context entered(Passage.Unfolding unfolding, Context context) {
        ExprOrOpArgNode[] args = unfolding.application().getArgs();
        return args.length == 0
                ? context
                : tool.getOpContext(unfolding.definition(), args, context, true);
    }

    /**
     * Goes through the values of a quantifier's variables.
     *
     * @param given the value that a variable must have, or null where any will do
     * @param then is called for each choice that is in range
     */
    void choose(
            OpApplNode exists,
            Function<FormalParamNode, @Nullable Value> given,
            Context context,
            Consumer<Context> then) {
        group(new Choosing(exists, given, context, then), 0, context);
    }

    /** A quantifier, what is given for it, the context of its ranges, and what follows. */
    private record Choosing(
            OpApplNode exists,
            Function<FormalParamNode, @Nullable Value> given,
            Context outer,
            Consumer<Context> then) {}

    private void group(Choosing of, int group, Context inner) {
        ExprNode[] ranges = of.exists().getBdedQuantBounds();
        if (group == ranges.length) {
            of.then().accept(inner);
            return;
        }
        Value range = value(ranges[group], of.outer());
        FormalParamNode[] variables = of.exists().getBdedQuantSymbolLists()[group];
        if (of.exists().isBdedQuantATuple()[group]) {
            tuple(of, group, range, List.of(variables), inner);
        } else {
            variable(of, group, range, 0, inner);
        }
    }

    private void variable(Choosing of, int group, Value range, int index, Context inner) {
        FormalParamNode[] variables = of.exists().getBdedQuantSymbolLists()[group];
        if (index == variables.length) {
            group(of, group + 1, inner);
            return;
        }
        Value given = of.given().apply(variables[index]);
        if (given != null) {
            if (contains(range, given)) {
                variable(of, group, range, index + 1, inner.cons(variables[index], given));
            }
            return;
        }
        ValueEnumeration elements = elements(range, of.exists());
        for (Value element = elements.nextElement();
                element != null;
                element = elements.nextElement()) {
            variable(of, group, range, index + 1, inner.cons(variables[index], element));
        }
    }

    private void tuple(
            Choosing of, int group, Value range, List<FormalParamNode> variables, Context inner) {
        ValueEnumeration elements = elements(range, of.exists());
        for (Value element = elements.nextElement();
                element != null;
                element = elements.nextElement()) {
            if (!(element.toTuple() instanceof TupleValue tuple)
                    || tuple.elems.length != variables.size()) {
                throw new Assert.TLCRuntimeException(
                        "expected a tuple of %d and got %s at %s"
                                .formatted(variables.size(), element, Sany.place(of.exists())));
            }
            Context bound = inner;
            boolean fits = true;
            for (int i = 0; i < variables.size(); i++) {
                Value given = of.given().apply(variables.get(i));
                fits &= given == null || same(tuple.elems[i], given);
                bound = bound.cons(variables.get(i), tuple.elems[i]);
            }
            if (fits) {
                group(of, group + 1, bound);
            }
        }
    }

    private static boolean contains(Value range, Value value) {
        try {
            return range.member(value);
        } catch (EvalException | Assert.TLCRuntimeException e) {
            return false; // TLC refuses to compare the value with the range's elements.
        }
    }

    private static ValueEnumeration elements(Value range, OpApplNode exists) {
        if (range instanceof Enumerable set) {
            return set.elements();
        }
        throw new Assert.TLCRuntimeException(
                "the range %s of a quantifier cannot be enumerated at %s"
                        .formatted(range, Sany.place(exists)));
    }
}
