package org.fos.checker.tree;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import org.fos.checker.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A specification under a configuration.
 *
 * @param module the root module's name
 * @param variables in the order of declaration
 * @param constants in the order of declaration, with their values where they are values
 * @param init the initial condition
 * @param next the next-state relation
 * @param fairness the other conjuncts of the specification's formula, if it was given as one
 * @param assumptions what must hold of the constants
 * @param abstractions for properties that hold an instance to a refinement, by their names, what
 *     the instance's variables stand for
 * @param modelValueOrder model values by name, in the order in which the configuration has them
 */
public record SpecTree(
        String module,
        List<String> variables,
        Map<String, Optional<Value>> constants,
        Expr init,
        Expr next,
        List<Temporal> fairness,
        List<Named<Expr>> assumptions,
        List<Named<Expr>> invariants,
        List<Named<Temporal>> properties,
        List<Named<Expr>> constraints,
        List<Named<Expr>> actionConstraints,
        Optional<Expr> symmetry,
        Optional<Expr> view,
        boolean checkDeadlock,
        Map<String, List<Named<Expr>>> abstractions,
        Map<String, Integer> modelValueOrder) {

    public SpecTree {
        variables = ImmutableList.copyOf(variables);
        fairness = ImmutableList.copyOf(fairness);
        assumptions = ImmutableList.copyOf(assumptions);
        invariants = ImmutableList.copyOf(invariants);
        properties = ImmutableList.copyOf(properties);
        constraints = ImmutableList.copyOf(constraints);
        actionConstraints = ImmutableList.copyOf(actionConstraints);
        abstractions = ImmutableMap.copyOf(abstractions);
    }

    /** A formula with the name under which the configuration lists it. */
    public record Named<T>(String name, T formula) {}
}
