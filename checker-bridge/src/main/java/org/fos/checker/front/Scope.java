package org.fos.checker.front;

import com.google.common.base.Suppliers;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.jspecify.annotations.Nullable;

import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SymbolNode;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What names stand for at some place. Names are SANY's symbols, so that equal texts do not clash.
 */
final class Scope {
    static final Scope EMPTY = new Scope(null, null, null);

    private final @Nullable Scope outer;
    private final @Nullable SymbolNode symbol;
    private final @Nullable Meaning meaning;

    /** What a name stands for. */
    sealed interface Meaning {
        /** A variable bound by a quantifier or the like. */
        record Bound(Expr expr) implements Meaning {}

        /** A parameter, or a declaration replaced by an instance. */
        final class Replaced implements Meaning {
            private final Expr plain;
            private final Supplier<Expr> primed;

            /** What stands for the name; how it reads primed is asked only where it is. */
            Replaced(Expr plain, Supplier<Expr> primed) {
                this.plain = plain;
                this.primed = Suppliers.memoize(primed::get);
            }

            Expr in(boolean nextState) {
                return nextState ? primed.get() : plain;
            }
        }

        /** The same, for what speaks of two states: it is translated anew at each use. */
        record ByName(ExprOrOpArgNode source, Scope scope) implements Meaning {}

        /** A parameter of a recursive operator, whose body was translated primed or not. */
        record RecursiveParameter(Expr expr, boolean primed) implements Meaning {}

        /** An operator given as an argument, by its own definition or declaration. */
        record OperatorArgument(SymbolNode operator, Scope scope) implements Meaning {}

        /** A definition of LET; with a local that holds its value if it has no parameters. */
        record LetDefinition(OpDefNode definition, @Nullable Local value, boolean primed)
                implements Meaning {}

        /** A recursive operator whose body is being translated. */
        record Unfinished(org.fos.checker.tree.Recursive operator, boolean primed)
                implements Meaning {}
    }

    private Scope(@Nullable Scope outer, @Nullable SymbolNode symbol, @Nullable Meaning meaning) {
        this.outer = outer;
        this.symbol = symbol;
        this.meaning = meaning;
    }

    Scope with(SymbolNode name, Meaning what) {
        return new Scope(this, name, what);
    }

    Scope bind(FormalParamNode name, Expr expr) {
        return with(name, new Meaning.Bound(expr));
    }

    @Nullable Meaning lookup(SymbolNode name) {
        for (Scope at = this; at != null; at = at.outer) {
            if (at.symbol == name) {
                return at.meaning;
            }
        }
        return null;
    }

    /** A scope in which next values of replaced variables are locals, and those locals. */
    record Freed(Scope scope, Set<Local> locals) {}

    /**
     * The same scope, in which what an instance replaces by more than a variable has a next value
     * of its own, whatever it is replaced by.
     */
    Freed freed() {
        Scope inner = this;
        Set<Local> locals = new LinkedHashSet<>();
        Set<SymbolNode> seen = new HashSet<>();
        Set<Integer> variables = new HashSet<>();
        for (Scope at = this; at != null; at = at.outer) {
            if (at.symbol instanceof OpDeclNode declared
                    && declared.getKind() == ASTConstants.VariableDeclKind
                    && at.meaning instanceof Meaning.Replaced replaced
                    && seen.add(declared)
                    && !(replaced.plain instanceof Expr.Variable variable
                            && variables.add(variable.index()))) {
                Local local = new Local(declared.getName().toString());
                Expr next = new Expr.Reference(local, replaced.plain.range());
                locals.add(local);
                inner = inner.with(declared, new Meaning.Replaced(replaced.plain, () -> next));
            }
        }
        return new Freed(inner, locals);
    }

    /** The scope in which a name was given its meaning, with it; null if it has none. */
    @Nullable Scope where(SymbolNode name) {
        for (Scope at = this; at != null; at = at.outer) {
            if (at.symbol == name) {
                return at;
            }
        }
        return null;
    }
}
