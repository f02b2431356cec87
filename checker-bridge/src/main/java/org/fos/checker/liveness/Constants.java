package org.fos.checker.liveness;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

/** Evaluates what a temporal formula quantifies over. */
public interface Constants {
    /** The elements of a set that depends on no state and no local. */
    SetValue elements(Expr set);

    /** An expression in which a value stands for a local. */
    Expr bind(Local local, Value value, Expr expr);
}
