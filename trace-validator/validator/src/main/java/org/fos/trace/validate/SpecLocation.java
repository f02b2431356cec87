package org.fos.trace.validate;

import org.fos.checker.step.SpecSource;
import org.fos.trace.format.Header;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the specification of a trace is.
 *
 * @param directory holds the module and those it extends
 * @param module the module to load; the one that the trace's header names if empty
 * @param config a configuration file, for its behaviour and substitutions of definitions
 * @param mapping a mapping file; {@code <Spec>.mapping.json} in the directory if empty and present
 */
public record SpecLocation(
        Path directory, Optional<String> module, Optional<Path> config, Optional<Path> mapping) {

    /** The module that a trace's header names, in this directory. */
    public static SpecLocation in(Path directory) {
        return new SpecLocation(directory, Optional.empty(), Optional.empty(), Optional.empty());
    }

    SpecSource source(Header header) {
        return new SpecSource(
                directory,
                module.orElse(header.spec()),
                config,
                header.constants(),
                header.modelValues());
    }

    Optional<Path> mappingFile(Header header) {
        if (mapping.isPresent()) {
            return mapping;
        }
        Path beside = directory.resolve(module.orElse(header.spec()) + ".mapping.json");
        return Files.exists(beside) ? Optional.of(beside) : Optional.empty();
    }
}
