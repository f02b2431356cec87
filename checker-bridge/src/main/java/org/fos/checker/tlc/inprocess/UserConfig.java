package org.fos.checker.tlc.inprocess;

import org.fos.checker.front.ModuleFiles;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.SpecificationException.Kind;

import tlc2.tool.impl.ModelConfig;
import tlc2.util.Vect;
import tlc2.value.impl.ModelValue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a configuration file says about constants, definitions and the behaviour.
 *
 * @param behaviour its SPECIFICATION, or INIT and NEXT; empty if it names neither
 * @param bindings its constants and substitutions, as lines of a configuration, by the name on
 *     their left; a substitution in one module has that module's name in its key
 */
record UserConfig(String behaviour, Map<String, String> bindings) {

    static UserConfig read(Optional<Path> file, ModuleFiles files, ModelNames names)
            throws SpecificationException {
        if (file.isEmpty()) {
            return new UserConfig("", Map.of());
        }
        Path path = file.get().toAbsolutePath();
        if (!Files.isReadable(path)) {
            throw new SpecificationException(
                    Kind.MISSING_FILE, file.get() + ": no such configuration file");
        }
        ModelValue.init();
        ModelConfig config = new ModelConfig(path.toString(), files);
        try {
            config.parse();
        } catch (RuntimeException e) {
            throw new SpecificationException(
                    Kind.CONFIGURATION, file.get() + ": " + String.valueOf(e.getMessage()).strip());
        }
        ModelValue.setValues();
        for (ModelValue value : ModelValue.mvs) {
            names.keep(value.val.toString());
        }
        return new UserConfig(behaviour(config), bindings(config));
    }

    private static String behaviour(ModelConfig config) {
        if (!config.getSpec().isEmpty()) {
            return "SPECIFICATION " + config.getSpec() + "\n";
        }
        return config.getInit().isEmpty() || config.getNext().isEmpty()
                ? ""
                : "INIT %s\nNEXT %s\n".formatted(config.getInit(), config.getNext());
    }

    private static Map<String, String> bindings(ModelConfig config) {
        Map<String, String> bindings = new LinkedHashMap<>();
        Vect<?> constants = config.getConstants();
        for (int i = 0; i < constants.size(); i++) {
            Vect<?> line = (Vect<?>) constants.elementAt(i);
            String name = line.elementAt(0).toString();
            bindings.put(name, constant(name, line));
        }
        new TreeMap<>(config.getOverrides())
                .forEach((name, other) -> bindings.put(name, name + " <- " + other));
        Map<?, ?> modules = config.getModOverrides();
        modules.forEach(
                (module, substitutions) ->
                        ((Hashtable<?, ?>) substitutions)
                                .forEach(
                                        (name, other) ->
                                                bindings.put(
                                                        module + "!" + name,
                                                        "%s <- [%s]%s"
                                                                .formatted(name, module, other))));
        return bindings;
    }

    private static String constant(String name, Vect<?> line) {
        List<String> parts = new ArrayList<>();
        for (int i = 1; i < line.size() - 1; i++) {
            parts.add(line.elementAt(i).toString());
        }
        String arguments = parts.isEmpty() ? "" : "(" + String.join(", ", parts) + ")";
        return name + arguments + " = " + line.elementAt(line.size() - 1);
    }
}
