package org.fos.experiments.models;

import org.fos.checker.engine.EvaluationException;
import org.fos.checker.engine.Explainer;
import org.fos.checker.engine.Unsupported;
import org.fos.checker.front.SpecLoader;
import org.fos.checker.step.Explanation;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.PropertyKind;
import org.fos.checker.tlc.TlcRun;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.tree.Temporal;
import org.fos.checker.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says which conjunct of a violated invariant, or of a property of steps, is FALSE at the end of
 * the counterexample, and for what.
 */
final class BrokenPromise {
    private BrokenPromise() {}

    /** The explanation; empty if nothing is violated, or if nobody can say why. */
    static Optional<Explanation> in(TlcRun run, CheckResult result) {
        if (!(result instanceof CheckResult.Violated violated)) {
            return Optional.empty();
        }
        List<BehaviourState> states = violated.counterexample().states();
        if (states.isEmpty() || states.stream().anyMatch(state -> !state.unread().isEmpty())) {
            return Optional.empty();
        }
        SpecSource source = SpecSource.ofModel(run.module(), run.config(), run.libraries());
        try {
            SpecTree tree = SpecLoader.model(source);
            Explainer explainer = new Explainer(tree, source.directory());
            return violated.kind() == PropertyKind.INVARIANT
                    ? invariant(tree, explainer, violated.property(), states)
                    : violated.kind() == PropertyKind.ACTION_PROPERTY
                            ? step(tree, explainer, violated.property(), states)
                            : Optional.empty();
        } catch (SpecificationException | Unsupported | EvaluationException e) {
            // What cannot be explained was checked all the same.
            return Optional.empty();
        }
    }

    private static Optional<Explanation> invariant(
            SpecTree tree, Explainer explainer, String property, List<BehaviourState> states) {
        return tree.invariants().stream()
                .filter(named -> named.name().equals(property))
                .flatMap(named -> explainer.invariant(named, states.getLast().variables()).stream())
                .findFirst();
    }

    private static Optional<Explanation> step(
            SpecTree tree, Explainer explainer, String property, List<BehaviourState> states) {
        if (states.size() < 2) {
            return Optional.empty();
        }
        Map<String, Value> from = states.get(states.size() - 2).variables();
        return tree.properties().stream()
                .filter(named -> named.name().equals(property))
                .flatMap(named -> everyStep(named.formula()))
                .map(every -> new Named<>(property, every.action()))
                .flatMap(
                        named -> explainer.step(named, from, states.getLast().variables()).stream())
                .findFirst();
    }

    private static Stream<Temporal.EveryStep> everyStep(Temporal formula) {
        return switch (formula) {
            case Temporal.And and -> and.conjuncts().stream().flatMap(BrokenPromise::everyStep);
            case Temporal.EveryStep every -> Stream.of(every);
            default -> Stream.empty();
        };
    }
}
