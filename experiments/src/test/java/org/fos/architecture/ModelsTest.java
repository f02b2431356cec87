package org.fos.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.collect.Iterables;

import org.fos.checker.front.SpecLoader;
import org.fos.checker.manifest.Excuse;
import org.fos.checker.manifest.Family;
import org.fos.checker.manifest.Manifest;
import org.fos.checker.manifest.Model;
import org.fos.checker.manifest.ModelCheck;
import org.fos.checker.manifest.ModelKind;
import org.fos.checker.parse.ModelConfig;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.ProgressListener;
import org.fos.checker.tlc.TlcPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Protects from properties never seen failing, and from models that nobody checks. */
class ModelsTest {
    private static final Path SPECS = House.ROOT.resolve("specs");

    /** The largest model that is run here, in states generated. */
    private static final long MOST_GENERATED = 20_000;

    private static final Pattern EXTENDS =
            Pattern.compile("(?m)^EXTENDS\\s+(\\w+(?:\\s*,\\s*\\w+)*)");
    private static final Pattern INSTANCE = Pattern.compile("\\bINSTANCE\\s+(\\w+)");

    @Test
    void everyPropertyIsViolatedByAMutant() throws Exception {
        List<String> missing = new ArrayList<>();
        List<String> needless = new ArrayList<>();
        for (Family family : manifest().families()) {
            Set<String> violated =
                    family.models().stream()
                            .filter(model -> model.kind() == ModelKind.MUTANT)
                            .flatMap(model -> model.expected().property().stream())
                            .collect(Collectors.toSet());
            Set<String> excused = new TreeSet<>(family.excused(Excuse.Rule.VIOLATED));
            for (String property : properties(family)) {
                if (!violated.contains(property) && !excused.remove(property)) {
                    missing.add(family.name() + "." + property);
                }
            }
            needless.addAll(excused);
        }
        assertEquals(List.of(), missing, "no mutant violates them, and there is no excuse");
        assertEquals(List.of(), needless, "a mutant violates them, or no model states them");
    }

    @Test
    void everyConfigurationSaysWhetherADeadlockIsAnError() throws Exception {
        List<Path> silent = new ArrayList<>();
        for (Path config : files(".cfg")) {
            if (ModelConfig.read(config).checkDeadlock().isEmpty()) {
                silent.add(config);
            }
        }
        assertEquals(List.of(), silent, "CHECK_DEADLOCK is not stated");
    }

    @Test
    void symmetryNeverStandsBesideTemporalProperties() throws Exception {
        List<Path> unsound = new ArrayList<>();
        for (Path config : files(".cfg")) {
            ModelConfig read = ModelConfig.read(config);
            if (read.symmetry().isPresent() && !read.properties().isEmpty()) {
                unsound.add(config);
            }
        }
        assertEquals(List.of(), unsound, "SYMMETRY with PROPERTIES");
    }

    @Test
    void everyConfigurationIsOneModelOfTheManifest() throws Exception {
        List<Path> listed =
                manifest().models().stream().map(model -> real(model.config())).sorted().toList();
        assertEquals(files(".cfg"), listed);
    }

    @Test
    void everyModelLoadsWithTheNamesOfItsConfiguration() throws Exception {
        List<String> broken = new ArrayList<>();
        for (Model model : manifest().models()) {
            try {
                SpecLoader.model(
                        SpecSource.of(
                                        real(model.module()).resolveSibling(""),
                                        moduleName(model),
                                        Map.of())
                                .withConfig(real(model.config()))
                                .withLibraries(model.libraries()));
            } catch (SpecificationException e) {
                broken.add(model.name() + ": " + e.getMessage());
            }
        }
        assertEquals(List.of(), broken);
    }

    private static String moduleName(Model model) {
        return String.valueOf(model.module().getFileName()).replaceAll("\\.tla$", "");
    }

    @Test
    void everyModuleIsUsedByAModelOfTheManifest() throws Exception {
        Set<Path> used = new TreeSet<>();
        for (Model model : manifest().models()) {
            use(real(model.module()), used);
        }
        List<Path> idle = files(".tla").stream().filter(file -> !used.contains(file)).toList();
        assertEquals(List.of(), idle, "no model of the manifest uses them");
    }

    @Test
    void noBaseSpecificationExtendsTlc() throws Exception {
        List<Path> bound = new ArrayList<>();
        for (Path module : files(".tla")) {
            boolean base = !module.getFileName().toString().matches("(MC|Mutant|Witness).*");
            if (base && extended(Files.readString(module)).contains("TLC")) {
                bound.add(module);
            }
        }
        assertEquals(List.of(), bound, "what TLC needs stands in the MC module");
    }

    @Test
    void smallModelsAndMutantsComeOutAsTheManifestSays(@TempDir Path scratch) throws Exception {
        try (TlcPool pool = new TlcPool()) {
            for (Family family : manifest().families()) {
                for (Model model : small(family)) {
                    CheckResult result = pool.check(model.run(scratch), ProgressListener.NONE);
                    assertEquals(
                            List.of(),
                            ModelCheck.compare(model.expected(), result),
                            "./fos check " + model.name());
                }
            }
        }
    }

    @Test
    void aModuleIsFoundThroughExtendsAndInstance() {
        assertEquals(
                Set.of("Naturals", "TLC", "Base"),
                extended("---- MODULE M ----\nEXTENDS Naturals,\n  TLC\nA == INSTANCE Base WITH"));
        assertFalse(extended("(* EXTENDS TLC *)\nEXTENDS Naturals\n").contains("TLC"));
    }

    private static List<Model> small(Family family) {
        List<Model> small = new ArrayList<>();
        smallest(family, ModelKind.EVERYDAY).forEach(small::add);
        smallest(family, ModelKind.LIVENESS).forEach(small::add);
        family.models().stream()
                .filter(model -> model.kind() == ModelKind.MUTANT)
                .limit(1)
                .forEach(small::add);
        return small;
    }

    private static Stream<Model> smallest(Family family, ModelKind kind) {
        return family.models().stream()
                .filter(model -> model.kind() == kind)
                .filter(model -> model.expected().generated().isPresent())
                .filter(model -> generated(model) <= MOST_GENERATED)
                .min(Comparator.comparingLong(ModelsTest::generated))
                .stream();
    }

    private static long generated(Model model) {
        return model.expected().generated().orElseThrow();
    }

    private static Set<String> properties(Family family) throws Exception {
        Set<String> properties = new TreeSet<>();
        for (Model model : family.everyday()) {
            ModelConfig config = ModelConfig.read(model.config());
            properties.addAll(config.invariants());
            properties.addAll(config.properties());
        }
        return properties;
    }

    private static void use(Path module, Set<Path> used) throws IOException {
        if (!Files.exists(module) || !used.add(module)) {
            return;
        }
        for (String other : extended(Files.readString(module))) {
            use(module.resolveSibling(other + ".tla"), used);
        }
    }

    /** The modules that a module extends or instantiates. */
    private static Set<String> extended(String text) {
        Set<String> modules = new TreeSet<>();
        Matcher list = EXTENDS.matcher(text);
        while (list.find()) {
            Iterables.addAll(modules, List.of(list.group(1).strip().split("\\s*,\\s*")));
        }
        Matcher instance = INSTANCE.matcher(text);
        while (instance.find()) {
            modules.add(instance.group(1));
        }
        return modules;
    }

    /** The files of the families' folders, in order. */
    private static List<Path> files(String ending) throws Exception {
        Set<Path> files = new TreeSet<>();
        for (Family family : manifest().families()) {
            try (Stream<Path> listed = Files.list(family.directory())) {
                listed.filter(file -> file.toString().endsWith(ending))
                        .forEach(file -> files.add(real(file)));
            }
        }
        return List.copyOf(files);
    }

    private static Path real(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static Manifest manifest() throws Exception {
        return Manifest.read(SPECS.resolve("manifest.json"));
    }
}
