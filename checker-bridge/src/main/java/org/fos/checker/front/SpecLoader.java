package org.fos.checker.front;

import org.fos.checker.parse.ConstantBinding;
import org.fos.checker.parse.ModelConfig;
import org.fos.checker.parse.SyntaxException;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.SpecificationException.Kind;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.tree.Temporal;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;

import tla2sany.semantic.AssumeNode;
import tla2sany.semantic.ExternalModuleTable;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a specification with its configuration into a tree. */
public final class SpecLoader {
    private static final Object SANY = new Object();

    private final SpecSource source;
    private final boolean checks;
    private final ModelConfig config;
    private final ExternalModuleTable modules;
    private final ModuleNode root;
    private final Bindings bindings = new Bindings();
    private final Translator translator = new Translator(bindings);
    private final Temporals temporals = new Temporals(translator, bindings);
    private final Refinements refinements;

    private SpecLoader(SpecSource source, boolean checks, ExternalModuleTable modules)
            throws SpecificationException {
        this.source = source;
        this.checks = checks;
        this.modules = modules;
        this.root = modules.getRootModule();
        this.config = config(source);
        refinements = new Refinements(source, translator);
    }

    /** The behaviour of a specification alone: initial condition and next-state relation. */
    public static SpecTree behaviour(SpecSource source) throws SpecificationException {
        return load(source, false);
    }

    /** A specification with all that its configuration asks to be checked. */
    public static SpecTree model(SpecSource source) throws SpecificationException {
        return load(source, true);
    }

    /**
     * The properties that say what a specification refines, of those that its source asks for.
     *
     * @throws SpecificationException if there is none
     */
    public static List<String> refinements(SpecSource source) throws SpecificationException {
        return behaviour(source).properties().stream().map(Named::name).toList();
    }

    private static SpecTree load(SpecSource source, boolean checks) throws SpecificationException {
        Path work = workDirectory();
        try {
            synchronized (SANY) {
                ModuleFiles files = new ModuleFiles(work, source.directory(), source.libraries());
                ExternalModuleTable modules =
                        Sany.modules(source.directory(), source.module(), files);
                return new SpecLoader(source, checks, modules).tree();
            }
        } catch (Refused e) {
            throw new SpecificationException(e.kind(), String.valueOf(e.getMessage()));
        } finally {
            delete(work);
        }
    }

    private static Path workDirectory() {
        try {
            return Files.createTempDirectory("parsed-modules");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary directory", e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + ": cannot be deleted", e);
        }
    }

    private static ModelConfig config(SpecSource source) throws SpecificationException {
        if (source.config().isEmpty()) {
            return ModelConfig.EMPTY;
        }
        Path file = source.config().get();
        if (!Files.isReadable(file)) {
            throw new SpecificationException(
                    Kind.MISSING_FILE, file + ": no such configuration file");
        }
        try {
            return ModelConfig.read(file);
        } catch (SyntaxException e) {
            throw new SpecificationException(Kind.CONFIGURATION, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new SpecificationException(
                    Kind.MISSING_FILE, file + ": cannot be read: " + e.getMessage());
        }
    }

    private SpecTree tree() throws SpecificationException {
        new ConstantBinder(source, modules, bindings).bind(config);
        List<Temporal> fairness = new ArrayList<>();
        List<Expr> init = new ArrayList<>();
        List<Expr> next = new ArrayList<>();
        behaviour(init, next, fairness);
        List<String> refined = refined();
        List<String> variables =
                Sany.inOrder(root.getVariableDecls()).stream()
                        .map(variable -> variable.getName().toString())
                        .toList();
        return new SpecTree(
                root.getName().toString(),
                variables,
                bindings.constantValues(),
                init.size() == 1 ? init.getFirst() : new Expr.And(init, Range.NONE),
                next.getFirst(),
                fairness,
                assumptions(),
                checks ? expressions(config.invariants()) : List.of(),
                checks ? properties(config.properties()) : properties(refined),
                checks ? expressions(config.constraints()) : List.of(),
                checks ? expressions(config.actionConstraints()) : List.of(),
                checks ? config.symmetry().map(this::expression) : Optional.empty(),
                checks ? config.view().map(this::expression) : Optional.empty(),
                config.checkDeadlock().orElse(true),
                refinements.abstractions(refined, name -> definition(name)),
                modelValueOrder());
    }

    private OpDefNode definition(String name) {
        OpDefNode definition = root.getOpDef(name);
        if (definition == null) {
            throw Translator.unknown(root.getName().toString(), name);
        }
        return definition;
    }

    private Expr expression(String name) {
        OpDeclNode constant = bindings.constantNamed(name);
        return translator.applyTo(
                constant == null ? definition(name) : constant,
                Scope.EMPTY,
                List.of(),
                false,
                Translator.range(definition(name)));
    }

    private List<Named<Expr>> expressions(List<String> names) {
        List<Named<Expr>> all = new ArrayList<>();
        for (String name : names) {
            all.add(new Named<>(name, expression(name)));
        }
        return all;
    }

    private List<Named<Temporal>> properties(List<String> names) {
        List<Named<Temporal>> all = new ArrayList<>();
        for (String name : names) {
            all.add(new Named<>(name, property(name)));
        }
        return all;
    }

    private Temporal property(String name) {
        return temporals.translate(body(name), Scope.EMPTY);
    }

    /** The properties that behaviours are held to. */
    private List<String> refined() throws SpecificationException {
        Optional<List<String>> asked = source.refines();
        return asked.isEmpty()
                ? List.of()
                : refinements.among(
                        asked.get(), config.properties(), this::definition, this::property);
    }

    private tla2sany.semantic.SemanticNode body(String name) {
        OpDefNode definition = definition(name);
        OpDefNode replacement = bindings.replacement(definition);
        return (replacement == null ? definition : replacement).getBody();
    }

    private List<Named<Expr>> assumptions() {
        List<Named<Expr>> all = new ArrayList<>();
        for (AssumeNode assumption : root.getAssumptions()) {
            if (!assumption.getIsAxiom()) {
                all.add(
                        new Named<>(
                                Translator.range(assumption.getAssume()).toString(),
                                translator.translate(assumption.getAssume(), Scope.EMPTY, false)));
            }
        }
        return all;
    }

    private void behaviour(List<Expr> init, List<Expr> next, List<Temporal> fairness)
            throws SpecificationException {
        Optional<String> specification = config.specification();
        if (specification.isEmpty() && config.init().isEmpty() && config.next().isEmpty()) {
            specification = root.getOpDef("Spec") == null ? Optional.empty() : Optional.of("Spec");
        }
        if (specification.isPresent()) {
            split(
                    temporals.translate(body(specification.get()), Scope.EMPTY),
                    init,
                    next,
                    fairness);
        } else if (checks && saysNoBehaviour()) {
            Expr none = new Expr.Literal(Values.bool(false), Range.NONE);
            init.add(none);
            next.add(none);
        } else {
            init.add(expression(required(config.init(), "Init")));
            next.add(expression(required(config.next(), "Next")));
        }
        if (next.size() != 1 || init.isEmpty()) {
            throw new SpecificationException(
                    Kind.BEHAVIOUR,
                    "%s: %s is no formula of the form Init /\\ [][Next]_vars: initial conditions %d,"
                                    .formatted(
                                            source.file(),
                                            specification.orElse("the specification"),
                                            init.size())
                            + " next-state relations "
                            + next.size());
        }
    }

    /** Whether there are only assumptions to check, and no behaviours, as TLC takes it. */
    private boolean saysNoBehaviour() {
        return config.init().isEmpty()
                && config.next().isEmpty()
                && root.getVariableDecls().length == 0
                && root.getOpDef("Init") == null
                && root.getOpDef("Next") == null;
    }

    private String required(Optional<String> name, String usual) throws SpecificationException {
        String known = name.orElse(usual);
        if (root.getOpDef(known) == null) {
            throw new SpecificationException(
                    Kind.BEHAVIOUR,
                    source.file()
                            + ": defines neither Spec nor Init and Next; name them in a"
                            + " configuration file");
        }
        return known;
    }

    private static void split(
            Temporal formula, List<Expr> init, List<Expr> next, List<Temporal> fairness) {
        switch (formula) {
            case Temporal.And(List<Temporal> conjuncts, Range range) ->
                    conjuncts.forEach(conjunct -> split(conjunct, init, next, fairness));
            case Temporal.State(Expr predicate, Range range) -> init.add(predicate);
            case Temporal.EveryStep(Expr action, Expr subscript, Range range) -> next.add(action);
            default -> fairness.add(formula);
        }
    }

    /** The model values in the order in which the configuration names them. */
    private Map<String, Integer> modelValueOrder() {
        Map<String, Integer> order = new LinkedHashMap<>();
        for (ConstantBinding binding : config.constants()) {
            if (binding
                    instanceof ConstantBinding.Assignment(String name, var module, Value value)) {
                rank(value, order);
            }
        }
        return order;
    }

    private static void rank(Value value, Map<String, Integer> order) {
        if (value instanceof ModelValue model) {
            order.putIfAbsent(model.name(), order.size());
        } else if (value instanceof SetValue set) {
            set.elements().forEach(element -> rank(element, order));
        }
    }
}
