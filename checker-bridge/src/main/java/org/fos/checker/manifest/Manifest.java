package org.fos.checker.manifest;

import com.google.common.collect.ImmutableList;

import org.fos.checker.parse.SyntaxException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The models of a directory of specifications. The file is a JSON array of families (or one
 * family):
 *
 * <pre>{@code
 * [{"family": "lock", "directory": "lock", "libraries": ["common"],
 *   "ladder": [{"module": "Lock", "what": "What is promised."}], "models": [
 *   {"name": "MCLock", "module": "MCLock.tla", "config": "MCLock.cfg",
 *    "kind": "everyday|liveness|large|witness|mutant",
 *    "expect": "holds|violated|deadlock", "property": "of a violation", "of": "a mutant's spec",
 *    "distinct": 20, "generated": 49, "depth": 5,
 *    "seconds": 0.9, "heapMiB": 40, "workers": 2, "engine": "tlc|compiled",
 *    "what": "One sentence."}]}]
 * }</pre>
 *
 * <p>A family's directory is its name unless given; directories are relative to the manifest, files
 * to the family's directory. Counts that are not given are not pinned. {@code seconds} and {@code
 * heapMiB} record a measurement; {@code workers} is 1 unless given, {@code engine} tlc.
 */
public record Manifest(List<Family> families) {
    public Manifest {
        families = ImmutableList.copyOf(families);
    }

    /**
     * Reads a manifest.
     *
     * @throws SyntaxException if it is none; the message names file, line, column, JSON path, and
     *     what was expected
     * @throws IOException if the file cannot be read
     */
    public static Manifest read(Path file) throws SyntaxException, IOException {
        Json root = Json.read(file.toString(), Files.readString(file));
        Path directory = file.toAbsolutePath().resolveSibling("").normalize();
        return new ManifestReader(directory).read(root);
    }

    /** All models of all families, in the file's order. */
    public List<Model> models() {
        return families.stream()
                .flatMap(family -> family.models().stream())
                .collect(ImmutableList.toImmutableList());
    }

    /** The model of this name. */
    public Optional<Model> model(String name) {
        return models().stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
