package org.fos.checker.tree;

import com.google.common.collect.ImmutableList;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An expression with all names resolved. Constants are values, instances are substituted, operators
 * that are not recursive are unfolded where they are used, and a prime stands at variables only.
 */
public sealed interface Expr {

    /** Where it is written. */
    Range range();

    /** A value. */
    record Literal(Value value, Range range) implements Expr {}

    /**
     * A variable of the specification.
     *
     * @param index its place in the order of declaration, from 0
     * @param primed whether its value in the next state is meant
     */
    record Variable(int index, String name, boolean primed, Range range) implements Expr {}

    /** What a local stands for. */
    record Reference(Local local, Range range) implements Expr {}

    /**
     * An expression in which a local stands for another, evaluated at most once and only if it is
     * needed.
     */
    record Let(Local local, Expr definition, Expr body, Range range) implements Expr {}

    /**
     * An operator's definition, unfolded.
     *
     * @param name the operator's name, {@code Instance!Name} where it came through one
     * @param parameters its parameters' names
     * @param arguments what they stand for here, one for each parameter that is no operator
     * @param definition where the operator is defined
     */
    record Unfolded(
            String name,
            List<String> parameters,
            List<Expr> arguments,
            Expr body,
            Range definition,
            Range range)
            implements Expr {
        public Unfolded {
            parameters = List.copyOf(parameters);
            arguments = List.copyOf(arguments);
        }
    }

    /** An operator applied to values. */
    record Apply(Operator operator, List<Expr> arguments, Range range) implements Expr {
        public Apply {
            arguments = ImmutableList.copyOf(arguments);
        }
    }

    /**
     * An operator that also takes an operator of one or two arguments, such as {@code SelectSeq}.
     *
     * @param parameters the taken operator's parameters
     * @param body the taken operator's body
     */
    record ApplyHigher(
            Operator operator, List<Expr> arguments, List<Local> parameters, Expr body, Range range)
            implements Expr {
        public ApplyHigher {
            arguments = ImmutableList.copyOf(arguments);
            parameters = ImmutableList.copyOf(parameters);
        }
    }

    /** A conjunction, evaluated from left to right until one is FALSE. */
    record And(List<Expr> conjuncts, Range range) implements Expr {
        public And {
            conjuncts = ImmutableList.copyOf(conjuncts);
        }
    }

    /** A disjunction, evaluated from left to right until one is TRUE. */
    record Or(List<Expr> disjuncts, Range range) implements Expr {
        public Or {
            disjuncts = ImmutableList.copyOf(disjuncts);
        }
    }

    /** {@code IF condition THEN yes ELSE no}. */
    record If(Expr condition, Expr yes, Expr no, Range range) implements Expr {}

    /** {@code CASE ...}; {@code other} is null if there is none. */
    record Case(List<Arm> arms, @Nullable Expr other, Range range) implements Expr {
        public Case {
            arms = ImmutableList.copyOf(arms);
        }
    }

    /** One arm of a CASE. */
    record Arm(Expr guard, Expr result) {}

    /** {@code \A local \in set : body}, or {@code \E}. */
    record Quantified(boolean universal, Local local, Expr set, Expr body, Range range)
            implements Expr {}

    /** {@code CHOOSE local \in set : body}. */
    record Choose(Local local, Expr set, Expr body, Range range) implements Expr {}

    /** {@code {local \in set : body}}. */
    record Filter(Local local, Expr set, Expr body, Range range) implements Expr {}

    /** {@code {body : bounds}}. */
    record MapSet(List<Bound> bounds, Expr body, Range range) implements Expr {
        public MapSet {
            bounds = ImmutableList.copyOf(bounds);
        }
    }

    /** {@code [bounds |-> body]}; with several bounds the arguments are tuples. */
    record Function(List<Bound> bounds, Expr body, Range range) implements Expr {
        public Function {
            bounds = ImmutableList.copyOf(bounds);
        }
    }

    /** {@code f[bounds] == body}, in which {@code self} stands for f. */
    record RecursiveFunction(Local self, List<Bound> bounds, Expr body, Range range)
            implements Expr {
        public RecursiveFunction {
            bounds = ImmutableList.copyOf(bounds);
        }
    }

    /** A local with the set that it ranges over. */
    record Bound(Local local, Expr set) {}

    /** {@code [field |-> value, ...]}. */
    record Record(List<Field> fields, Range range) implements Expr {
        public Record {
            fields = ImmutableList.copyOf(fields);
        }
    }

    /** {@code [field : set, ...]}. */
    record RecordSet(List<Field> fields, Range range) implements Expr {
        public RecordSet {
            fields = ImmutableList.copyOf(fields);
        }
    }

    /** A field's name with an expression. */
    record Field(String name, Expr value) {}

    /** {@code [base EXCEPT !path = value, ...]}, one change after the other. */
    record Except(Expr base, List<Change> changes, Range range) implements Expr {
        public Except {
            changes = ImmutableList.copyOf(changes);
        }
    }

    /**
     * One change of an EXCEPT.
     *
     * @param at what {@code @} stands for in {@code value}
     */
    record Change(List<Expr> path, Local at, Expr value, Range range) {
        public Change {
            path = ImmutableList.copyOf(path);
        }
    }

    /** A recursive operator applied to values. */
    record Call(Recursive operator, List<Expr> arguments, Range range) implements Expr {
        public Call {
            arguments = ImmutableList.copyOf(arguments);
        }
    }

    /** Whether a step of the action is possible. */
    record Enabled(Expr action, Range range) implements Expr {}

    /** The variables keep their values. */
    record Unchanged(List<Variable> variables, Range range) implements Expr {
        public Unchanged {
            variables = ImmutableList.copyOf(variables);
        }
    }
}
