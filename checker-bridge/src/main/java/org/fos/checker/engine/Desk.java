package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.SpecTree;
import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one explanation works with: nodes for the expressions that it looks at, compiled when they
 * are first looked at, and a bound on how many evaluations it may take.
 */
final class Desk {
    private static final int MOST_EVALUATIONS = 20_000;

    final Facts facts;
    final Layout layout;
    final Compiler compiler;
    final SourceText source;
    private final List<String> variables;
    private final Map<Expr, Node> nodes = new IdentityHashMap<>();
    private final Map<Local, Expr> definitions = new IdentityHashMap<>();
    private int evaluations;

    /** Ends an explanation that takes too long; what has been found so far counts. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("too many evaluations", null, false, false);
        }
    }

    Desk(SpecTree tree, Facts facts, TlcOrder order, SourceText source) {
        this.variables = tree.variables();
        this.facts = facts;
        this.source = source;
        layout = Layout.whole(variables.size());
        compiler = new Compiler(layout, facts, order, Compiler.Purpose.ANY);
    }

    /** Makes a LET's name known, before anything in its body is looked at. */
    void define(Expr.Let let) {
        if (definitions.put(let.local(), let.definition()) != let.definition()) {
            int unused = compiler.define(let);
        }
    }

    /** What LET has given a name; null if it was bound in another way. */
    @Nullable Expr definition(Local local) {
        return definitions.get(local);
    }

    Node node(Expr expr) {
        evaluations++;
        if (evaluations > MOST_EVALUATIONS) {
            throw new Exhausted();
        }
        Node known = nodes.get(expr);
        if (known == null) {
            known = compiler.compile(expr);
            nodes.put(expr, known);
        }
        return known;
    }

    boolean isAction(Expr expr) {
        return facts.of(expr).primed();
    }

    String variable(int index) {
        return variables.get(index);
    }

    int variables() {
        return variables.size();
    }
}
