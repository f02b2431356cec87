package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

final class ConvertCommandTest {
    private static final String TRACE =
            """
            {"fos-trace":1,"run":"r","spec":"S","constants":{}}
            {"seq":1,"action":"Tick","args":{"n":1,"m":"m1"}}
            {"seq":2, "action":"Tock"}
            {"seq":3,"action":"Tick","args":{"n":2,"m":"m1"}}
            {"seq":4,"end":true}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    private Path folder;

    @Test
    void thereAndBackGivesTheSameBytes() throws IOException {
        Path text = Files.writeString(folder.resolve("a.ndjson"), TRACE);
        Path binary = folder.resolve("a.fostrace.zst");
        Path back = folder.resolve("b.ndjson");
        assertEquals(0, convert(text, binary).status());
        Invocation again = convert(binary, back, "--json");
        assertEquals(0, again.status());
        assertEquals(
                List.of("form", "lines", "whole", "bytesBefore", "bytesAfter"),
                Invocation.keys(again.json()));
        assertEquals("ndjson", again.json().get("form").asText());
        assertEquals(5, again.json().get("lines").asLong());
        assertTrue(again.json().get("whole").asBoolean());
        assertArrayEquals(Files.readAllBytes(text), Files.readAllBytes(back));
        assertEquals(List.of("a.fostrace.zst", "a.ndjson", "b.ndjson"), names());
    }

    @Test
    void halfALineComesBackToo() throws IOException {
        String cut = TRACE.substring(0, TRACE.length() - 5);
        Path text = Files.writeString(folder.resolve("a.ndjson"), cut);
        Path binary = folder.resolve("a");
        Path back = folder.resolve("b");
        Invocation first = convert(text, binary, "--to", "binary");
        assertEquals(0, first.status());
        assertTrue(first.out().endsWith("; its last line was cut\n"), first.out());
        assertEquals(0, convert(binary, back, "--to", "ndjson").status());
        assertEquals(cut, Files.readString(back));
    }

    @Test
    void nothingIsOverwrittenNorLeftHalfWritten() throws IOException {
        Path text = Files.writeString(folder.resolve("a.ndjson"), TRACE);
        Invocation same = convert(text, text);
        assertEquals(2, same.status());
        assertTrue(same.err().contains("exists already"), same.err());
        Path binary = folder.resolve("a.fostrace");
        assertEquals(0, convert(text, binary).status());
        byte[] bytes = Files.readAllBytes(binary);
        bytes[8] = 0;
        Path damaged = Files.write(folder.resolve("c.fostrace"), bytes);
        Invocation refused = convert(damaged, folder.resolve("c.ndjson"));
        assertEquals(2, refused.status());
        assertTrue(
                refused.err().contains("c.fostrace:1: byte 8: the file is damaged here"),
                refused.err());
        Invocation missing = convert(folder.resolve("none"), folder.resolve("d.ndjson"));
        assertEquals(2, missing.status());
        assertTrue(missing.err().contains("there is no such file"), missing.err());
        Invocation unnamed = convert(text, folder.resolve("d"));
        assertEquals(2, unnamed.status());
        assertTrue(unnamed.err().contains("--to ndjson or --to binary"), unnamed.err());
        assertEquals(List.of("a.fostrace", "a.ndjson", "c.fostrace"), names());
    }

    private Invocation convert(Path from, Path to, String... options) {
        return Invocation.of(
                folder,
                Stream.concat(
                                Stream.of("convert", from.toString(), to.toString()),
                                Arrays.stream(options))
                        .toArray(String[]::new));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}
