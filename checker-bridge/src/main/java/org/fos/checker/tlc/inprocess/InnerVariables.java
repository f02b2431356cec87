package org.fos.checker.tlc.inprocess;

import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SubstInNode;

import tlc2.tool.BuiltInOPs;
import tlc2.tool.ToolGlobals;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The variables that {@code \E} binds directly inside an expression: not inside the definition of
 * an operator that it applies.
 */
final class InnerVariables {
    private final Map<SemanticNode, Set<String>> known = new IdentityHashMap<>();

    /** Their names, in the order in which they are bound. */
    Set<String> of(SemanticNode node) {
        Set<String> names = known.get(node);
        if (names == null) {
            names = new LinkedHashSet<>();
            collect(node, names);
            known.put(node, names);
        }
        return names;
    }

    private static void collect(SemanticNode node, Set<String> names) {
        switch (node) {
            case LetInNode let -> collect(let.getBody(), names);
            case LabelNode label -> collect(label.getBody(), names);
            case SubstInNode subst -> collect(subst.getBody(), names);
            case OpApplNode application -> collectFrom(application, names);
            default -> {}
        }
    }

    private static void collectFrom(OpApplNode node, Set<String> names) {
        switch (BuiltInOPs.getOpCode(node.getOperator().getName())) {
            case ToolGlobals.OPCODE_be -> {
                for (FormalParamNode[] group : node.getBdedQuantSymbolLists()) {
                    for (FormalParamNode variable : group) {
                        names.add(variable.getName().toString());
                    }
                }
                collect(node.getArgs()[0], names);
            }
            case ToolGlobals.OPCODE_cl,
                    ToolGlobals.OPCODE_land,
                    ToolGlobals.OPCODE_dl,
                    ToolGlobals.OPCODE_lor -> {
                for (SemanticNode member : node.getArgs()) {
                    collect(member, names);
                }
            }
            default -> {}
        }
    }
}
