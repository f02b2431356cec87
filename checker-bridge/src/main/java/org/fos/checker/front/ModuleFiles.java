package org.fos.checker.front;

import util.FilenameToStream;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds modules: generated ones, those beside the specification, and TLC's standard modules, which
 * are unpacked into the work directory.
 */
public final class ModuleFiles implements FilenameToStream {
    private static final String STANDARD = "tla2sany/StandardModules/";

    private final Path work;
    private final Path directory;
    private final List<Path> libraries;
    private final Set<String> standard = new HashSet<>();

    /**
     * Finds modules.
     *
     * @param work where generated modules are and standard ones are unpacked to; the first to be
     *     searched
     * @param directory where the specification is
     * @param libraries where modules are that are in neither
     */
    public ModuleFiles(Path work, Path directory, List<Path> libraries) {
        this.work = work;
        this.directory = directory;
        this.libraries = List.copyOf(libraries);
    }

    @Override
    public File resolve(String name, boolean isModule) {
        String fileName = isModule && !name.endsWith(".tla") ? name + ".tla" : name;
        Path generated = work.resolve(fileName);
        if (Files.exists(generated)) {
            return file(generated, standard.contains(fileName));
        }
        Path own = found(fileName);
        if (Files.exists(own) || !unpack(fileName, generated)) {
            return file(own, false);
        }
        return file(generated, true);
    }

    /** The file beside the specification, or in the first library that has it. */
    private Path found(String fileName) {
        Path own = directory.resolve(fileName);
        return libraries.stream()
                .map(library -> library.resolve(fileName))
                .filter(file -> !Files.exists(own) && Files.exists(file))
                .findFirst()
                .orElse(own);
    }

    private File file(Path path, boolean library) {
        return new TLAFile(path.toString(), library, this);
    }

    private boolean unpack(String fileName, Path target) {
        try (InputStream in =
                ModuleFiles.class.getClassLoader().getResourceAsStream(STANDARD + fileName)) {
            if (in == null) {
                return false;
            }
            Files.copy(in, target);
            standard.add(fileName);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s: cannot unpack a standard module: %s".formatted(target, e.getMessage()), e);
        }
    }

    @Override
    public String getFullPath() {
        return work + File.pathSeparator + directory;
    }

    @Override
    public boolean isStandardModule(String moduleName) {
        return standard.contains(moduleName + ".tla");
    }
}
