package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A specification compiled for states of one layout. */
final class Model {
    final SpecTree tree;
    final Facts facts;
    final Layout layout;
    final Compiler compiler;
    final TlcOrder order;
    final Splitting splitting;
    final List<Value[]> initialStates;

    private Model(
            SpecTree tree,
            Facts facts,
            TlcOrder order,
            Layout layout,
            List<Value[]> initialStates,
            boolean sparing) {
        this.tree = tree;
        this.facts = facts;
        this.order = order;
        this.layout = layout;
        this.compiler = compiler(sparing ? Compiler.Purpose.SPARING : Compiler.Purpose.ANY);
        this.initialStates = initialStates;
        this.splitting = new Splitting(facts, layout, this::constantSet);
    }

    /**
     * Compiles a specification.
     *
     * @param whole names of variables that are to be kept in one cell
     * @param sparing whether it matters on how much of a state an expression depends
     * @throws EvaluationException if its initial condition cannot be evaluated
     */
    static Model of(SpecTree tree, Set<Integer> whole, boolean sparing) {
        Facts facts = new Facts();
        TlcOrder order = new TlcOrder(Map.of(), tree.modelValueOrder());
        List<Value[]> initial = initialStates(tree, facts, order);
        int n = tree.variables().size();
        boolean[] kept = new boolean[n];
        whole.forEach(v -> kept[v] = true);
        List<List<StringValue>> partitions = new Partitioning(n, facts).fields(tree);
        Layout layout =
                initial.isEmpty()
                        ? Layout.whole(n)
                        : Layout.learnt(initial, kept, partitions, Nesting.of(tree.init(), n));
        return new Model(tree, facts, order, layout, initial, sparing);
    }

    private static List<Value[]> initialStates(SpecTree tree, Facts facts, TlcOrder order) {
        Layout layout = Layout.whole(tree.variables().size());
        Compiler compiler = new Compiler(layout, facts, order, Compiler.Purpose.FIRST_STATES);
        Step init = new Actions(compiler).compile(tree.init(), Actions.DONE);
        Frame frame = new Frame(compiler.slots(), layout);
        List<Value[]> states = new ArrayList<>();
        frame.sink =
                f -> {
                    requireAll(tree, f);
                    states.add(f.next.clone());
                };
        frame.begin(layout.emptyCells());
        init.run(frame);
        return Collections.unmodifiableList(states);
    }

    /** Checks that each variable has been given a value in the next state. */
    static void requireAll(SpecTree tree, Frame f) {
        for (int v = 0; v < f.assigned.length; v++) {
            if (!f.assigned[v]) {
                Set<String> missing = new LinkedHashSet<>();
                for (int w = 0; w < f.assigned.length; w++) {
                    if (!f.assigned[w]) {
                        missing.add(tree.variables().get(w));
                    }
                }
                throw new EvaluationException(
                        tree.next().range(),
                        "it leaves variables without a value: " + String.join(", ", missing));
            }
        }
    }

    /** Another compiler, which needs no room in this one's frames. */
    Compiler anotherCompiler() {
        return compiler(Compiler.Purpose.ANY);
    }

    private Compiler compiler(Compiler.Purpose purpose) {
        return new Compiler(layout, facts, order, purpose);
    }

    SetValue constantSet(Expr expr) {
        Compiler own = anotherCompiler();
        Node node = own.compile(expr);
        return node.elements(new Frame(own.slots(), layout));
    }

    /** A frame with room for all that has been compiled so far. */
    Frame frame() {
        return new Frame(compiler.slots(), layout);
    }
}
