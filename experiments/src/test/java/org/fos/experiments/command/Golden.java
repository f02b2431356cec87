package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts as people read them, accepted by somebody who read them. */
final class Golden {
    private Golden() {}

    /** Compares with the accepted text of a name; what differs is put aside to be looked at. */
    static void assertAccepted(String name, String text) throws IOException {
        Path actual = Path.of("target", "golden", name);
        Files.createDirectories(actual.resolveSibling("."));
        Files.writeString(actual, text);
        try (InputStream accepted = Golden.class.getResourceAsStream(name)) {
            assertEquals(
                    accepted == null
                            ? "(no such file)"
                            : new String(accepted.readAllBytes(), StandardCharsets.UTF_8),
                    text,
                    "if %s reads well, copy it over src/test/resources/org/fos/experiments/command"
                            .formatted(actual.toAbsolutePath()));
        }
    }
}
