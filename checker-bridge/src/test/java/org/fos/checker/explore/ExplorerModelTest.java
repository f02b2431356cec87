package org.fos.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.front.SpecLoader;
import org.fos.checker.manifest.Manifest;
import org.fos.checker.manifest.Model;
import org.fos.checker.manifest.ModelCheck;
import org.fos.checker.manifest.ModelKind;
import org.fos.checker.step.SpecSource;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.ProgressListener;
import org.fos.checker.tree.SpecTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every small model of the project comes out as the manifest pins it, which is as TLC has it:
 * verdict, violated property, distinct and generated states, depth.
 */
class ExplorerModelTest {
    private static final Path MANIFEST = Path.of("..", "specs", "manifest.json");
    private static final long MOST_GENERATED = 25_000;

    @Test
    void everySmallModelComesOutAsTlcHasIt(@TempDir Path scratch) throws Exception {
        List<String> differences = new ArrayList<>();
        int checked = 0;
        for (Model model : Manifest.read(MANIFEST).models()) {
            if (model.kind() != ModelKind.LARGE
                    && model.expected().generated().orElse(0) <= MOST_GENERATED) {
                checked++;
                CheckResult result = CompiledCheck.check(model.run(scratch), ProgressListener.NONE);
                ModelCheck.compare(model.expected(), result)
                        .forEach(difference -> differences.add(model.name() + ": " + difference));
            }
        }
        assertEquals(List.of(), differences);
        assertTrue(checked > 300, "models checked: " + checked);
    }

    /** Nobody waits for their end here; but what they name there must be. */
    @Test
    void everyLargeModelHasTheModuleThatItsConfigurationSpeaksOf() throws Exception {
        List<String> large = new ArrayList<>();
        for (Model model : Manifest.read(MANIFEST).models()) {
            if (model.kind() == ModelKind.LARGE) {
                large.add(model.name());
                SpecTree tree =
                        SpecLoader.model(
                                SpecSource.ofModel(
                                        model.module(), model.config(), model.libraries()));
                assertFalse(
                        tree.invariants().isEmpty() && tree.properties().isEmpty(), model.name());
            }
        }
        assertTrue(large.size() >= 20, large.toString());
    }
}
