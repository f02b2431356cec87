package org.fos.checker.tlc.inprocess;

import org.jspecify.annotations.Nullable;

import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.LevelNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SubstInNode;

import tlc2.tool.BuiltInOPs;
import tlc2.tool.ToolGlobals;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;

/** Tells operators that gather others, such as {@code System}, from those that are steps. */
final class Shapes {
    private static final int ACTION_LEVEL = 2;

    /** What an expression amounts to, seen through quantifiers, LET and guards. */
    enum Shape {
        /** A choice among expressions, one of which applies an operator. */
        GROUP,
        /** The application of one operator. */
        FORWARD,
        /** Anything else. */
        LEAF
    }

    private final Tool tool;

    Shapes(Tool tool) {
        this.tool = tool;
    }

    /** TLC's code of a built-in operator, by whatever name it is applied; 0 for any other. */
    int opcode(OpApplNode node) {
        int code = BuiltInOPs.getOpCode(node.getOperator().getName());
        return code != 0 || !(lookup(node) instanceof OpDefNode definition)
                ? code
                : BuiltInOPs.getOpCode(definition.getName());
    }

    /** The definition of the operator applied, as the configuration has it; null if it has none. */
    @Nullable OpDefNode definition(OpApplNode node) {
        return opcode(node) == 0 && lookup(node) instanceof OpDefNode definition
                ? definition
                : null;
    }

    private Object lookup(OpApplNode node) {
        return tool.lookup(node.getOperator(), Context.Empty, false);
    }

    static boolean isAction(SemanticNode node) {
        return node instanceof LevelNode level && level.getLevel() == ACTION_LEVEL;
    }

    /**
     * The member of a conjunction that alone says how the next state differs, while the others are
     * guards or leave variables unchanged; -1 if there is none or more than one.
     */
    static int onlyAction(OpApplNode conjunction) {
        int member = -1;
        SemanticNode[] members = conjunction.getArgs();
        for (int i = 0; i < members.length; i++) {
            if (isAction(members[i]) && !isUnchanged(members[i])) {
                if (member >= 0) {
                    return -1;
                }
                member = i;
            }
        }
        return member;
    }

    private static boolean isUnchanged(SemanticNode node) {
        return node instanceof OpApplNode application
                && BuiltInOPs.getOpCode(application.getOperator().getName())
                        == ToolGlobals.OPCODE_unchanged;
    }

    /** Whether an operator only gathers others. */
    boolean gathers(OpDefNode definition) {
        return switch (of(definition.getBody())) {
            case GROUP -> true;
            case FORWARD -> definition.getArity() == 0;
            case LEAF -> false;
        };
    }

    Shape of(SemanticNode node) {
        return switch (node) {
            case LetInNode let -> of(let.getBody());
            case LabelNode label -> of(label.getBody());
            case SubstInNode subst -> of(subst.getBody());
            case OpApplNode application -> ofApplication(application);
            default -> Shape.LEAF;
        };
    }

    private Shape ofApplication(OpApplNode node) {
        SemanticNode[] args = node.getArgs();
        return switch (opcode(node)) {
            case ToolGlobals.OPCODE_be -> of(args[0]);
            case ToolGlobals.OPCODE_dl, ToolGlobals.OPCODE_lor -> choice(0, args);
            case ToolGlobals.OPCODE_ite -> choice(1, args);
            case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land -> {
                int member = onlyAction(node);
                yield member < 0 ? Shape.LEAF : of(args[member]);
            }
            case 0 -> isAction(node) && definition(node) != null ? Shape.FORWARD : Shape.LEAF;
            default -> Shape.LEAF;
        };
    }

    private Shape choice(int first, SemanticNode... args) {
        for (int i = first; i < args.length; i++) {
            if (of(args[i]) != Shape.LEAF) {
                return Shape.GROUP;
            }
        }
        return Shape.LEAF;
    }
}
