package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/** What an expression says of a cell's value, whichever cell that is: an aspect of each. */
final class SaidOfCell {
    private final AtomicInteger ids;
    private final Context context;
    private final int content;
    private final Node said;
    private final ByContext<Aspect> aspects = new ByContext<>();

    /**
     * What is said.
     *
     * @param content the local in it that stands for the cell's value
     * @param ids numbers the aspects
     */
    SaidOfCell(Compiler compiler, Expr said, Local content, AtomicInteger ids) {
        this.ids = ids;
        this.context = Context.of(compiler, said, content);
        this.content = compiler.slot(content);
        this.said = compiler.compileWhole(said);
    }

    /** The values of the locals on which it depends; null if one has none yet. */
    Value @Nullable [] locals(Frame f) {
        return context.values(f, 1);
    }

    /**
     * What is said of a cell; null if so much is said already that this is not remembered.
     *
     * @param locals from {@link #locals}; not to be used again
     */
    @Nullable Aspect of(int cell, Value[] locals) {
        locals[context.size()] = Values.integer(cell);
        return aspects.of(
                locals,
                () -> new Aspect(ids.getAndIncrement(), cell, context, locals, content, said));
    }
}
