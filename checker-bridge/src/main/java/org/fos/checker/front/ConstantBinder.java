package org.fos.checker.front;

import org.fos.checker.parse.ConstantBinding;
import org.fos.checker.parse.ModelConfig;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.SpecificationException.Kind;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import tla2sany.semantic.ExternalModuleTable;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SymbolNode;

import util.UniqueString;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives constants and operators what a configuration, or who asks, says that they are. */
final class ConstantBinder {
    private final SpecSource source;
    private final ExternalModuleTable modules;
    private final ModuleNode root;
    private final Bindings bindings;

    ConstantBinder(SpecSource source, ExternalModuleTable modules, Bindings bindings) {
        this.source = source;
        this.modules = modules;
        this.root = modules.getRootModule();
        this.bindings = bindings;
    }

    /**
     * Binds all.
     *
     * @throws SpecificationException if a constant is left without a value, or one is named that
     *     there is not
     */
    void bind(ModelConfig config) throws SpecificationException {
        for (OpDeclNode variable : Sany.inOrder(root.getVariableDecls())) {
            bindings.addVariable(variable);
        }
        for (OpDeclNode constant : Sany.inOrder(root.getConstantDecls())) {
            bindings.addConstant(constant);
        }
        for (ConstantBinding binding : config.constants()) {
            switch (binding) {
                case ConstantBinding.Assignment(String name, var module, Value value) ->
                        named(name, module).forEach(symbol -> assign(symbol, value));
                case ConstantBinding.Substitution(String name, var module, String operator) ->
                        replace(name, module, operator);
            }
        }
        for (var binding : source.constants().entrySet()) {
            bindGiven(binding.getKey(), binding.getValue());
        }
        List<String> unbound = bindings.unbound();
        if (!unbound.isEmpty()) {
            throw new SpecificationException(
                    Kind.CONSTANT,
                    "%s: no value for %s; it declares: %s"
                            .formatted(source.file(), String.join(", ", unbound), constants()));
        }
    }

    private void replace(String name, Optional<String> module, String operator) {
        List<SymbolNode> replaced = named(name, module);
        if (replaced.isEmpty()) {
            throw Translator.unknown(module.orElse(root.getName().toString()), name);
        }
        OpDefNode replacement = root.getOpDef(operator);
        for (SymbolNode symbol : replaced) {
            OpDefNode own = replacement == null ? inModule(module, operator) : replacement;
            if (own == null) {
                throw Translator.unknown(root.getName().toString(), operator);
            }
            bindings.replace(symbol, own);
        }
    }

    private @Nullable OpDefNode inModule(Optional<String> module, String operator) {
        return module.map(this::moduleNamed).map(m -> m.getOpDef(operator)).orElse(null);
    }

    private @Nullable ModuleNode moduleNamed(String name) {
        return modules.getModuleNode(UniqueString.uniqueStringOf(name));
    }

    /**
     * What goes by a name, in a module or in all. Names that a configuration gives values to need
     * not be declared: TLC passes over them.
     */
    private List<SymbolNode> named(String name, Optional<String> module) {
        if (module.isPresent()) {
            ModuleNode of = moduleNamed(module.get());
            if (of == null) {
                throw Refused.wrong(
                        Kind.CONSTANT,
                        "%s: the configuration speaks of %s in module %s, which it does not use"
                                .formatted(source.file(), name, module.get()));
            }
            List<SymbolNode> all = new ArrayList<>();
            for (OpDefNode definition : of.getOpDefs()) {
                if (definition.getName().toString().equals(name)) {
                    all.add(definition);
                }
            }
            return all;
        }
        OpDeclNode constant = bindings.constantNamed(name);
        OpDefNode definition = root.getOpDef(name);
        return constant != null
                ? List.of(constant)
                : definition == null ? List.of() : List.of(definition);
    }

    private void bindGiven(String name, org.fos.checker.step.ConstantBinding binding)
            throws SpecificationException {
        OpDeclNode constant = bindings.constantNamed(name);
        if (constant == null) {
            throw new SpecificationException(
                    Kind.CONSTANT,
                    "%s: has no constant named %s; it declares: %s"
                            .formatted(source.file(), name, constants()));
        }
        switch (binding) {
            case org.fos.checker.step.ConstantBinding.Given(Value value) -> assign(constant, value);
            case org.fos.checker.step.ConstantBinding.Definition(String definition) -> {
                Operator own = Operators.set(definition);
                if (own != null) {
                    bindings.replace(constant, own);
                    return;
                }
                OpDefNode operator = root.getOpDef(definition);
                if (operator == null) {
                    throw new SpecificationException(
                            Kind.CONSTANT,
                            "%s: constant %s is given by the definition %s, which the module does"
                                            .formatted(source.file(), name, definition)
                                    + " not have; define it, or extend a module that does");
                }
                bindings.replace(constant, operator);
            }
        }
    }

    private void assign(SymbolNode name, Value value) {
        if (name.getArity() > 0) {
            throw Refused.unsupported(
                    Range.NONE, "a value for %s, which takes arguments".formatted(name.getName()));
        }
        bindings.assign(name, value);
    }

    private String constants() {
        List<String> names = bindings.constantNames();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
