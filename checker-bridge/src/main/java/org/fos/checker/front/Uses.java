package org.fos.checker.front;

import org.fos.checker.tree.Children;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;

/** Where locals occur. */
final class Uses {
    private Uses() {}

    /** Whether an expression refers to a local. */
    static boolean of(Local local, Expr expr) {
        if (expr instanceof Expr.Reference(Local referred, var range)) {
            return referred == local;
        }
        for (Expr child : Children.of(expr)) {
            if (of(local, child)) {
                return true;
            }
        }
        return false;
    }
}
