package org.fos.stubgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Each header in {@code rejected} has its errors, all of them and no more, beside it. */
class RejectedHeadersGoldenTest {
    static List<Path> headers() throws IOException {
        try (Stream<Path> files = Files.list(Resources.folder("rejected"))) {
            return files.filter(file -> file.toString().endsWith(".h")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("headers")
    void shouldNameEveryErrorAndWriteNothing(Path header, @TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status =
                Main.run(
                        new String[] {
                            "--package", "org.example", "--out", out.toString(), header.toString()
                        },
                        new PrintStream(errors, true, StandardCharsets.UTF_8));
        Path golden = header.resolveSibling(Resources.stem(header) + ".txt");
        String got =
                errors.toString(StandardCharsets.UTF_8)
                        .replace(System.lineSeparator(), "\n")
                        .replace(header.toString(), String.valueOf(header.getFileName()));
        assertEquals(Files.readString(golden), got);
        assertEquals(2, status);
        assertFalse(Files.exists(out));
    }

    @Test
    void shouldHaveAHeaderForEachKindOfError() throws IOException {
        assertEquals(28, headers().size());
    }
}
