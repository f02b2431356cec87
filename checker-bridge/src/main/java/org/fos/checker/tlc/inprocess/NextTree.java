package org.fos.checker.tlc.inprocess;

import org.fos.checker.front.Sany;
import org.fos.checker.step.ActionSignature;

import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SubstInNode;

import tlc2.tool.ToolGlobals;
import tlc2.tool.impl.Tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The operators that stand in Next and the ways there: through disjunctions, {@code \E}, LET, IF,
 * guards and the definitions of operators, down to what is no longer a choice among operators.
 */
final class NextTree {
    private final Shapes shapes;
    private final InnerVariables inner = new InnerVariables();
    private final Map<String, Found> found = new LinkedHashMap<>();

    /** What is known of one operator. */
    private static final class Found {
        private final List<Way> ways = new ArrayList<>();
        private final Set<String> gatherers = new LinkedHashSet<>();
        private boolean step;
    }

    NextTree(Tool tool, SemanticNode next) {
        shapes = new Shapes(tool);
        Trail root = Trail.ROOT;
        if (next instanceof OpApplNode application
                && shapes.definition(application) instanceof OpDefNode definition
                && shapes.of(definition.getBody()) != Shapes.Shape.LEAF) {
            explore(definition.getBody(), root.unfold(application, definition, ""));
        } else {
            explore(next, root);
        }
    }

    /** The variables bound directly inside operators. */
    InnerVariables innerVariables() {
        return inner;
    }

    /** The ways to an operator; none if it does not stand in Next. */
    List<Way> ways(String name) {
        Found operator = found.get(name);
        return operator == null ? List.of() : operator.ways;
    }

    /** The operators, in the order in which Next names them. */
    List<ActionSignature> signatures() {
        List<ActionSignature> signatures = new ArrayList<>();
        found.forEach(
                (name, operator) -> {
                    Way way = operator.ways.getFirst();
                    signatures.add(
                            new ActionSignature(
                                    name,
                                    way.parameters(),
                                    List.copyOf(inner.of(way.definition().getBody())),
                                    Sany.place(way.definition()),
                                    operator.ways.size(),
                                    operator.step,
                                    List.copyOf(operator.gatherers)));
                });
        return signatures;
    }

    private void explore(SemanticNode node, Trail trail) {
        switch (node) {
            case LetInNode let -> explore(let.getBody(), trail);
            case LabelNode label -> explore(label.getBody(), trail);
            case SubstInNode subst ->
                    explore(subst.getBody(), trail.then(new Passage.Substitution(subst)));
            case OpApplNode application -> exploreApplication(application, trail);
            default -> {}
        }
    }

    private void exploreApplication(OpApplNode node, Trail trail) {
        SemanticNode[] args = node.getArgs();
        switch (shapes.opcode(node)) {
            case ToolGlobals.OPCODE_be -> explore(args[0], trail.choose(node));
            case ToolGlobals.OPCODE_dl, ToolGlobals.OPCODE_lor -> {
                for (SemanticNode arg : args) {
                    explore(arg, trail);
                }
            }
            case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land -> {
                // Inside a step, what a conjunction applies is a part of the step.
                int member = trail.insideStep() ? -1 : Shapes.onlyAction(node);
                if (member >= 0) {
                    explore(args[member], trail.then(new Passage.Guards(node, member)));
                }
            }
            case ToolGlobals.OPCODE_ite -> {
                explore(args[1], trail.then(new Passage.Branch(node.getArgs()[0], true)));
                explore(args[2], trail.then(new Passage.Branch(node.getArgs()[0], false)));
            }
            case 0 -> exploreOperator(node, trail);
            default -> {}
        }
    }

    private void exploreOperator(OpApplNode node, Trail trail) {
        OpDefNode definition = shapes.definition(node);
        if (definition == null || !Shapes.isAction(node) || trail.isInside(definition)) {
            return;
        }
        String own = node.getOperator().getName().toString();
        String name = trail.prefix() + own;
        boolean step = !trail.insideStep() && !shapes.gathers(definition);
        Found operator = found.computeIfAbsent(name, n -> new Found());
        operator.ways.add(trail.way(node, definition));
        operator.step |= step;
        operator.gatherers.addAll(trail.operators());
        int instance = own.lastIndexOf('!');
        Trail below = trail.unfold(node, definition, own.substring(0, instance + 1)).under(name);
        explore(definition.getBody(), step ? below.inStep() : below);
    }
}
