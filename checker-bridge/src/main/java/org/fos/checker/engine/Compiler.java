package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.Recursive;
import org.fos.checker.value.Domain;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Compiles trees to nodes, for states of one layout. */
final class Compiler {
    final Layout layout;
    final Facts facts;
    private final TlcOrder order;
    private final Purpose purpose;

    /** What is compiled. */
    enum Purpose {
        /** What a first state is: variables are given values as primed ones are in an action. */
        FIRST_STATES,
        /** All else. */
        ANY,
        /** The same, so that it depends on as little of the state as it can. */
        SPARING
    }

    private final Map<Local, Integer> slots = new HashMap<>();
    private final Map<Local, Expr> named = new IdentityHashMap<>();
    private final Map<Local, Node> definitions = new IdentityHashMap<>();
    private final Map<Local, Boolean> primedDefinitions = new IdentityHashMap<>();
    private final Map<Recursive, Logic.Call.Callee> callees = new IdentityHashMap<>();
    private final Operators operators = new Operators(this);
    private final Scans scans = new Scans(this);
    private final Aspects aspects = new Aspects(this);
    private final Distribution distribution;

    /** Whether what is compiled is part of an expression that looks at one cell. */
    private boolean inAspect;

    private @Nullable Screening screening;

    /**
     * A compiler.
     *
     * @param purpose what is compiled with it
     */
    Compiler(Layout layout, Facts facts, TlcOrder order, Purpose purpose) {
        this.layout = layout;
        this.facts = facts;
        this.order = order;
        this.purpose = purpose;
        this.distribution = new Distribution(facts);
    }

    /** Whether what is compiled says what a first state is. */
    boolean initial() {
        return purpose == Purpose.FIRST_STATES;
    }

    /** Whether it matters on how much of a state an expression depends. */
    boolean sparing() {
        return purpose == Purpose.SPARING;
    }

    /** How many slots a frame needs for what has been compiled so far. */
    int slots() {
        return slots.size();
    }

    int slot(Local local) {
        return slots.computeIfAbsent(local, l -> slots.size());
    }

    /** Compiles an expression. */
    Node compile(Expr expr) {
        if (!(expr instanceof Expr.Literal) && facts.of(expr).closed()) {
            return new Names.Constant(compileOpen(expr));
        }
        if (!sparing() || inAspect) {
            return compileOpen(expr);
        }
        Expr distributed = distribution.of(expr);
        Node cells = CellByCell.of(this, scans, aspects.count, distributed);
        Node node = cells == null ? aspects.of(distributed) : cells;
        return node == null ? compileOpen(distributed) : node;
    }

    /** Compiles an expression that is known to look at one cell. */
    Node compileWhole(Expr expr) {
        inAspect = true;
        try {
            return compileOpen(expr);
        } finally {
            inAspect = false;
        }
    }

    private Node compileOpen(Expr expr) {
        return switch (expr) {
            case Expr.Literal(Value value, Range range) -> new Names.Literal(value, range);
            case Expr.Variable variable -> variable(variable);
            case Expr.Reference(Local local, Range range) -> reference(local, range);
            case Expr.Let let -> let(let);
            case Expr.Unfolded unfolded -> compile(unfolded.body());
            case Expr.Apply apply -> operators.compile(apply);
            case Expr.ApplyHigher apply -> operators.compileHigher(apply);
            case Expr.And(List<Expr> conjuncts, Range range) ->
                    new Logic.Junction(all(conjuncts), true, range);
            case Expr.Or(List<Expr> disjuncts, Range range) ->
                    new Logic.Junction(all(disjuncts), false, range);
            case Expr.If(Expr condition, Expr yes, Expr no, Range range) ->
                    new Logic.If(compile(condition), compile(yes), compile(no), range);
            case Expr.Case cases -> cases(cases);
            case Expr.Quantified quantified -> quantified(quantified);
            case Expr.Choose(Local local, Expr set, Expr body, Range range) ->
                    new Sets.Choose(slot(local), compile(set), compile(body), order, range);
            case Expr.Filter filter -> filter(filter);
            case Expr.MapSet(var bounds, Expr body, Range range) ->
                    new Sets.MapSet(bound(bounds), sets(bounds), compile(body), range);
            case Expr.Function(var bounds, Expr body, Range range) ->
                    new Functions.Constructor(bound(bounds), sets(bounds), compile(body), range);
            case Expr.RecursiveFunction(Local self, var bounds, Expr body, Range range) ->
                    new Functions.Recursive(
                            slot(self), bound(bounds), sets(bounds), compile(body), range);
            case Expr.Record(var fields, Range range) -> {
                Domain domain = domain(fields);
                yield new Functions.Record(domain, parts(domain, fields), range);
            }
            case Expr.RecordSet(var fields, Range range) -> {
                Domain domain = domain(fields);
                yield new Functions.SetOfEach(domain, parts(domain, fields), range);
            }
            case Expr.Except except -> except(except);
            case Expr.Call call -> call(call);
            case Expr.Enabled(Expr action, Range range) ->
                    new Logic.Enabled(new Actions(this).compile(action, Actions.DONE), range);
            case Expr.Unchanged(var variables, Range range) -> unchanged(variables, range);
        };
    }

    Node[] all(List<Expr> exprs) {
        return exprs.stream().map(this::compile).toArray(Node[]::new);
    }

    Cells.Variable variable(Expr.Variable variable) {
        return new Cells.Variable(
                variable.index(),
                variable.name(),
                layout.shape(variable.index()),
                initial() || variable.primed(),
                variable.range());
    }

    private Node reference(Local local, Range range) {
        Node definition = definitions.get(local);
        if (definition == null) {
            return new Names.Bound(slot(local), range);
        }
        boolean primed = primedDefinitions.getOrDefault(local, false);
        return new Names.Named(slot(local), definition, primed, range);
    }

    /** Whether an expression looks at the state, also through what a LET gave a name. */
    boolean looksAtState(Expr expr) {
        Facts.Fact fact = facts.of(expr);
        if (fact.state() || fact.primed() || fact.impure()) {
            return true;
        }
        for (Local local : fact.free()) {
            Expr definition = named.get(local);
            if (definition != null && looksAtState(definition)) {
                return true;
            }
        }
        return false;
    }

    /** What a LET gave the name of a local; null if the local is bound otherwise. */
    @Nullable Expr definition(Local local) {
        return named.get(local);
    }

    /** Makes a LET's name known; its slot is to be cleared before the body is evaluated. */
    int define(Expr.Let let) {
        // The parts of a divided action share locals, each with a definition of its own.
        named.put(let.local(), let.definition());
        definitions.put(let.local(), compile(let.definition()));
        Facts.Fact fact = facts.of(let.definition());
        primedDefinitions.put(let.local(), fact.primed() || (initial() && fact.state()));
        return slot(let.local());
    }

    private Node let(Expr.Let let) {
        int slot = define(let);
        return new Names.Let(slot, compile(let.body()), let.range());
    }

    private Node cases(Expr.Case cases) {
        Node[] guards = cases.arms().stream().map(a -> compile(a.guard())).toArray(Node[]::new);
        Node[] results = cases.arms().stream().map(a -> compile(a.result())).toArray(Node[]::new);
        @Nullable Node other = cases.other() == null ? null : compile(cases.other());
        return new Logic.Case(guards, results, other, cases.range());
    }

    /** Compiles what is asked of steps whose both states are known, as fast as that allows. */
    void screen() {
        screening = new Screening(facts);
    }

    private Node quantified(Expr.Quantified quantified) {
        Expr needed = screening == null || quantified.universal() ? null : screening.of(quantified);
        return needed == null ? each(quantified) : new Screened(compile(needed), each(quantified));
    }

    private Node each(Expr.Quantified quantified) {
        int slot = slot(quantified.local());
        Node body = compile(quantified.body());
        Scan scan =
                scans.of(
                        quantified.local(),
                        quantified.set(),
                        quantified.body(),
                        quantified.universal());
        return scan == null
                ? new Logic.Quantified(
                        quantified.universal(),
                        slot,
                        compile(quantified.set()),
                        body,
                        quantified.range())
                : new Scan.Quantified(quantified.universal(), slot, scan, body, quantified.range());
    }

    private Node filter(Expr.Filter filter) {
        int slot = slot(filter.local());
        Node body = compile(filter.body());
        Scan scan = scans.of(filter.local(), filter.set(), filter.body(), false);
        if (scan == null) {
            return new Comprehension(slot, compile(filter.set()), body, filter.range());
        }
        List<Expr> rest = scans.rest(filter.local(), filter.set(), filter.body());
        return new Scan.Filter(
                slot,
                scan,
                body,
                rest.isEmpty() ? null : compile(new Expr.And(rest, filter.range())),
                filter.range());
    }

    private int[] bound(List<Expr.Bound> bounds) {
        return bounds.stream().mapToInt(bound -> slot(bound.local())).toArray();
    }

    private Node[] sets(List<Expr.Bound> bounds) {
        return bounds.stream().map(bound -> compile(bound.set())).toArray(Node[]::new);
    }

    private static Domain domain(List<Expr.Field> fields) {
        return Domain.shared(
                Values.set(fields.stream().map(field -> Values.string(field.name())).toList()));
    }

    private Node[] parts(Domain domain, List<Expr.Field> fields) {
        Node[] parts = new Node[domain.size()];
        for (Expr.Field field : fields) {
            parts[domain.place(Values.string(field.name()))] = compile(field.value());
        }
        return parts;
    }

    private Node except(Expr.Except except) {
        return new Functions.Except(
                compile(except.base()),
                except.changes().stream().map(this::change).toArray(Functions.Except.Change[]::new),
                except.range());
    }

    Functions.Except.Change change(Expr.Change change) {
        return new Functions.Except.Change(
                all(change.path()), slot(change.at()), compile(change.value()));
    }

    private Node call(Expr.Call call) {
        Logic.Call.Callee callee = callees.get(call.operator());
        if (callee == null) {
            callee =
                    new Logic.Call.Callee(
                            call.operator().parameters().stream().mapToInt(this::slot).toArray());
            callees.put(call.operator(), callee);
            callee.body = compileOpen(call.operator().body());
        }
        return new Logic.Call(callee, all(call.arguments()), call.range());
    }

    private Node unchanged(List<Expr.Variable> variables, Range range) {
        List<Node> equations = new ArrayList<>();
        for (Expr.Variable variable : variables) {
            Expr.Variable next =
                    new Expr.Variable(variable.index(), variable.name(), true, variable.range());
            equations.add(compile(new Expr.Apply(Operator.EQUAL, List.of(next, variable), range)));
        }
        return new Logic.Junction(equations.toArray(new Node[0]), true, range);
    }

    /** The set of records by whose fields a variable is divided; null if it is not. */
    @Nullable Partition partition(Expr expr) {
        return expr instanceof Expr.Variable variable
                        && layout.shape(variable.index()) instanceof Partition partition
                ? partition
                : null;
    }
}
