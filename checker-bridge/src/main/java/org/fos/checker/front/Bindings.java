package org.fos.checker.front;

import org.fos.checker.step.SpecificationException.Kind;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SymbolNode;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a specification's variables, constants and replaced operators stand for. */
final class Bindings {
    private final Map<OpDeclNode, Integer> variables = new HashMap<>();
    private final Map<SymbolNode, Value> values = new HashMap<>();
    private final Map<SymbolNode, OpDefNode> replacements = new HashMap<>();
    private final Map<SymbolNode, Operator> builtIns = new HashMap<>();
    private final Map<String, OpDeclNode> constants = new LinkedHashMap<>();

    void addVariable(OpDeclNode variable) {
        variables.put(variable, variables.size());
    }

    void addConstant(OpDeclNode constant) {
        constants.put(constant.getName().toString(), constant);
    }

    /** Gives a constant or a definition a value, and all instances of the definition. */
    void assign(SymbolNode name, Value value) {
        values.put(source(name), value);
    }

    /** Replaces a constant or a definition, and all instances of the definition. */
    void replace(SymbolNode name, OpDefNode replacement) {
        replacements.put(source(name), replacement);
    }

    private static SymbolNode source(SymbolNode name) {
        return name instanceof OpDefNode definition && definition.getSource() != null
                ? definition.getSource()
                : name;
    }

    /** Lets a constant stand for one of TLA+'s own sets. */
    void replace(OpDeclNode constant, Operator builtIn) {
        builtIns.put(constant, builtIn);
    }

    /** TLA+'s own set that a constant stands for; null if it stands for something else. */
    @Nullable Operator builtIn(OpDeclNode constant) {
        return builtIns.get(constant);
    }

    @Nullable OpDeclNode constantNamed(String name) {
        return constants.get(name);
    }

    /** The names of constants that have neither a value nor a replacement. */
    List<String> unbound() {
        return constants.entrySet().stream()
                .filter(c -> !values.containsKey(c.getValue()))
                .filter(c -> !replacements.containsKey(c.getValue()))
                .filter(c -> !builtIns.containsKey(c.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<String> constantNames() {
        return List.copyOf(constants.keySet());
    }

    /** The constants with their values, where they are values. */
    Map<String, Optional<Value>> constantValues() {
        Map<String, Optional<Value>> all = new LinkedHashMap<>();
        constants.forEach((name, node) -> all.put(name, Optional.ofNullable(values.get(node))));
        return all;
    }

    /** The place of a variable; null if this is no variable of the root module. */
    @Nullable Integer variable(OpDeclNode declared) {
        return variables.get(declared);
    }

    @Nullable OpDefNode replacement(SymbolNode name) {
        return replacements.get(source(name));
    }

    /** The value that the configuration gives a definition; null if it does not. */
    @Nullable Expr constant(OpDefNode definition) {
        Value value = values.get(source(definition));
        return value == null ? null : new Expr.Literal(value, Range.NONE);
    }

    Value constant(OpDeclNode declared, Range range) {
        Value value = values.get(declared);
        if (value == null) {
            throw Refused.wrong(
                    Kind.CONSTANT,
                    "%s: no value for %s; give it one in the configuration"
                            .formatted(range, declared.getName()));
        }
        return value;
    }
}
