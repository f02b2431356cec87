package org.fos.checker.tlc.inprocess;

import org.fos.checker.step.Breach;
import org.fos.checker.step.EvaluationError;
import org.fos.checker.step.Refinement;
import org.fos.checker.step.State;
import org.jspecify.annotations.Nullable;

import tlc2.tool.Action;
import tlc2.tool.TLCState;
import tlc2.tool.impl.Tool;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds states and steps to properties with TLC's evaluator, which divides them itself. */
final class TlcRefinement implements Refinement {
    private final Tool tool;
    private final String module;
    private final List<String> properties;

    /**
     * A refinement.
     *
     * @param properties the properties that the tool's configuration names
     */
    TlcRefinement(Tool tool, String module, List<String> properties) {
        this.tool = tool;
        this.module = module;
        this.properties = List.copyOf(properties);
    }

    /** Whether an action of TLC's holds. */
    private interface Test {
        boolean isValid(Action action);
    }

    @Override
    public List<String> properties() {
        return properties;
    }

    @Override
    public List<String> beyondSteps() {
        return List.of(tool.getImpliedTemporalNames());
    }

    @Override
    public Held initial(State state) {
        TLCState first = TlcStepper.inTlc(state);
        return held(
                tool.getImpliedInits(),
                tool.getImpliedInitNames(),
                action -> tool.isValid(action, first));
    }

    @Override
    public Held step(State from, State to) {
        TLCState before = TlcStepper.inTlc(from);
        TLCState after = TlcStepper.inTlc(to);
        return held(
                tool.getImpliedActions(),
                tool.getImpliedActNames(),
                action -> tool.isValid(action, before, after));
    }

    private Held held(Action[] actions, String[] names, Test test) {
        for (int i = 0; i < actions.length; i++) {
            try {
                if (!test.isValid(actions[i])) {
                    return new Held.Broken(property(names[i]));
                }
            } catch (RuntimeException | StackOverflowError e) {
                EvaluationError error = Failures.describe(property(names[i]), module + ".tla", e);
                return new Held.Failed(error);
            }
        }
        return new Held.Kept();
    }

    /** TLC names what stands behind a property's name, if anything does. */
    private String property(String named) {
        return properties.contains(named) ? named : String.join(" or ", properties);
    }

    @Override
    public Breach explain(String property, @Nullable State from, State to) {
        return new Breach(property, "", Optional.empty(), Map.of(), Map.of());
    }
}
