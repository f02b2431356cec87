package org.fos.trace.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class TraceRecorderTest {
    private static final TraceHeader HEADER = TraceHeader.builder("r", "LockServer").build();

    @TempDir Path directory;

    @Test
    void writesTheWorkedExampleOfTheFormat() {
        TraceHeader header =
                TraceHeader.builder("7f3a", "ReplicatedStore")
                        .instance("names")
                        .recorder("m2")
                        .incarnation(1)
                        .recorders(List.of("m1", "m2"))
                        .modelValues(List.of("m1", "m2", "k1"))
                        .constant("Member", TraceValue.set("m2", "m1"))
                        .constant("Time", TraceValue.definition("Nat"))
                        .provenance("seed", 42)
                        .provenance("machine", "tile-gx36")
                        .build();
        String text =
                recorded(
                        header,
                        recorder ->
                                recorder.event("Vote")
                                        .source("StoreMember.vote")
                                        .arg("m", "m2")
                                        .arg("t", TraceValue.tuple("m1", 7))
                                        .after(TraceValue.map(Map.of("k1", 1)), "lock", "m2")
                                        .receives("m1.41")
                                        .sends("m2.9", "m2.10")
                                        .time(81234)
                                        .write());
        assertEquals(
                """
                {"fos-trace":1,"run":"7f3a","spec":"ReplicatedStore","instance":"names",\
                "recorder":"m2","incarnation":1,"recorders":["m1","m2"],\
                "modelValues":["m1","m2","k1"],"constants":{"Member":{"#set":["m1","m2"]},\
                "Time":{"#def":"Nat"}},"provenance":{"seed":42,"machine":"tile-gx36"}}
                {"seq":1,"action":"Vote","args":{"m":"m2","t":{"#tup":["m1",7]}},\
                "after":[{"at":["lock","m2"],"is":{"#map":[["k1",1]]}}],"receives":["m1.41"],\
                "sends":["m2.9","m2.10"],"source":"StoreMember.vote","time":81234}
                {"seq":2,"end":true}
                """,
                text);
    }

    @Test
    void equalSetsHaveEqualBytesWhateverTheirOrder() {
        assertEquals(TraceValue.set(3, 1, 2, 1), TraceValue.set(List.of(2, 3, 1)));
        assertEquals("{\"#set\":[1,2,3]}", TraceValue.set(3, 1, 2).toString());
        assertEquals(
                TraceValue.record(Map.of("b", 1, "a", 2)),
                TraceValue.record(new java.util.TreeMap<>(Map.of("a", 2, "b", 1))));
    }

    @Test
    void keepsIntegersThatJsonNumbersLose() {
        assertEquals(
                "{\"#tup\":[9007199254740991,{\"#bigint\":\"9007199254740992\"},"
                        + "{\"#bigint\":\"-9223372036854775808\"},"
                        + "{\"#bigint\":\"123456789012345678901234567890\"}]}",
                TraceValue.tuple(
                                (1L << 53) - 1,
                                1L << 53,
                                Long.MIN_VALUE,
                                new BigInteger("123456789012345678901234567890"))
                        .toString());
    }

    @Test
    void compressedAndPlainFilesHoldTheSameText() throws IOException {
        Path plain = directory.resolve("deep/run/a.ndjson");
        Path compressed = directory.resolve("a.ndjson.zst");
        for (Path file : List.of(plain, compressed)) {
            try (TraceRecorder recorder = TraceRecorder.create(file, HEADER)) {
                for (int i = 0; i < 1000; i++) {
                    recorder.event("Tick").arg("i", i).write();
                }
            }
        }
        try (var in = new ZstdInputStream(Files.newInputStream(compressed))) {
            assertArrayEquals(Files.readAllBytes(plain), in.readAllBytes());
        }
        assertTrue(Files.size(compressed) < Files.size(plain) / 4);
    }

    @Test
    void neverOverwritesATrace() throws IOException {
        Path file = directory.resolve("a.ndjson");
        Files.writeString(file, "precious");
        Throwable error =
                assertThrows(UncheckedIOException.class, () -> TraceRecorder.create(file, HEADER));
        assertTrue(message(error).startsWith(file + ": exists already"), message(error));
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void refusesAFileOfAnotherKind() {
        Throwable error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> TraceRecorder.create(directory.resolve("a.json"), HEADER));
        assertTrue(message(error).contains("ends in .ndjson or .fostrace"), message(error));
    }

    @Test
    void aFullDiskIsNamedAndLeavesNoEnd() {
        var disk = new Disk(200);
        TraceRecorder recorder = TraceRecorder.to(disk, HEADER);
        long written = recorder.event("Tick").write();
        Throwable error =
                assertThrows(
                        UncheckedIOException.class,
                        () -> {
                            while (true) {
                                recorder.event("Tick").write();
                            }
                        });
        assertTrue(written == 1 && message(error).contains("disk is full"));
        assertTrue(
                message(error).contains("event " + (recorder.events() + 1) + " could not"),
                message(error));
        assertThrows(IllegalStateException.class, () -> recorder.event("Tick"));
        recorder.close();
        assertFalse(disk.bytes.toString(StandardCharsets.UTF_8).contains("end"));
    }

    @Test
    void aFullDiskAtTheEndIsNamedToo() {
        var disk = new Disk(HEADER.json().length + 1);
        TraceRecorder recorder = TraceRecorder.to(disk, HEADER);
        Throwable error = assertThrows(UncheckedIOException.class, recorder::close);
        assertTrue(message(error).contains("the end line"), message(error));
    }

    @Test
    void anEventBegunAndForgottenIsMisuse() {
        var out = new ByteArrayOutputStream();
        TraceRecorder recorder = TraceRecorder.to(out, HEADER);
        recorder.event("Vote");
        Throwable error = assertThrows(IllegalStateException.class, () -> recorder.event("Commit"));
        assertTrue(message(error).contains("action=Vote seq=1"), message(error));
        assertThrows(IllegalStateException.class, recorder::close);
        assertFalse(out.toString(StandardCharsets.UTF_8).contains("end"));
    }

    @Test
    void anEventWithABadValueIsGivenUpAndTheRecorderGoesOn() {
        String text =
                recorded(
                        HEADER,
                        recorder -> {
                            EventBuilder event = recorder.event("Vote").arg("m", 1);
                            assertThrows(IllegalArgumentException.class, () -> event.arg("t", 1.5));
                            assertThrows(IllegalStateException.class, event::write);
                            return recorder.event("Vote").arg("m", 2).write();
                        });
        assertTrue(
                text.endsWith(
                        "{\"seq\":1,\"action\":\"Vote\",\"args\":{\"m\":2}}\n"
                                + "{\"seq\":2,\"end\":true}\n"),
                text);
    }

    @Test
    void anAbandonedTraceHasNoEnd() {
        var out = new ByteArrayOutputStream();
        TraceRecorder recorder = TraceRecorder.to(out, HEADER);
        long seq = recorder.event("Vote").write();
        recorder.abandon();
        recorder.close();
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(seq == 1 && text.endsWith("{\"seq\":1,\"action\":\"Vote\"}\n"), text);
    }

    @Test
    void refusesWhatTheFormatCannotHold() {
        assertThrows(IllegalArgumentException.class, () -> TraceValue.tuple("\ud800"));
        assertThrows(IllegalArgumentException.class, () -> TraceValue.record(Map.of("#tup", 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> TraceValue.map(Map.of(1, "a", BigInteger.ONE, "b")));
        assertThrows(IllegalArgumentException.class, () -> TraceHeader.builder(" ", "S"));
        assertThrows(
                IllegalStateException.class,
                () -> TraceHeader.builder("r", "S").recorder("a").recorders(List.of("b")).build());
    }

    private static String message(Throwable error) {
        return String.valueOf(error.getMessage());
    }

    private interface Session {
        long record(TraceRecorder recorder);
    }

    private static String recorded(TraceHeader header, Session session) {
        var out = new ByteArrayOutputStream();
        try (TraceRecorder recorder = TraceRecorder.to(out, header)) {
            assertEquals(session.record(recorder), recorder.events());
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Holds so many bytes and no more. */
    private static final class Disk extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int capacityBytes;

        Disk(int capacityBytes) {
            this.capacityBytes = capacityBytes;
        }

        @Override
        public void write(int b) throws IOException {
            if (bytes.size() == capacityBytes) {
                throw new IOException("the disk is full");
            }
            bytes.write(b);
        }
    }
}
