package org.fos.checker.tlc.inprocess;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.EvaluationError;
import org.fos.checker.step.Refinement;
import org.fos.checker.step.Specification;
import org.fos.checker.step.State;
import org.fos.checker.step.StepResult;
import org.fos.checker.step.Stepper;

import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.SemanticNode;

import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.CallStackTool;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;

import util.Assert;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Steps with TLC's evaluator. */
final class TlcStepper implements Stepper {
    private final Tool tool;
    private final Specification specification;
    private final Map<String, ActionSignature> signatures = new HashMap<>();
    private final NextTree tree;
    private final Context outermost;
    private final TlcVariables variables;
    private final Optional<Refinement> refinement;

    TlcStepper(
            Tool tool,
            Specification specification,
            NextTree tree,
            Context outermost,
            TlcVariables variables,
            List<String> refined) {
        this.tool = tool;
        this.specification = specification;
        this.tree = tree;
        this.outermost = outermost;
        this.variables = variables;
        this.refinement =
                refined.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new TlcRefinement(tool, specification.module(), refined));
        specification.actions().forEach(action -> signatures.put(action.name(), action));
    }

    @Override
    public Specification specification() {
        return specification;
    }

    @Override
    public StepResult initialStates() {
        List<State> found = new ArrayList<>();
        try {
            StateVec states = tool.getInitStates();
            for (int i = 0; i < states.size(); i++) {
                found.add(TlcState.initial(complete(states.elementAt(i)), variables));
            }
            return new StepResult(distinct(found), Optional.empty());
        } catch (RuntimeException | StackOverflowError e) {
            EvaluationError error = Failures.describe("Init", specification.module() + ".tla", e);
            return new StepResult(distinct(found), Optional.of(error));
        }
    }

    @Override
    public StepResult step(State from, ActionCall call) {
        ActionSignature signature = requireSignature(call);
        Map<String, tlc2.value.impl.Value> given = new LinkedHashMap<>();
        for (var arg : call.args().entrySet()) {
            Optional<tlc2.value.impl.Value> value = variables.values().toTlc(arg.getValue());
            if (value.isEmpty()) {
                return new StepResult(
                        List.of(),
                        Optional.of(Failures.tooLarge(signature, arg.getKey(), arg.getValue())));
            }
            given.put(arg.getKey(), value.get());
        }
        List<State> found = new ArrayList<>();
        Optional<EvaluationError> error = Optional.empty();
        for (Way way : tree.ways(call.action())) {
            try {
                walk(tool, way, inTlc(from), given, found);
            } catch (RuntimeException | StackOverflowError e) {
                String innermost = innermost(way, inTlc(from), given);
                String place = innermost.isEmpty() ? signature.location() : innermost;
                error = Optional.of(Failures.describe(call.action(), place, e));
            }
        }
        return new StepResult(distinct(found), error);
    }

    /** Several ways through an action may lead to one state; mostly there is one way. */
    private static List<State> distinct(List<State> found) {
        return found.size() < 2 ? List.copyOf(found) : List.copyOf(new LinkedHashSet<>(found));
    }

    private ActionSignature requireSignature(ActionCall call) {
        ActionSignature signature = signatures.get(call.action());
        if (signature == null) {
            throw new IllegalArgumentException(
                    "no such action stands in Next, action=%s actions=%s"
                            .formatted(call.action(), signatures.keySet()));
        }
        for (String arg : call.args().keySet()) {
            if (!signature.accepts(arg)) {
                throw new IllegalArgumentException(
                        "no such parameter or bound variable, name=%s action=%s bound=%s"
                                .formatted(arg, signature, signature.boundVariables()));
            }
        }
        return signature;
    }

    /** The innermost expression of a failed evaluation, which is done again and watched. */
    private String innermost(Way way, TLCState state, Map<String, tlc2.value.impl.Value> given) {
        Tool watching = new CallStackTool(tool);
        try {
            walk(watching, way, state, given, new ArrayList<>());
            return "";
        } catch (RuntimeException | StackOverflowError e) {
            return Failures.lastPlace(watching.toString());
        }
    }

    private void walk(
            Tool with,
            Way way,
            TLCState state,
            Map<String, tlc2.value.impl.Value> given,
            List<State> found) {
        new Walk(
                        new Evaluation(with, state),
                        way,
                        given,
                        tree.innerVariables(),
                        (body, context) ->
                                add(
                                        found,
                                        state,
                                        with.getNextStates(new Action(body, context), state)))
                .from(outermost);
    }

    private StateVec successors(SemanticNode body, Context context, TLCState state) {
        return tool.getNextStates(new Action(body, context), state);
    }

    private void add(List<State> found, TLCState before, StateVec states) {
        for (int i = 0; i < states.size(); i++) {
            found.add(TlcState.after(before, complete(states.elementAt(i)), variables));
        }
    }

    private static TLCState complete(TLCState state) {
        if (!state.allAssigned()) {
            List<String> unassigned =
                    state.getUnassigned().stream().map(v -> v.getName().toString()).toList();
            throw new Assert.TLCRuntimeException(
                    "it leaves variables without a value: " + String.join(", ", unassigned));
        }
        return state;
    }

    @Override
    public Optional<Refinement> refinement() {
        return refinement;
    }

    static TLCState inTlc(State state) {
        if (state instanceof TlcState own) {
            return own.inTlc();
        }
        throw new IllegalArgumentException("a state of another stepper, state=" + state);
    }

    @Override
    public List<ActionCall> enabled(State from, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, limit=" + limit);
        }
        Set<ActionCall> calls = new LinkedHashSet<>();
        for (ActionSignature action : specification.steps()) {
            for (Way way : tree.ways(action.name())) {
                try {
                    collectEnabled(action, way, inTlc(from), calls, limit);
                } catch (RuntimeException | StackOverflowError e) {
                    continue; // What cannot be evaluated here is not known to be enabled.
                }
            }
        }
        return calls.stream().limit(limit).toList();
    }

    private void collectEnabled(
            ActionSignature action, Way way, TLCState state, Set<ActionCall> calls, int limit) {
        Evaluation evaluation = new Evaluation(tool, state);
        new Walk(
                        evaluation,
                        way,
                        Map.of(),
                        tree.innerVariables(),
                        (body, context) -> {
                            if (calls.size() < limit && !successors(body, context, state).empty()) {
                                calls.add(call(action, way, evaluation, context));
                            }
                        })
                .from(outermost);
    }

    /** The call that a walk came to; its context still holds what the arguments are made of. */
    private ActionCall call(
            ActionSignature action, Way way, Evaluation evaluation, Context context) {
        Map<String, org.fos.checker.value.Value> args = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(way.parameters());
        ExprOrOpArgNode[] expressions = way.application().getArgs();
        for (int i = 0; i < expressions.length; i++) {
            args.put(
                    names.get(i),
                    variables.values().fromTlc(evaluation.value(expressions[i], context)));
        }
        return new ActionCall(action.name(), args);
    }

    @Override
    public void close() {
        try {
            if (getClass().getClassLoader() instanceof Closeable loader) {
                loader.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the engine's classes cannot be closed", e);
        }
    }
}
