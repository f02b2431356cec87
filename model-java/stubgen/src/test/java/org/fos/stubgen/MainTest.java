package org.fos.stubgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

class MainTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path generated;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void nameTheOutputFolder() {
        generated = folder.resolve("out/org/example");
    }

    private int run(String... args) {
        return Main.run(args, new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private int generate(Path... headers) {
        Stream<String> options =
                Stream.of("--package", "org.example", "--out", folder.resolve("out").toString());
        return run(
                Stream.concat(options, Stream.of(headers).map(Path::toString))
                        .toArray(String[]::new));
    }

    private Path header(String name, String service, String functions) throws IOException {
        Path header = folder.resolve(name);
        String declared = "struct s __attribute__((gccxml(\"service(" + service + ")\")));\n";
        return Files.writeString(header, declared + functions);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(generated)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void shouldWriteOnlyWhatHasChangedAndDeleteWhatIsNoLongerGenerated() throws IOException {
        Path a = header("a.h", "A, 1", "void f(void);");
        assertEquals(0, generate(a, header("b.h", "B, 2", "void f(void);")));
        assertEquals(
                List.of(
                        "AClient.java",
                        "AMessages.java",
                        "AServer.java",
                        "BClient.java",
                        "BMessages.java",
                        "BServer.java"),
                files());
        for (String file : files()) {
            Files.setLastModifiedTime(generated.resolve(file), LONG_AGO);
        }
        Files.writeString(generated.resolve("Own.java"), "class Own {}");
        assertEquals(0, generate(a, header("b.h", "C, 2", "void f(void);")));
        assertEquals(
                List.of(
                        "AClient.java",
                        "AMessages.java",
                        "AServer.java",
                        "CClient.java",
                        "CMessages.java",
                        "CServer.java",
                        "Own.java"),
                files());
        assertEquals(LONG_AGO, Files.getLastModifiedTime(generated.resolve("AMessages.java")));
        assertEquals(0, generate(header("a.h", "A, 3", "void f(void);")));
        assertTrue(
                Files.readString(generated.resolve("AMessages.java")).contains("SERVICE_ID = 3;"));
        assertEquals("", errors.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldReportTheErrorsOfAllHeadersAndLeaveTheOutputAlone() throws IOException {
        Path good = header("a.h", "A, 1", "void f(void);");
        assertEquals(0, generate(good));
        String before = Files.readString(generated.resolve("AMessages.java"));
        Path changed = header("a.h", "A, 9", "void f(void);");
        Path b = header("b.h", "B, 2", "void f(what a);");
        Path c = header("c.h", "C, 3", "void f(int *a);");
        assertEquals(2, generate(changed, b, c));
        List<String> lines = errors.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith(b + ":2:8: got unknown type 'what', expected "));
        assertTrue(lines.get(1).startsWith(c + ":2:13: got pointer 'a', expected "));
        assertEquals(before, Files.readString(generated.resolve("AMessages.java")));
    }

    @Test
    void shouldRefuseTwoServicesOfOneNameOrId() throws IOException {
        assertEquals(2, generate(header("a.h", "A, 1", ""), header("b.h", "B, 1", "")));
        assertEquals(
                folder.resolve("b.h")
                        + ":1:1: got service(B, 1), expected a name and id other than service(A, 1)"
                        + " of a.h\n",
                errors.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
        assertFalse(Files.exists(generated));
    }

    @Test
    void shouldNameTheFileThatCannotBeRead() {
        Path missing = folder.resolve("missing.h");
        assertEquals(2, generate(missing));
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains(missing.toString()));
    }

    @Test
    void shouldExplainItsUseWhenArgumentsAreMissingOrUnknown() {
        String usage = "usage: stubgen --package P --out DIR HEADER...";
        for (List<String> args :
                List.of(
                        List.<String>of(),
                        List.of("--package", "a", "--out", "b"),
                        List.of("--package"),
                        List.of("--color", "red", "x.h"),
                        List.of("--package", "Not A Package", "--out", "b", "x.h"))) {
            errors.reset();
            assertEquals(2, run(args.toArray(String[]::new)));
            String said = errors.toString(StandardCharsets.UTF_8);
            assertTrue(said.startsWith("stubgen: ") && said.contains(usage), said);
        }
    }
}
