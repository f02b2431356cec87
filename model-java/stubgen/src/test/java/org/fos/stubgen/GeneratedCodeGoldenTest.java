package org.fos.stubgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The code generated from one small header, to the letter. */
class GeneratedCodeGoldenTest {
    private static final Path FOLDER = Resources.folder("generated");

    @Test
    void thePagePoolsStubsAreTheseToTheLetter() throws IOException {
        Map<String, String> files = generate();
        assertEquals(
                Set.of("PagePoolClient.java", "PagePoolMessages.java", "PagePoolServer.java"),
                files.keySet());
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path golden = FOLDER.resolve(file.getKey() + ".txt");
            assertEquals(Files.readString(golden), file.getValue(), file.getKey());
        }
    }

    @Test
    void theSameHeaderGivesTheSameCode() throws IOException {
        assertEquals(generate(), generate());
    }

    private static Map<String, String> generate() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Map<String, String> files =
                StubGenerator.generate(
                        "org.example", List.of(FOLDER.resolve("page_pool.h")), diagnostics);
        assertTrue(diagnostics.none(), () -> diagnostics.sorted().toString());
        return files;
    }
}
