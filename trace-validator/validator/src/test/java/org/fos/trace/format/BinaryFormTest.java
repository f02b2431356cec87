package org.fos.trace.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.trace.record.BinaryTraceWriter;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class BinaryFormTest {
    private static final String HEADER =
            "{\"fos-trace\":1,\"run\":\"r\",\"spec\":\"S\",\"constants\":{}}";
    private static final String FIRST =
            "{\"seq\":1,\"action\":\"A\",\"args\":{\"x\":\"m1\",\"n\":-2},\"after\":"
                    + "[{\"at\":[\"v\",\"m1\"],\"is\":true}],\"receives\":[\"m.1\"],\"time\":300}";
    private static final String END = "{\"seq\":2,\"end\":true}";

    @TempDir Path directory;

    @Test
    void theBytesAreThoseThatTheDocumentLaysOut() throws Exception {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes(new byte[] {(byte) 0x89, 'f', 'o', 's', 't', 'r', '\n', 1});
        frame(expected, 0, HEADER);
        ByteArrayOutputStream shape = new ByteArrayOutputStream();
        shape.write(6);
        part(shape, ",\"action\":\"A\",\"args\":{\"x\":", 0);
        part(shape, ",\"n\":", 1);
        part(shape, "},\"after\":[{\"at\":[\"v\",", 0);
        part(shape, "],\"is\":", 0);
        part(shape, "}],\"receives\":", 2);
        part(shape, ",\"time\":", 1);
        shape.write('}');
        frame(expected, 2, shape.toString(StandardCharsets.ISO_8859_1));
        frame(expected, 1, "\"m1\"");
        frame(expected, 1, "true");
        frame(expected, 3, "\1\3\1\2\7[\"m.1\"]\u00d8\4");
        frame(expected, 0, END);
        assertArrayEquals(expected.toByteArray(), binary(HEADER, FIRST, END));
    }

    @Test
    void aLineThatIsNotPlainIsKeptAsItIs() throws Exception {
        String[] lines = {
            HEADER,
            "{\"seq\": 1, \"action\":\"A\"}",
            "{\"seq\":2,\"action\":\"A\",\"args\":{\"x\":\"\\u0041\"}}",
            "{\"seq\":3,\"action\":\"A\",\"args\":{\"x\":1.5}}",
            "{\"seq\":9,\"action\":\"A\"}",
            "",
            "no JSON",
            "{\"seq\":7,\"action\":\"A\",\"args\":{\"x\":1234567890123456}}",
            "{\"seq\":8,\"action\":\"A\",\"args\":{\"x\":-0}}"
        };
        byte[] bytes = binary(lines);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(bytes, 0, 8);
        for (String line : lines) {
            frame(expected, 0, line);
        }
        assertArrayEquals(expected.toByteArray(), bytes);
        assertEquals(List.of(lines), text(bytes));
    }

    @Test
    void aFileCutAnywhereLosesOnlyItsLastEvent() throws Exception {
        String second = FIRST.replace("\"seq\":1", "\"seq\":2").replace("m1", "m2");
        byte[] bytes = binary(HEADER, FIRST, second, END.replace('2', '3'));
        int one = binary(HEADER, FIRST).length;
        int two = binary(HEADER, FIRST, second).length;
        for (int length = binary(HEADER).length; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            try (TraceReader reader = reader(cut)) {
                int events = 0;
                while (reader.nextPlain() != null || reader.next().isPresent()) {
                    events++;
                }
                assertEquals(length < one ? 0 : length < two ? 1 : 2, events, "length " + length);
                // All but the last bracket of the line that ends the record is half a line, too.
                assertFalse(reader.isComplete());
            }
        }
    }

    @Test
    void damageIsToldByItsPlaceAndWhatToDo() throws Exception {
        byte[] bytes = binary(HEADER, FIRST, END);
        int header = binary(HEADER).length;
        bytes[header] = 0;
        assertMessage(
                "t:2: byte %d: the file is damaged here: the length of a frame is from 1 to 67108864;"
                                .formatted(header)
                        + " record or convert it again",
                bytes);
        bytes[header] = 2;
        bytes[header + 1] = 9;
        assertMessage(
                "t:2: byte %d: the file is damaged here: an event of kind 6, and 0 kinds are defined"
                                .formatted(header)
                        + " before it; record or convert it again",
                bytes);
        bytes[7] = 2;
        assertMessage(
                "t:1: byte 7: this is version 2 of the binary form, and version 1 is read here;"
                        + " convert the trace to ndjson with what wrote it",
                bytes);
        byte[] late = binary(HEADER, FIRST, END);
        late[late.length - END.length() - 3] = 0;
        late[late.length - END.length() - 4] = 0x7f;
        assertMessage(
                "t:2: the frame of event 1 does not hold the parts of its kind, or more than them;"
                        + " the file is damaged: record or convert it again",
                unended(late));
    }

    /** With the last byte of the event's time saying that more follows. */
    private static byte[] unended(byte[] bytes) {
        byte[] damaged = bytes.clone();
        damaged[bytes.length - END.length() - 3] = (byte) 0x80;
        return damaged;
    }

    @Test
    void theFirstFrameIsTheHeader() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'f', 'o', 's', 't', 'r', '\n', 1});
        frame(out, 1, "1");
        assertMessage(
                "t:1: byte 8: the file is damaged here: the first frame must be a line, the header;"
                        + " record or convert it again",
                out.toByteArray());
        assertMessage(
                "t:1: the file is empty; the first line must be a header with fos-trace, run, spec"
                        + " and constants",
                Arrays.copyOf(out.toByteArray(), 8));
    }

    @Test
    void aRecorderWritesItAndTheFormIsToldFromTheContent() throws Exception {
        byte[] text = Files.readAllBytes(recorded("a.ndjson"));
        List<String> lines = new String(text, StandardCharsets.UTF_8).lines().toList();
        Path binary = recorded("a.fostrace");
        assertArrayEquals(binary(lines.toArray(new String[0])), Files.readAllBytes(binary));
        for (String name : List.of("b.fostrace.zst", "b.ndjson.zst")) {
            assertEquals(lines, text(Files.readAllBytes(recorded(name))));
        }
        Path misnamed = Files.copy(binary, directory.resolve("c.ndjson.zst"));
        try (TraceReader reader = TraceReader.open(misnamed)) {
            int events = 0;
            while (reader.nextPlain() != null) {
                events++;
            }
            assertEquals(300, events);
            assertTrue(reader.next().isEmpty());
            assertTrue(reader.isComplete());
        }
    }

    private Path recorded(String name) {
        Path file = directory.resolve(name);
        try (TraceRecorder recorder =
                TraceRecorder.create(file, TraceHeader.builder("r", "S").build())) {
            for (int i = 1; i <= 300; i++) {
                long unused = recorder.event("Tick").arg("n", i * i).arg("m", "m" + i % 7).write();
            }
        }
        return file;
    }

    private static void assertMessage(String expected, byte[] bytes) {
        var thrown =
                assertThrows(
                        InvalidTraceException.class,
                        () -> {
                            try (TraceReader reader = reader(bytes)) {
                                while (reader.nextPlain() != null || reader.next().isPresent()) {}
                            }
                        });
        assertEquals(expected, thrown.getMessage());
    }

    private static TraceReader reader(byte[] bytes) throws InvalidTraceException {
        return TraceReader.of("t", new ByteArrayInputStream(bytes));
    }

    private static void part(ByteArrayOutputStream out, String before, int kind) {
        out.write(before.length());
        out.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        out.write(kind);
    }

    private static void frame(ByteArrayOutputStream out, int kind, String content) {
        int length = content.length() + 1;
        if (length > 127) {
            out.write(length & 127 | 128);
            out.write(length >> 7);
        } else {
            out.write(length);
        }
        out.write(kind);
        out.writeBytes(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] binary(String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BinaryTraceWriter writer = new BinaryTraceWriter(out)) {
            for (String line : lines) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                writer.line(bytes, 0, bytes.length);
            }
        }
        return out.toByteArray();
    }

    private static List<String> text(byte[] bytes) throws Exception {
        List<String> lines = new java.util.ArrayList<>();
        try (TraceLines in = TraceLines.of("t", new ByteArrayInputStream(bytes))) {
            for (byte[] line = in.next(); line != null; line = in.next()) {
                lines.add(new String(line, StandardCharsets.UTF_8));
            }
        }
        return lines;
    }
}
