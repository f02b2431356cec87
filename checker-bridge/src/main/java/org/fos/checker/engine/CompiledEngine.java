package org.fos.checker.engine;

import org.fos.checker.front.SpecLoader;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.SpecificationException.Kind;
import org.fos.checker.step.Stepper;
import org.fos.checker.step.StepperFactory;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.tree.SpecTree.Named;

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
     * Checks the assumptions of a specification.
     *
     * @throws SpecificationException if one is FALSE or cannot be evaluated
     */
    static void requireAssumptions(SpecTree tree) throws SpecificationException {
        Layout none = Layout.whole(tree.variables().size());
        Facts facts = new Facts();
        TlcOrder order = new TlcOrder(java.util.Map.of(), tree.modelValueOrder());
        for (Named<Expr> assumption : tree.assumptions()) {
            Compiler compiler = new Compiler(none, facts, order, false);
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
                                .formatted(assumption.name(), tree.constants()));
            }
        }
    }
}
