package org.fos.architecture;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The house: which packages there are, who may use whom, and where the sources lie. */
final class House {
    /** The root of the repository. */
    static final Path ROOT = Path.of(System.getProperty("fos.home", "..")).normalize();

    /** Packages whose code runs on the simulated machine, and so may know no time but its own. */
    static final ImmutableList<String> SIMULATED =
            ImmutableList.of(
                    "org.fos.machine",
                    "org.fos.kernel",
                    "org.fos.lib",
                    "org.fos.messaging",
                    "org.fos.dpool",
                    "org.fos.store",
                    "org.fos.naming",
                    "org.fos.memory",
                    "org.fos.partition",
                    "org.fos.process",
                    "org.fos.fleet");

    /** The machine whose time and threads are real: what holds for a simulated one does not. */
    static final String REAL = "org.fos.machine.host";

    /** The only package with races; everything else of fos runs on one thread at a time. */
    private static final String RACES = "org.fos.channel";

    private static final String CHECKER = "org.fos.checker";
    private static final String RECORDER = "org.fos.trace.record";
    private static final String VALIDATOR = "org.fos.trace";
    private static final String EXPERIMENTS = "org.fos.experiments";

    /**
     * Each place in the house, and the places it may use besides itself and the packages below it.
     * A package belongs to the place with the longest name that is a prefix of its own.
     */
    private static final ImmutableMap<String, ImmutableList<String>> MAY_USE =
            ImmutableMap.<String, ImmutableList<String>>builder()
                    .put(CHECKER, ImmutableList.of())
                    .put(RECORDER, ImmutableList.of())
                    .put(VALIDATOR, ImmutableList.of(CHECKER))
                    .put("org.fos.stubgen", ImmutableList.of())
                    .put(RACES, ImmutableList.of())
                    .putAll(floors())
                    .put(
                            EXPERIMENTS,
                            ImmutableList.<String>builder()
                                    .add(CHECKER, RECORDER, VALIDATOR)
                                    .addAll(SIMULATED)
                                    .build())
                    .buildOrThrow();

    private static final Supplier<JavaClasses> CLASSES = Suppliers.memoize(House::importClasses);

    private House() {}

    /** Every class of the project that is not a test. */
    static JavaClasses classes() {
        return CLASSES.get();
    }

    /** The place that a package of the project has in the house. */
    static Optional<String> placeOf(String packageName) {
        return MAY_USE.keySet().stream()
                .filter(place -> isAtOrBelow(packageName, place))
                .max((a, b) -> Integer.compare(a.length(), b.length()));
    }

    /** Whether code of one place may use code of another. */
    static boolean mayUse(String place, String used) {
        return place.equals(used) || Objects.requireNonNull(MAY_USE.get(place)).contains(used);
    }

    static boolean isAtOrBelow(String packageName, String root) {
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    /** The folders of all modules with Java sources, in order. */
    static List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.find(ROOT, 3, (path, is) -> path.endsWith("pom.xml"))) {
            return files.map(pom -> Objects.requireNonNull(pom.getParent()))
                    .filter(module -> Files.isDirectory(module.resolve("src")))
                    .sorted()
                    .toList();
        }
    }

    /** Each part of fos may use those below it, which come before it, and may record traces. */
    private static ImmutableMap<String, ImmutableList<String>> floors() {
        ImmutableMap.Builder<String, ImmutableList<String>> floors = ImmutableMap.builder();
        for (int i = 0; i < SIMULATED.size(); i++) {
            floors.put(
                    SIMULATED.get(i),
                    ImmutableList.<String>builder()
                            .addAll(SIMULATED.subList(0, i))
                            .add(RACES, RECORDER)
                            .build());
        }
        return floors.buildOrThrow();
    }

    private static JavaClasses importClasses() {
        try {
            ImmutableList.Builder<Path> folders = ImmutableList.builder();
            for (Path module : modules()) {
                Path classes = module.resolve("target/classes");
                requireCompiled(module.resolve("src/main/java"), classes);
                if (Files.isDirectory(classes)) {
                    folders.add(classes);
                }
            }
            return new ClassFileImporter().importPaths(folders.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A rule over classes says nothing about a source that is not compiled. */
    private static void requireCompiled(Path sources, Path classes) throws IOException {
        if (!Files.isDirectory(sources)) {
            return;
        }
        for (Path source : SourceFormat.javaSources(sources)) {
            String name = sources.relativize(source).toString().replaceAll("\\.java$", ".class");
            if (!name.endsWith("package-info.class") && !Files.exists(classes.resolve(name))) {
                throw new IllegalStateException(
                        source + " is not compiled; run the whole build: mvn verify");
            }
        }
    }
}
