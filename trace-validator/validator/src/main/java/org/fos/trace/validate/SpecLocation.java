package org.fos.trace.validate;

import org.fos.checker.step.SpecSource;
import org.fos.trace.format.Header;
import org.fos.trace.format.InvalidTraceException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the specification of a trace is.
 *
 * @param directory holds the module and those it extends
 * @param module the module to load; the one that the trace's header names if empty
 * @param config a configuration file, for its behaviour and substitutions of definitions
 * @param mapping a mapping file; {@code <Spec>.mapping.json} in the directory if empty and present
 * @param refines if present, traces are held to what the specification refines too: to these
 *     properties, or to those of the configuration that speak of a refinement if none is named
 */
public record SpecLocation(
        Path directory,
        Optional<String> module,
        Optional<Path> config,
        Optional<Path> mapping,
        Optional<List<String>> refines) {
    public SpecLocation {
        refines = refines.map(List::copyOf);
    }

    /** A specification alone. */
    public SpecLocation(
            Path directory,
            Optional<String> module,
            Optional<Path> config,
            Optional<Path> mapping) {
        this(directory, module, config, mapping, Optional.empty());
    }

    /** The same, held to what it refines. */
    public SpecLocation refining(List<String> properties) {
        return new SpecLocation(directory, module, config, mapping, Optional.of(properties));
    }

    /** The module that a trace's header names, in this directory. */
    public static SpecLocation in(Path directory) {
        return new SpecLocation(directory, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The specification of a trace with this header. */
    public SpecSource source(Header header) {
        SpecSource source =
                new SpecSource(
                        directory,
                        module.orElse(header.spec()),
                        config,
                        header.constants(),
                        header.modelValues());
        return refines.map(source::refining).orElse(source);
    }

    /**
     * How recorded actions differ from the specification's.
     *
     * @throws InvalidTraceException if the mapping file is malformed
     */
    public Mapping mapping(Header header) throws InvalidTraceException {
        Optional<Path> file = mappingFile(header);
        return file.isPresent() ? MappingFile.read(file.get()) : Mapping.NONE;
    }

    Optional<Path> mappingFile(Header header) {
        if (mapping.isPresent()) {
            return mapping;
        }
        Path beside = directory.resolve(module.orElse(header.spec()) + ".mapping.json");
        return Files.exists(beside) ? Optional.of(beside) : Optional.empty();
    }
}
