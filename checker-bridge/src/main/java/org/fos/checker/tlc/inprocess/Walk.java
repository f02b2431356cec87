package org.fos.checker.tlc.inprocess;

import org.jspecify.annotations.Nullable;

import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SubstInNode;

import tlc2.tool.BuiltInOPs;
import tlc2.tool.ToolGlobals;
import tlc2.util.Context;
import tlc2.value.impl.Value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Walks one way from Next to an operator at one state, with the values given for the operator's
 * parameters and for the variables bound directly inside it, and hands over what remains to be
 * evaluated: an action whose context holds all that is given.
 */
final class Walk {
    private final Evaluation evaluation;
    private final Way way;
    private final Map<String, Value> given;
    private final Set<String> inner;
    private final InnerVariables variables;
    private final BiConsumer<SemanticNode, Context> reached;

    Walk(
            Evaluation evaluation,
            Way way,
            Map<String, Value> given,
            InnerVariables variables,
            BiConsumer<SemanticNode, Context> reached) {
        this.evaluation = evaluation;
        this.way = way;
        this.given = given;
        this.variables = variables;
        this.reached = reached;
        this.inner = new HashSet<>(given.keySet());
        way.parameters().forEach(inner::remove);
    }

    void from(Context context) {
        pass(0, context, List.of());
    }

    private void pass(int index, Context context, List<ExprOrOpArgNode> later) {
        if (index == way.passages().size()) {
            enter(context, later);
            return;
        }
        switch (way.passages().get(index)) {
            case Passage.Choice(OpApplNode exists) ->
                    evaluation.choose(
                            exists,
                            this::givenForParameter,
                            context,
                            chosen -> pass(index + 1, chosen, later));
            case Passage.Unfolding unfolding ->
                    pass(index + 1, evaluation.entered(unfolding, context), later);
            case Passage.Substitution(SubstInNode instance) ->
                    pass(index + 1, evaluation.substituted(instance, context), later);
            case Passage.Branch(ExprOrOpArgNode condition, boolean truth) -> {
                if (evaluation.isTrue(condition, context) == truth) {
                    pass(index + 1, context, later);
                }
            }
            case Passage.Guards(OpApplNode conjunction, int member) ->
                    guards(index, conjunction, member, context, later);
        }
    }

    private void guards(
            int index,
            OpApplNode conjunction,
            int member,
            Context context,
            List<ExprOrOpArgNode> later) {
        ExprOrOpArgNode[] members = conjunction.getArgs();
        List<ExprOrOpArgNode> all = new ArrayList<>();
        for (int i = 0; i < members.length; i++) {
            if (i < member && !Shapes.isAction(members[i])) {
                if (!evaluation.isTrue(members[i], context)) {
                    return;
                }
            } else if (i != member) {
                all.add(members[i]);
            }
        }
        all.addAll(later);
        pass(index + 1, context, all);
    }

    private @Nullable Value givenForParameter(FormalParamNode variable) {
        String parameter = way.parameterOf(variable);
        return parameter == null ? null : given.get(parameter);
    }

    private @Nullable Value givenInside(FormalParamNode variable) {
        return inner.isEmpty() ? null : given.get(variable.getName().toString());
    }

    private void enter(Context context, List<ExprOrOpArgNode> later) {
        ExprOrOpArgNode[] args = way.application().getArgs();
        FormalParamNode[] parameters = way.definition().getParams();
        Context inside =
                args.length == 0 || given.keySet().containsAll(way.parameters())
                        ? context
                        : evaluation.tool().getOpContext(way.definition(), args, context, true);
        for (int i = 0; i < args.length; i++) {
            Value value = given.get(way.parameters().get(i));
            if (value != null) {
                if (!way.isHandedOver(i)
                        && !Evaluation.same(evaluation.value(args[i], context), value)) {
                    return;
                }
                inside = inside.cons(parameters[i], value);
            }
        }
        descend(
                way.definition().getBody(),
                inside,
                (body, bound) -> reached.accept(conjunction(body, later), bound));
    }

    /** Binds what is given for variables inside the operator, and evaluates what stands before. */
    private void descend(
            SemanticNode node, Context context, BiConsumer<SemanticNode, Context> then) {
        if (inner.isEmpty() || !bindsGiven(node)) {
            then.accept(node, context);
            return;
        }
        switch (node) {
            case LetInNode let -> descend(let.getBody(), context, then);
            case LabelNode label -> descend(label.getBody(), context, then);
            case SubstInNode instance ->
                    descend(instance.getBody(), evaluation.substituted(instance, context), then);
            case OpApplNode application -> descendInto(application, context, then);
            default -> then.accept(node, context);
        }
    }

    private void descendInto(
            OpApplNode node, Context context, BiConsumer<SemanticNode, Context> then) {
        switch (BuiltInOPs.getOpCode(node.getOperator().getName())) {
            case ToolGlobals.OPCODE_be ->
                    evaluation.choose(
                            node,
                            this::givenInside,
                            context,
                            chosen -> descend(node.getArgs()[0], chosen, then));
            case ToolGlobals.OPCODE_dl, ToolGlobals.OPCODE_lor -> {
                Set<String> bound = new HashSet<>(variables.of(node));
                bound.retainAll(inner);
                for (SemanticNode branch : node.getArgs()) {
                    if (variables.of(branch).containsAll(bound)) {
                        descend(branch, context, then);
                    }
                }
            }
            default -> member(node, 0, List.of(), context, then);
        }
    }

    /** Goes through a conjunction from left to right, as TLC does. */
    private void member(
            OpApplNode conjunction,
            int index,
            List<ExprOrOpArgNode> kept,
            Context context,
            BiConsumer<SemanticNode, Context> then) {
        ExprOrOpArgNode[] members = conjunction.getArgs();
        if (index == members.length) {
            then.accept(conjunction(kept, conjunction), context);
        } else if (bindsGiven(members[index])) {
            descend(
                    members[index],
                    context,
                    (body, bound) -> {
                        List<ExprOrOpArgNode> more = new ArrayList<>(kept);
                        more.add((ExprOrOpArgNode) body);
                        member(conjunction, index + 1, more, bound, then);
                    });
        } else if (kept.isEmpty() && !Shapes.isAction(members[index])) {
            if (evaluation.isTrue(members[index], context)) {
                member(conjunction, index + 1, kept, context, then);
            }
        } else {
            List<ExprOrOpArgNode> more = new ArrayList<>(kept);
            more.add(members[index]);
            member(conjunction, index + 1, more, context, then);
        }
    }

    private boolean bindsGiven(SemanticNode node) {
        Set<String> bound = variables.of(node);
        return inner.stream().anyMatch(bound::contains);
    }

    private static SemanticNode conjunction(List<ExprOrOpArgNode> members, OpApplNode likeThis) {
        if (members.size() == 1) {
            return members.getFirst();
        }
        OpApplNode made = new OpApplNode(likeThis.getOperator());
        made.setArgs(members.toArray(ExprOrOpArgNode[]::new));
        return made;
    }

    private SemanticNode conjunction(SemanticNode body, List<ExprOrOpArgNode> later) {
        if (later.isEmpty()) {
            return body;
        }
        List<ExprOrOpArgNode> members = new ArrayList<>();
        members.add((ExprOrOpArgNode) body);
        members.addAll(later);
        for (Passage passage : way.passages()) {
            if (passage instanceof Passage.Guards guards) {
                return conjunction(members, guards.conjunction());
            }
        }
        throw new IllegalStateException("guards without a conjunction, way=" + way);
    }
}
