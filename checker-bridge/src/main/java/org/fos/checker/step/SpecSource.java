package org.fos.checker.step;

import com.google.common.collect.ImmutableMap;

import org.fos.checker.value.Value;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A specification on disk and what its constants stand for.
 *
 * @param directory where the module and those it extends are
 * @param libraries where modules are that are not there
 * @param module the module's name, without {@code .tla}
 * @param config a configuration file, for its SPECIFICATION or INIT and NEXT, its substitutions of
 *     definitions, and constants not given here; invariants, properties, constraints, symmetry and
 *     views in it play no part. Without one, {@code Spec} is the specification, or else {@code
 *     Init} and {@code Next}.
 * @param constants what constants stand for; these win over the configuration's
 * @param modelValues names of model values that may occur beyond those in {@code constants}
 * @param refines if present, behaviours are held to what the specification refines too: to these
 *     properties, by their names, or to those of the configuration's that speak of a refinement if
 *     none is named
 */
public record SpecSource(
        Path directory,
        List<Path> libraries,
        String module,
        Optional<Path> config,
        Map<String, ConstantBinding> constants,
        SortedSet<String> modelValues,
        Optional<List<String>> refines) {

    /** A specification all of whose modules are in one directory. */
    public SpecSource(
            Path directory,
            String module,
            Optional<Path> config,
            Map<String, ConstantBinding> constants,
            SortedSet<String> modelValues) {
        this(directory, List.of(), module, config, constants, modelValues, Optional.empty());
    }

    public SpecSource {
        libraries = List.copyOf(libraries);
        constants = ImmutableMap.copyOf(constants);
        modelValues = new TreeSet<>(modelValues);
        refines = refines.map(List::copyOf);
    }

    /** A specification with constants given by value, and no configuration file. */
    public static SpecSource of(Path directory, String module, Map<String, Value> constants) {
        ImmutableMap.Builder<String, ConstantBinding> bindings = ImmutableMap.builder();
        constants.forEach((name, value) -> bindings.put(name, new ConstantBinding.Given(value)));
        return new SpecSource(
                directory, module, Optional.empty(), bindings.buildOrThrow(), new TreeSet<>());
    }

    /**
     * A model: a module under a configuration file.
     *
     * @param module the module's file
     * @param directories with further modules
     */
    public static SpecSource ofModel(Path module, Path config, List<Path> directories) {
        Path file = module.toAbsolutePath();
        String name = String.valueOf(file.getFileName());
        return of(
                        file.resolveSibling(""),
                        name.endsWith(".tla")
                                ? name.substring(0, name.length() - ".tla".length())
                                : name,
                        Map.of())
                .withConfig(config.toAbsolutePath())
                .withLibraries(directories);
    }

    /** The same specification under a configuration file. */
    public SpecSource withConfig(Path file) {
        return new SpecSource(
                directory, libraries, module, Optional.of(file), constants, modelValues, refines);
    }

    /** The same specification with more directories in which modules are looked for. */
    public SpecSource withLibraries(List<Path> directories) {
        return new SpecSource(
                directory, directories, module, config, constants, modelValues, refines);
    }

    /** The same specification, held to what it refines. */
    public SpecSource refining(List<String> properties) {
        return new SpecSource(
                directory,
                libraries,
                module,
                config,
                constants,
                modelValues,
                Optional.of(properties));
    }

    /** The module's file. */
    public Path file() {
        return directory.resolve(module + ".tla");
    }
}
