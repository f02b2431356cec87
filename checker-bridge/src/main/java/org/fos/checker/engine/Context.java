package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The locals on whose values depends what an expression says that does not look at the state. What
 * a LET has given a name counts by the locals that its definition speaks of.
 */
final class Context {
    private final int[] slots;
    private final int[] named;

    private Context(int[] slots, int[] named) {
        this.slots = slots;
        this.named = named;
    }

    /** The context of an expression, but for one local that is given its value otherwise. */
    static Context of(Compiler compiler, Expr expr, Local without) {
        Set<Local> locals = new LinkedHashSet<>(compiler.facts.of(expr).free());
        locals.remove(without);
        Set<Local> bound = new LinkedHashSet<>();
        Set<Local> named = new LinkedHashSet<>();
        locals.forEach(local -> add(compiler, local, bound, named));
        return new Context(
                bound.stream().mapToInt(compiler::slot).toArray(),
                named.stream().mapToInt(compiler::slot).toArray());
    }

    private static void add(Compiler compiler, Local local, Set<Local> bound, Set<Local> named) {
        Expr definition = compiler.definition(local);
        if (definition == null || compiler.looksAtState(definition)) {
            bound.add(local);
        } else if (named.add(local)) {
            compiler.facts.of(definition).free().forEach(l -> add(compiler, l, bound, named));
        }
    }

    int size() {
        return slots.length;
    }

    /**
     * The values of the locals, with room for more; null if one has none yet.
     *
     * @param more how many places are to be left at the end
     */
    Value @Nullable [] values(Frame f, int more) {
        Value[] values = new Value[slots.length + more];
        for (int i = 0; i < slots.length; i++) {
            if (!(f.slots[slots[i]] instanceof Value value)) {
                return null;
            }
            values[i] = value;
        }
        return values;
    }

    /** Gives the locals values. */
    void put(Frame f, Value[] values) {
        for (int i = 0; i < slots.length; i++) {
            f.slots[slots[i]] = values[i];
        }
        for (int slot : named) {
            f.slots[slot] = null;
        }
    }
}
