package org.fos.checker.engine;

import org.fos.checker.front.SpecLoader;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.SpecificationException.Kind;
import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.fos.checker.step.StepperFactory;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.value.Value;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes steppers that evaluate compiled specifications. */
public final class CompiledEngine implements StepperFactory {

    @Override
    public Stepper load(SpecSource source) throws SpecificationException {
        SpecTree tree = SpecLoader.behaviour(source);
        try {
            requireAssumptions(tree);
            return new CompiledStepper(tree, source.directory());
        } catch (Unsupported e) {
            throw new SpecificationException(Kind.UNSUPPORTED, e.getMessage());
        } catch (EvaluationException e) {
            throw new SpecificationException(
                    Kind.BEHAVIOUR, "%s: %s".formatted(e.range(), e.getMessage()));
        }
    }

    /**
     * Steps through a specification that has been read.
     *
     * @throws Unsupported if it has what this engine does not evaluate
     * @throws EvaluationException if its initial condition cannot be evaluated
     */
    public static Stepper stepper(SpecTree tree) {
        return new CompiledStepper(tree, Path.of(""));
    }

    /**
     * A state of one of this engine's steppers.
     *
     * @param values one for each variable, by name
     */
    public static State state(Stepper stepper, Map<String, Value> values) {
        if (stepper instanceof CompiledStepper own) {
            return own.state(values);
        }
        throw new IllegalArgumentException("a stepper of another engine, stepper=" + stepper);
    }

    /**
     * Checks the assumptions of a specification.
     *
     * @throws SpecificationException if one is FALSE or cannot be evaluated
     */
    public static void requireAssumptions(SpecTree tree) throws SpecificationException {
        Layout none = Layout.whole(tree.variables().size());
        Facts facts = new Facts();
        TlcOrder order = new TlcOrder(Map.of(), tree.modelValueOrder());
        for (Named<Expr> assumption : tree.assumptions()) {
            Compiler compiler = new Compiler(none, facts, order, Compiler.Purpose.ANY);
            Node node = compiler.compile(assumption.formula());
            boolean holds;
            try {
                holds = node.test(new Frame(compiler.slots(), none));
            } catch (EvaluationException e) {
                throw new SpecificationException(
                        Kind.ASSUMPTION,
                        "%s: this assumption cannot be evaluated: %s"
                                .formatted(e.range(), e.getMessage()));
            }
            if (!holds) {
                throw new SpecificationException(
                        Kind.ASSUMPTION,
                        "%s: this assumption is FALSE for the constants given: %s"
                                .formatted(assumption.name(), given(tree)));
            }
        }
    }

    private static Map<String, Object> given(SpecTree tree) {
        Map<String, Object> given = new LinkedHashMap<>();
        tree.constants()
                .forEach(
                        (name, value) ->
                                given.put(name, value.<Object>map(v -> v).orElse("a definition")));
        return given;
    }
}
