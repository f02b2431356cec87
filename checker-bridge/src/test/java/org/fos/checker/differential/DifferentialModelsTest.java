package org.fos.checker.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.Objects.requireNonNull;

import org.fos.checker.manifest.Manifest;
import org.fos.checker.manifest.Model;
import org.fos.checker.manifest.ModelKind;
import org.fos.checker.parse.SyntaxException;
import org.fos.checker.step.SpecificationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * In states that walks at random through the models come to, TLC and the compiled engine find the
 * same successors, each as often. With the system property {@code fos.differential} so many
 * successors are compared in each model, mutants' and witnesses' too.
 */
class DifferentialModelsTest {
    private static final int FEW = 100;
    private static final int WANTED = Integer.getInteger("fos.differential", FEW);
    private static final int LENGTH = 40;
    private static final int MILLIS = 10_000;
    private static final long SEED = 20;

    private static Path specs() {
        Path here = Path.of("").toAbsolutePath();
        Path beside = here.resolve("specs");
        return Files.isDirectory(beside) ? beside : here.resolveSibling("specs");
    }

    @TestFactory
    Stream<DynamicTest> successorsOfModelsAreThoseThatTlcFinds()
            throws IOException, SyntaxException {
        return Manifest.read(specs().resolve("manifest.json")).models().stream()
                .filter(model -> WANTED > FEW || model.kind() == ModelKind.EVERYDAY)
                .filter(model -> model.libraries().isEmpty())
                .map(model -> DynamicTest.dynamicTest(model.name(), () -> walk(model)));
    }

    private static void walk(Model model) throws SpecificationException {
        Walks walks = walks(model.module(), model.config());
        assertEquals("", walks.disagreement(WANTED, LENGTH), "seed " + SEED);
    }

    private static Walks walks(Path module, Path config) {
        return new Walks(
                requireNonNull(module.toAbsolutePath().getParent()),
                module.getFileName().toString().replace(".tla", ""),
                config.getFileName().toString().replace(".cfg", ""),
                SEED);
    }

    /** Specifications by others, from a directory that the system property names. */
    @Test
    void successorsInPublicSpecificationsAreThoseThatTlcFinds() throws IOException {
        String directory = System.getProperty("fos.public.specifications", "");
        assumeTrue(!directory.isEmpty(), "name a directory by -Dfos.public.specifications=...");
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            for (Path config : files.filter(f -> f.toString().endsWith(".cfg")).sorted().toList()) {
                Path module =
                        config.resolveSibling(
                                config.getFileName().toString().replace(".cfg", ".tla"));
                if (Files.exists(module)) {
                    explore(module, config, wrong);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static void explore(Path module, Path config, List<String> wrong) {
        try {
            String difference = walks(module, config).disagreementBreadthFirst(WANTED, MILLIS);
            if (!difference.isEmpty()) {
                wrong.add(config + ": " + difference);
            }
        } catch (SpecificationException | IllegalStateException e) {
            System.out.println(config + ": one of the engines refuses it: " + e.getMessage());
        }
    }
}
