package org.fos.checker.tlc.inprocess;

import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SubstInNode;

/** One thing that lies between Next and an operator that stands in it. */
sealed interface Passage {

    /** {@code \E x \in S, ... :}, whose variables must be given values. */
    record Choice(OpApplNode exists) implements Passage {}

    /** The application of an operator, into whose definition the way goes. */
    record Unfolding(OpApplNode application, OpDefNode definition) implements Passage {}

    /** An instance's substitution of its module's constants and variables. */
    record Substitution(SubstInNode substitution) implements Passage {}

    /** A conjunction whose other members are guards or leave variables unchanged. */
    record Guards(OpApplNode conjunction, int member) implements Passage {}

    /** A branch of IF, taken when its condition has this truth. */
    record Branch(ExprOrOpArgNode condition, boolean truth) implements Passage {}
}
