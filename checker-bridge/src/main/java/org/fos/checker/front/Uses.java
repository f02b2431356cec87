package org.fos.checker.front;

import org.fos.checker.tree.Children;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Recursive;

import java.util.HashSet;
import java.util.Set;

/** Where locals occur. */
final class Uses {
    private final Local local;
    private final Set<Recursive> entered = new HashSet<>();

    private Uses(Local local) {
        this.local = local;
    }

    /** Whether an expression refers to a local, or a recursive operator that it calls does. */
    static boolean of(Local local, Expr expr) {
        return new Uses(local).in(expr);
    }

    private boolean in(Expr expr) {
        return switch (expr) {
            case Expr.Reference(Local referred, var range) -> referred == local;
            case Expr.Call call when inBody(call.operator()) -> true;
            default -> Children.of(expr).stream().anyMatch(this::in);
        };
    }

    /** What is still being translated cannot know of a name that is given inside of it. */
    private boolean inBody(Recursive operator) {
        return operator.isDefined() && entered.add(operator) && in(operator.body());
    }
}
