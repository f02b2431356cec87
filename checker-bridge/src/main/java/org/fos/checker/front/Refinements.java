package org.fos.checker.front;

import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.SpecificationException.Kind;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.tree.Temporal;
import org.jspecify.annotations.Nullable;

import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.Subst;
import tla2sany.semantic.SubstInNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which properties say that a specification refines another: those that say of each step what it
 * must be, and either speak of a named instance or have the form {@code Init /\ [][Next]_vars}.
 */
final class Refinements {
    private final SpecSource source;
    private final Translator translator;

    Refinements(SpecSource source, Translator translator) {
        this.source = source;
        this.translator = translator;
    }

    /**
     * The properties that behaviours are held to.
     *
     * @param asked their names; if empty, those of the configuration that are refinements
     * @param configured the configuration's properties
     */
    List<String> among(
            List<String> asked,
            List<String> configured,
            Function<String, OpDefNode> definition,
            Function<String, Temporal> property)
            throws SpecificationException {
        for (String name : asked) {
            if (!saysWhatStepsAre(property.apply(name))) {
                throw new SpecificationException(
                        Kind.CONFIGURATION,
                        "%s: %s says of no step what it must be; a refinement is Init /\\ "
                                        .formatted(source.file(), name)
                                + "[][Next]_vars of an INSTANCE");
            }
        }
        if (!asked.isEmpty()) {
            return asked;
        }
        List<String> found = new ArrayList<>();
        for (String name : configured) {
            Temporal formula = property.apply(name);
            if (saysWhatStepsAre(formula)
                    && (instance(definition.apply(name).getBody(), new HashSet<>()) != null
                            || hasInitialPredicate(formula))) {
                found.add(name);
            }
        }
        if (found.isEmpty()) {
            throw new SpecificationException(Kind.CONFIGURATION, none(configured));
        }
        return found;
    }

    private String none(List<String> configured) {
        String expected =
                "expected one such as Refines == A!Spec, with A == INSTANCE Abstract WITH ...";
        return source.config().isEmpty()
                ? "%s: no configuration names a PROPERTY that says what it refines; %s"
                        .formatted(source.file(), expected)
                : "%s: no PROPERTY says what %s refines; it names %s; %s"
                        .formatted(
                                source.config().get(),
                                source.module(),
                                configured.isEmpty() ? "none" : String.join(", ", configured),
                                expected);
    }

    private static boolean saysWhatStepsAre(Temporal formula) {
        return switch (formula) {
            case Temporal.And and ->
                    and.conjuncts().stream().anyMatch(Refinements::saysWhatStepsAre);
            case Temporal.EveryStep every -> true;
            default -> false;
        };
    }

    private static boolean hasInitialPredicate(Temporal formula) {
        return switch (formula) {
            case Temporal.And and ->
                    and.conjuncts().stream().anyMatch(Refinements::hasInitialPredicate);
            case Temporal.State state -> true;
            default -> false;
        };
    }

    /** A definition that comes through an instance, in a formula or what it is made of. */
    private static @Nullable OpDefNode instance(
            @Nullable SemanticNode node, Set<OpDefNode> visited) {
        if (node == null) {
            return null;
        }
        if (node instanceof OpApplNode application
                && application.getOperator() instanceof OpDefNode definition
                && definition.getKind() == ASTConstants.UserDefinedOpKind
                && visited.add(definition)) {
            OpDefNode found =
                    definition.getName().toString().contains("!")
                            ? definition
                            : instance(definition.getBody(), visited);
            if (found != null) {
                return found;
            }
        }
        SemanticNode[] children = node.getChildren();
        if (children != null) {
            for (SemanticNode child : children) {
                OpDefNode found = instance(child, visited);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /**
     * What the variables of the instances stand for, by the properties' names; an instance with
     * parameters has several meanings and is left out.
     */
    Map<String, List<Named<Expr>>> abstractions(
            List<String> properties, Function<String, OpDefNode> definition) {
        Map<String, List<Named<Expr>>> all = new LinkedHashMap<>();
        for (String name : properties) {
            OpDefNode reached = instance(definition.apply(name).getBody(), new HashSet<>());
            if (reached != null
                    && reached.getNumberOfArgs() == 0
                    && reached.getBody() instanceof SubstInNode substitution) {
                List<Named<Expr>> variables = variables(substitution);
                if (!variables.isEmpty()) {
                    all.put(name, variables);
                }
            }
        }
        return all;
    }

    private List<Named<Expr>> variables(SubstInNode substitution) {
        List<Named<Expr>> variables = new ArrayList<>();
        for (Subst subst : substitution.getSubsts()) {
            if (subst.getOp().getKind() == ASTConstants.VariableDeclKind
                    && subst.getExpr() instanceof ExprNode expr) {
                variables.add(
                        new Named<>(
                                subst.getOp().getName().toString(),
                                translator.translate(expr, Scope.EMPTY, false)));
            }
        }
        return variables;
    }
}
