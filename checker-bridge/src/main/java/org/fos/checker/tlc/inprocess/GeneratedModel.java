package org.fos.checker.tlc.inprocess;

import com.google.common.collect.ImmutableSet;

import org.fos.checker.step.ConstantBinding;
import org.fos.checker.step.ConstantBinding.Definition;
import org.fos.checker.step.ConstantBinding.Given;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.SpecificationException.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The module and the configuration under which TLC loads a specification with its constants. */
final class GeneratedModel {
    /** Sets that every module knows without extending another. */
    private static final ImmutableSet<String> BUILT_IN_SETS = ImmutableSet.of("STRING", "BOOLEAN");

    static final String MODULE = "GeneratedModel";
    private static final String CONSTANT = "GeneratedConstant";

    private final SpecSource source;
    private final DeclaredModule declared;
    private final UserConfig config;
    private final List<String> properties;
    private final ModuleText text;
    private final List<String> definitions = new ArrayList<>();
    private final Map<String, String> bindings = new LinkedHashMap<>();

    /**
     * A model.
     *
     * @param properties what steps are held to beside the specification
     */
    GeneratedModel(
            SpecSource source,
            DeclaredModule declared,
            UserConfig config,
            List<String> properties,
            ModelNames names) {
        this.properties = List.copyOf(properties);
        this.source = source;
        this.declared = declared;
        this.config = config;
        this.text = new ModuleText(names);
    }

    /** Writes {@code GeneratedModel.tla} and {@code GeneratedModel.cfg}. */
    void write(Path directory) throws SpecificationException, IOException {
        requireDeclared();
        config.bindings().forEach(bindings::put);
        source.constants().forEach(this::bind);
        requireAll();
        source.modelValues().forEach(text::model);
        Files.writeString(directory.resolve(MODULE + ".tla"), module());
        Files.writeString(directory.resolve(MODULE + ".cfg"), configuration());
    }

    private void bind(String name, ConstantBinding binding) {
        switch (binding) {
            case Definition(String definition) -> bindings.put(name, name + " <- " + definition);
            case Given(var value) -> {
                definitions.add(CONSTANT + name + " == " + text.expression(value));
                bindings.put(name, name + " <- " + CONSTANT + name);
            }
        }
    }

    private void requireDeclared() throws SpecificationException {
        for (Map.Entry<String, ConstantBinding> constant : source.constants().entrySet()) {
            if (!declared.constants().containsKey(constant.getKey())) {
                throw new SpecificationException(
                        Kind.CONSTANT,
                        "%s: has no constant named %s; it declares: %s"
                                .formatted(source.file(), constant.getKey(), constants()));
            }
            if (constant.getValue() instanceof Definition(String definition)
                    && !BUILT_IN_SETS.contains(definition)
                    && !declared.definitions().contains(definition)) {
                throw new SpecificationException(
                        Kind.CONSTANT,
                        "%s: constant %s is given by the definition %s, which the module does not"
                                        .formatted(source.file(), constant.getKey(), definition)
                                + " have; define it, or extend a module that does");
            }
        }
    }

    private void requireAll() throws SpecificationException {
        List<String> missing =
                declared.constants().keySet().stream()
                        .filter(name -> !bindings.containsKey(name))
                        .toList();
        if (!missing.isEmpty()) {
            throw new SpecificationException(
                    Kind.CONSTANT,
                    "%s: no value for %s; it declares: %s"
                            .formatted(source.file(), String.join(", ", missing), constants()));
        }
    }

    private String constants() {
        return declared.constants().isEmpty()
                ? "none"
                : String.join(", ", declared.constants().keySet());
    }

    private String module() {
        StringBuilder module = new StringBuilder();
        module.append("---- MODULE ").append(MODULE).append(" ----\n");
        module.append("EXTENDS ").append(source.module()).append('\n');
        if (text.hasNegativeNumbers()) {
            module.append("LOCAL INSTANCE Integers\n");
        }
        if (!text.modelConstants().isEmpty()) {
            module.append("CONSTANTS ")
                    .append(String.join(", ", text.modelConstants().keySet()))
                    .append('\n');
        }
        definitions.forEach(definition -> module.append(definition).append('\n'));
        return module.append("====\n").toString();
    }

    private String configuration() throws SpecificationException {
        StringBuilder out = new StringBuilder(behaviour());
        properties.forEach(property -> out.append("PROPERTY ").append(property).append('\n'));
        if (!text.modelConstants().isEmpty() || !bindings.isEmpty()) {
            out.append("CONSTANTS\n");
            text.modelConstants().forEach((constant, name) -> line(out, constant + " = " + name));
            bindings.values().forEach(binding -> line(out, binding));
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String text) {
        out.append("  ").append(text).append('\n');
    }

    private String behaviour() throws SpecificationException {
        if (!config.behaviour().isEmpty()) {
            return config.behaviour();
        }
        if (declared.definitions().contains("Spec")) {
            return "SPECIFICATION Spec\n";
        }
        if (declared.definitions().contains("Init") && declared.definitions().contains("Next")) {
            return "INIT Init\nNEXT Next\n";
        }
        throw new SpecificationException(
                Kind.BEHAVIOUR,
                source.file()
                        + ": defines neither Spec nor Init and Next; name them in a configuration"
                        + " file");
    }
}
