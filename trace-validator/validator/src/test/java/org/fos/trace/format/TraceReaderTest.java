package org.fos.trace.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.step.ConstantBinding;
import org.fos.checker.value.Values;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

class TraceReaderTest {
    @TempDir Path directory;

    @Test
    void readsAllFieldsInAnyOrder() throws Exception {
        String text =
                """
                {"constants":{"C":{"#set":["a"]},"T":{"#def":"Nat"},"E":{}},"spec":"S","run":"r",\
                "modelValues":["a"],"provenance":{"seed":7,"faults":["x",{"y":"\\"z"}]},\
                "fos-trace":1,"instance":"i","recorder":"a","incarnation":2,"recorders":["a"]}
                {"source":"A.b","time":5,"clock":{"a":1},"sends":["m"],"receives":[],\
                "after":[{"is":{"#tup":[true,{"b":-1}]},"at":["v","a","b",[1]]}],\
                "args":{"p":{"#bigint":"-90071992547409930"},"q":{"#map":[["a",{"#set":[]}]]}},\
                "action":"Go","seq":1}
                {"end":true,"seq":2}
                """;
        try (TraceReader reader = of(text)) {
            Header header = reader.header();
            assertEquals("r S", header.run() + " " + header.spec());
            assertEquals(
                    Map.of(
                            "C",
                            new ConstantBinding.Given(Values.set(Values.model("a"))),
                            "T",
                            new ConstantBinding.Definition("Nat"),
                            "E",
                            new ConstantBinding.Given(Values.tuple())),
                    header.constants());
            assertEquals(
                    Map.of("seed", "7", "faults", "[\"x\",{\"y\":\"\\\"z\"}]"),
                    header.provenance());
            assertEquals(Optional.of("i"), header.instance());
            assertEquals(2, header.incarnation().orElseThrow());
            Event event = reader.next().orElseThrow();
            assertEquals("Go(p = -90071992547409930, q = (a :> {}))", event.call());
            assertEquals(
                    "v[a][\"b\"][<<1>>] = <<TRUE, [b |-> -1]>>",
                    event.after().getFirst().toString());
            assertEquals(OptionalLong.of(5), event.time());
            assertEquals(Map.of("a", 1L), event.clock());
            assertEquals(List.of("m"), event.sends());
            assertEquals(Optional.of("A.b"), event.source());
            assertEquals(2, event.line());
            assertEquals(Optional.empty(), reader.next());
            assertTrue(reader.isComplete());
            assertEquals(Optional.empty(), reader.next());
        }
    }

    @Test
    void readsCompressedTracesAndThoseCutAnywhere() throws Exception {
        Path whole = directory.resolve("a.ndjson.zst");
        TraceHeader header = TraceHeader.builder("r", "S").build();
        try (TraceRecorder recorder = TraceRecorder.create(whole, header)) {
            for (int i = 1; i <= 5000; i++) {
                recorder.event("Tick").arg("n", TraceValue.tuple(i, "x" + i * 31 % 977)).write();
                if (i % 1000 == 0) {
                    recorder.flush();
                }
            }
        }
        byte[] bytes = Files.readAllBytes(whole);
        assertEquals(5000, read(whole));
        for (int length : List.of(bytes.length - 1, bytes.length * 3 / 4, bytes.length / 2)) {
            Path cut = directory.resolve(length + ".ndjson.zst");
            Files.write(cut, Arrays.copyOf(bytes, length));
            int events = read(cut);
            assertTrue(events >= 1000 && events <= 5000, "events=" + events);
        }
    }

    @Test
    void aPlainTraceCutAtAnyByteBehindItsHeaderIsARecorderThatStopped() throws Exception {
        String text =
                """
                {"fos-trace":1,"run":"r","spec":"S","constants":{}}
                {"seq":1,"action":"É","after":[{"at":["v"],"is":[1,{"a":"}"}]}]}
                {"seq":2,"action":"B"}
                {"seq":3,"end":true}
                """;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int first = text.indexOf('\n') + 1;
        for (int length = first; length < bytes.length - 1; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            try (TraceReader reader = TraceReader.of("t", new ByteArrayInputStream(cut))) {
                int events = count(reader);
                assertFalse(reader.isComplete());
                long whole = new String(cut, StandardCharsets.UTF_8).lines().count() - 1;
                assertTrue(events == whole || (events == whole - 1 && reader.endsInHalfALine()));
            }
        }
    }

    @Test
    void aMissingFileAndOneOfAnotherKindAreNamed() {
        assertThrows(
                InvalidTraceException.class,
                () -> TraceReader.open(directory.resolve("none.ndjson")));
        var error =
                assertThrows(
                        InvalidTraceException.class,
                        () -> TraceReader.open(directory.resolve("trace.json")));
        assertTrue(error.getMessage().contains("ends in .ndjson"), error.getMessage());
    }

    @Test
    void whatIsCompressedIsToldFromTheContentAndDamageIsNamed() throws Exception {
        Path file = directory.resolve("a.ndjson.zst");
        Files.writeString(file, "{\"fos-trace\":1}\n");
        var error = assertThrows(InvalidTraceException.class, () -> TraceReader.open(file));
        assertTrue(
                error.getMessage().contains("a.ndjson.zst:1: the header lacks run"),
                error.getMessage());
        byte[] damaged = new byte[64];
        Arrays.fill(damaged, (byte) -1);
        System.arraycopy(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}, 0, damaged, 0, 4);
        Files.write(file, damaged);
        error = assertThrows(InvalidTraceException.class, () -> TraceReader.open(file));
        assertTrue(error.getMessage().contains("a.ndjson.zst: cannot be read"), error.getMessage());
    }

    private static int read(Path file) throws IOException, InvalidTraceException {
        try (TraceReader reader = TraceReader.open(file)) {
            return count(reader);
        }
    }

    private static int count(TraceReader reader) throws InvalidTraceException {
        List<Event> events = new ArrayList<>();
        for (var event = reader.next(); event.isPresent(); event = reader.next()) {
            events.add(event.get());
            assertEquals(events.size(), event.get().seq());
        }
        return events.size();
    }

    private static TraceReader of(String text) throws InvalidTraceException {
        return TraceReader.of("t", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
