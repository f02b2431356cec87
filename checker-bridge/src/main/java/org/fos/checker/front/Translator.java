package org.fos.checker.front;

import org.fos.checker.front.Scope.Meaning;
import org.fos.checker.step.SpecificationException.Kind;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.Recursive;
import org.fos.checker.value.Values;
import org.jspecify.annotations.Nullable;

import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.AtNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.LevelNode;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.NumeralNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpArgNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;
import tla2sany.semantic.Subst;
import tla2sany.semantic.SubstInNode;
import tla2sany.semantic.SymbolNode;
import tla2sany.st.Location;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns SANY's expressions into trees: see {@link Expr} for what is resolved on the way. */
final class Translator {
    /** The level of expressions that speak of two states. */
    static final int ACTION_LEVEL = 2;

    private final Bindings bindings;
    private final BuiltIns builtIns;
    private final Map<OpApplNode, Local> components = new HashMap<>();

    /** A local that stands for an expression in what is being translated. */
    record Pending(Local local, Expr definition) {}

    /** An operator's argument, with its tree if it has been made already. */
    private record Argument(@Nullable ExprOrOpArgNode node, Scope scope, @Nullable Expr ready) {}

    Translator(Bindings bindings) {
        this.bindings = bindings;
        this.builtIns = new BuiltIns(this);
    }

    static Range range(SemanticNode node) {
        Location at = node.getLocation();
        return new Range(
                at.source(), at.beginLine(), at.beginColumn(), at.endLine(), at.endColumn());
    }

    /**
     * The tree of an expression.
     *
     * @param primed whether its value in the next state is meant
     */
    Expr translate(SemanticNode node, Scope scope, boolean primed) {
        return switch (node) {
            case NumeralNode numeral -> number(numeral);
            case StringNode string ->
                    new Expr.Literal(Values.string(string.getRep().toString()), range(node));
            case AtNode at -> component(at);
            case LabelNode label -> translate(label.getBody(), scope, primed);
            case LetInNode let -> let(let, scope, primed);
            case SubstInNode subst -> {
                List<Pending> pending = new ArrayList<>();
                Scope inner = substituted(subst, scope, pending, primed);
                yield wrap(pending, translate(subst.getBody(), inner, primed));
            }
            case OpApplNode application -> application(application, scope, primed);
            default ->
                    throw Refused.unsupported(
                            range(node), "this expression, " + node.getClass().getSimpleName());
        };
    }

    private static Expr number(NumeralNode node) {
        if (!node.useVal()) {
            throw Refused.unsupported(
                    range(node), "numbers of more than 32 bits, " + node.bigVal());
        }
        return new Expr.Literal(Values.integer(node.val()), range(node));
    }

    Expr unchanged(SemanticNode node, Scope scope, Range range) {
        return builtIns.unchanged(node, scope, range);
    }

    private Expr component(AtNode at) {
        Local local = components.get(at.getExceptComponentRef());
        if (local == null) {
            throw Refused.unsupported(range(at), "@ outside of its EXCEPT");
        }
        return new Expr.Reference(local, range(at));
    }

    /** Remembers what {@code @} stands for while the new value of a component is translated. */
    Expr withComponent(OpApplNode pair, Local at, SemanticNode value, Scope scope, boolean primed) {
        Local before = components.put(pair, at);
        try {
            return translate(value, scope, primed);
        } finally {
            if (before == null) {
                components.remove(pair);
            } else {
                components.put(pair, before);
            }
        }
    }

    /** Puts LETs around an expression, the first outermost. */
    static Expr wrap(List<Pending> pending, Expr body) {
        Expr wrapped = body;
        for (Pending let : pending.reversed()) {
            if (Uses.of(let.local(), wrapped)) {
                wrapped = new Expr.Let(let.local(), let.definition(), wrapped, wrapped.range());
            }
        }
        return wrapped;
    }

    private Expr let(LetInNode node, Scope scope, boolean primed) {
        List<Pending> pending = new ArrayList<>();
        Scope inner = definitions(node, scope, pending, primed);
        return wrap(pending, translate(node.getBody(), inner, primed));
    }

    /** The scope inside a LET. */
    Scope definitions(LetInNode node, Scope scope, List<Pending> pending, boolean primed) {
        Scope inner = scope;
        for (OpDefNode definition : node.getLets()) {
            boolean kept =
                    definition.getArity() == 0
                            && !definition.getInRecursive()
                            && definition.getBody().getLevel() < ACTION_LEVEL;
            Local value = kept ? new Local(definition.getName().toString()) : null;
            if (value != null) {
                pending.add(new Pending(value, translate(definition.getBody(), inner, primed)));
            }
            inner = inner.with(definition, new Meaning.LetDefinition(definition, value, primed));
        }
        return inner;
    }

    /** The scope inside an instance. */
    Scope substituted(SubstInNode node, Scope scope, List<Pending> pending, boolean primed) {
        Scope inner = scope;
        for (Subst subst : node.getSubsts()) {
            ExprOrOpArgNode expr = subst.getExpr();
            OpDeclNode declared = subst.getOp();
            inner =
                    inner.with(
                            declared,
                            expr instanceof OpArgNode operator
                                    ? operatorArgument(operator.getOp(), scope)
                                    : replaced(
                                            declared.getName().toString(),
                                            expr,
                                            scope,
                                            pending,
                                            primed));
        }
        return inner;
    }

    private Meaning replaced(
            String name,
            ExprOrOpArgNode node,
            Scope scope,
            List<Pending> pending,
            boolean onlyPrimed) {
        if (level(node) >= ACTION_LEVEL) {
            return new Meaning.ByName(node, scope);
        }
        String shown = onlyPrimed && level(node) > 0 ? name + "'" : name;
        Expr given = shared(shown, translate(node, scope, onlyPrimed), pending);
        return onlyPrimed || level(node) == 0
                ? new Meaning.Replaced(given, () -> given)
                : new Meaning.Replaced(
                        given, () -> shared(name + "'", translate(node, scope, true), pending));
    }

    /** A name for an expression, unless it is as short as a name. */
    private static Expr shared(String name, Expr expr, List<Pending> pending) {
        if (expr instanceof Expr.Literal
                || expr instanceof Expr.Variable
                || expr instanceof Expr.Reference) {
            return expr;
        }
        Local local = new Local(name);
        pending.add(new Pending(local, expr));
        return new Expr.Reference(local, expr.range());
    }

    static int level(SemanticNode node) {
        return node instanceof LevelNode leveled ? leveled.getLevel() : 0;
    }

    private Meaning operatorArgument(SymbolNode operator, Scope scope) {
        Meaning known = scope.lookup(operator);
        return known instanceof Meaning.OperatorArgument
                ? known
                : new Meaning.OperatorArgument(operator, scope);
    }

    private Expr application(OpApplNode node, Scope scope, boolean primed) {
        List<Argument> arguments =
                Arrays.stream(node.getArgs())
                        .map(argument -> new Argument(argument, scope, null))
                        .toList();
        SymbolNode operator = node.getOperator();
        if (operator instanceof OpDefNode definition
                && definition.getKind() == ASTConstants.BuiltInKind
                && bindings.replacement(definition) == null) {
            return builtIns.translate(node, definition.getName().toString(), scope, primed);
        }
        return apply(operator, arguments, scope, primed, range(node));
    }

    /** An operator applied to trees. */
    Expr applyTo(SymbolNode operator, Scope scope, List<Expr> ready, boolean primed, Range range) {
        List<Argument> arguments =
                ready.stream().map(expr -> new Argument(null, scope, expr)).toList();
        return apply(operator, arguments, scope, primed, range);
    }

    private Expr apply(
            SymbolNode operator,
            List<Argument> arguments,
            Scope scope,
            boolean primed,
            Range range) {
        Meaning meaning = scope.lookup(operator);
        if (meaning != null) {
            return applyMeaning(operator, meaning, arguments, scope, primed, range);
        }
        return switch (operator) {
            case OpDeclNode declared -> declared(declared, arguments, scope, primed, range);
            case OpDefNode definition -> definition(definition, arguments, scope, primed, range);
            default ->
                    throw Refused.unsupported(
                            range, "'%s' in this place".formatted(operator.getName()));
        };
    }

    private Expr applyMeaning(
            SymbolNode operator,
            Meaning meaning,
            List<Argument> arguments,
            Scope scope,
            boolean primed,
            Range range) {
        return switch (meaning) {
            case Meaning.Bound(Expr expr) -> expr;
            case Meaning.RecursiveParameter(Expr expr, boolean inPrimed) -> {
                if (primed != inPrimed) {
                    throw Refused.unsupported(range, "a primed parameter of a recursive operator");
                }
                yield expr;
            }
            case Meaning.Replaced replaced -> replaced.in(primed);
            case Meaning.ByName(ExprOrOpArgNode node, Scope there) ->
                    translate(node, there, primed);
            case Meaning.OperatorArgument(SymbolNode given, Scope there) ->
                    applyGiven(given, there, arguments, scope, primed, range);
            case Meaning.LetDefinition(OpDefNode definition, Local value, boolean inPrimed) -> {
                if (value != null && (primed == inPrimed || level(definition.getBody()) == 0)) {
                    yield new Expr.Reference(value, range);
                }
                Scope there = scope.where(definition);
                yield unfold(definition, arguments, there == null ? scope : there, primed, range);
            }
            case Meaning.Unfinished(Recursive recursive, boolean inPrimed) -> {
                if (primed != inPrimed && operator instanceof OpDefNode definition) {
                    yield unfold(definition, arguments, scope, primed, range);
                }
                yield call(recursive, arguments, primed, range);
            }
        };
    }

    /** An operator that was given as an argument; the arguments are of another scope. */
    private Expr applyGiven(
            SymbolNode given,
            Scope there,
            List<Argument> arguments,
            Scope scope,
            boolean primed,
            Range range) {
        if (given instanceof OpDefNode definition
                && definition.getKind() == ASTConstants.BuiltInKind) {
            Operator operator = Operators.builtIn(definition.getName().toString());
            if (operator == null) {
                throw Refused.unsupported(
                        range, "the operator %s as an argument".formatted(definition.getName()));
            }
            return new Expr.Apply(operator, plain(arguments, primed), range);
        }
        // What is applied is of the other scope, what it is applied to of this one.
        return apply(given, arguments, there, primed, range);
    }

    private List<Expr> plain(List<Argument> arguments, boolean primed) {
        List<Expr> all = new ArrayList<>();
        for (Argument argument : arguments) {
            all.add(tree(argument, primed));
        }
        return all;
    }

    private Expr tree(Argument argument, boolean primed) {
        if (argument.ready() != null) {
            return argument.ready();
        }
        ExprOrOpArgNode node = argument.node();
        if (node == null || node instanceof OpArgNode) {
            throw new IllegalStateException("an operator in the place of a value");
        }
        return translate(node, argument.scope(), primed);
    }

    private Expr declared(
            OpDeclNode declared,
            List<Argument> arguments,
            Scope scope,
            boolean primed,
            Range range) {
        Integer variable = bindings.variable(declared);
        String name = declared.getName().toString();
        if (variable != null) {
            return new Expr.Variable(variable, name, primed, range);
        }
        OpDefNode replacement = bindings.replacement(declared);
        if (replacement != null) {
            return definition(replacement, arguments, scope, primed, range);
        }
        Operator own = bindings.builtIn(declared);
        return own != null
                ? new Expr.Apply(own, List.of(), range)
                : new Expr.Literal(bindings.constant(declared, range), range);
    }

    private Expr definition(
            OpDefNode definition,
            List<Argument> arguments,
            Scope scope,
            boolean primed,
            Range range) {
        OpDefNode replacement = bindings.replacement(definition);
        if (replacement != null) {
            Expr replaced = definition(replacement, arguments, scope, primed, range);
            return named(definition.getName().toString(), replaced);
        }
        if (bindings.constant(definition) instanceof Expr.Literal(var value, var given)) {
            return new Expr.Literal(value, range);
        }
        String name = definition.getName().toString();
        OpDefNode source = definition.getSource() == null ? definition : definition.getSource();
        ModuleNode module = source.getOriginallyDefinedInModuleNode();
        if (module != null && module.isStandard()) {
            return standard(module, source, arguments, primed, range);
        }
        if (definition.getKind() == ASTConstants.ModuleInstanceKind
                || definition.getBody() == null) {
            throw Refused.unsupported(range, "'%s' as an expression".formatted(name));
        }
        return unfold(definition, arguments, scope, primed, range);
    }

    /** A replaced operator goes by the name under which it is applied. */
    private static Expr named(String name, Expr replaced) {
        return switch (replaced) {
            case Expr.Let(Local local, Expr definition, Expr body, Range range) ->
                    new Expr.Let(local, definition, named(name, body), range);
            case Expr.Unfolded unfolded ->
                    new Expr.Unfolded(
                            name,
                            unfolded.parameters(),
                            unfolded.arguments(),
                            unfolded.body(),
                            unfolded.definition(),
                            unfolded.range());
            default -> replaced;
        };
    }

    private Expr standard(
            ModuleNode module,
            OpDefNode source,
            List<Argument> arguments,
            boolean primed,
            Range range) {
        String name = source.getName().toString();
        Operator operator = Operators.standard(module.getName().toString(), name);
        if (operator == null) {
            throw Refused.unsupported(
                    range, "%s of the standard module %s".formatted(name, module.getName()));
        }
        List<Expr> values = new ArrayList<>();
        List<Local> parameters = List.of();
        Expr body = null;
        for (Argument argument : arguments) {
            if (argument.node() instanceof OpArgNode taken) {
                parameters =
                        java.util.stream.IntStream.range(0, taken.getArity())
                                .mapToObj(i -> new Local("_" + (i + 1)))
                                .toList();
                List<Expr> references = new ArrayList<>();
                for (Local parameter : parameters) {
                    references.add(new Expr.Reference(parameter, range));
                }
                Meaning meaning = operatorArgument(taken.getOp(), argument.scope());
                body =
                        applyMeaning(
                                taken.getOp(),
                                meaning,
                                references.stream()
                                        .map(r -> new Argument(null, argument.scope(), r))
                                        .toList(),
                                argument.scope(),
                                primed,
                                range);
            } else {
                values.add(tree(argument, primed));
            }
        }
        return body == null
                ? new Expr.Apply(operator, values, range)
                : new Expr.ApplyHigher(operator, values, parameters, body, range);
    }

    private Expr call(Recursive recursive, List<Argument> arguments, boolean primed, Range range) {
        return new Expr.Call(recursive, plain(arguments, primed), range);
    }

    private Expr unfold(
            OpDefNode definition,
            List<Argument> arguments,
            Scope scope,
            boolean primed,
            Range range) {
        if (definition.getInRecursive()) {
            return recursive(definition, arguments, scope, primed, range);
        }
        List<Pending> pending = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        Scope inner = scope;
        FormalParamNode[] parameters = definition.getParams();
        for (int i = 0; i < parameters.length; i++) {
            Meaning meaning = parameter(parameters[i], arguments.get(i), pending, primed);
            inner = inner.with(parameters[i], meaning);
            if (meaning instanceof Meaning.Replaced replaced) {
                names.add(parameters[i].getName().toString());
                values.add(replaced.in(primed));
            }
        }
        Expr body = translate(definition.getBody(), inner, primed);
        return wrap(
                pending,
                new Expr.Unfolded(
                        definition.getName().toString(),
                        names,
                        values,
                        body,
                        range(definition),
                        range));
    }

    private Meaning parameter(
            FormalParamNode parameter, Argument argument, List<Pending> pending, boolean primed) {
        String name = parameter.getName().toString();
        if (argument.node() instanceof OpArgNode operator) {
            return operatorArgument(operator.getOp(), argument.scope());
        }
        if (argument.ready() != null) {
            Expr expr = shared(name, argument.ready(), pending);
            return new Meaning.Replaced(expr, () -> expr);
        }
        ExprOrOpArgNode node = argument.node();
        if (node == null) {
            throw new IllegalStateException("an argument without a node, parameter=" + name);
        }
        return replaced(name, node, argument.scope(), pending, primed);
    }

    private Expr recursive(
            OpDefNode definition,
            List<Argument> arguments,
            Scope scope,
            boolean primed,
            Range range) {
        List<Local> parameters = new ArrayList<>();
        Scope inner = scope;
        for (FormalParamNode parameter : definition.getParams()) {
            if (parameter.getArity() > 0) {
                throw Refused.unsupported(
                        range,
                        "the recursive operator %s, which takes an operator"
                                .formatted(definition.getName()));
            }
            Local local = new Local(parameter.getName().toString());
            parameters.add(local);
            inner =
                    inner.with(
                            parameter,
                            new Meaning.RecursiveParameter(
                                    new Expr.Reference(local, range(parameter)), primed));
        }
        Recursive recursive = new Recursive(definition.getName().toString(), parameters);
        inner = inner.with(definition, new Meaning.Unfinished(recursive, primed));
        recursive.define(translate(definition.getBody(), inner, primed));
        return call(recursive, arguments, primed, range);
    }

    /** The operator that configuration and module give this name. */
    static Refused unknown(String module, String name) {
        return Refused.wrong(
                Kind.CONFIGURATION,
                "%s.tla: defines no operator named %s, which the configuration names"
                        .formatted(module, name));
    }
}
