package org.fos.trace.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.fos.checker.value.Value;
import org.fos.trace.record.EventBuilder;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** The fast reader of plain events reads what the general one reads, or leaves it alone. */
class PlainEventsPropertyTest {
    private static final List<String> TEXTS =
            List.of(
                    "m1",
                    "nobody",
                    "a text of more than sixteen letters",
                    "",
                    "x",
                    "crashed",
                    "/user/11",
                    "/user/112",
                    "sixteen letters.",
                    "one, two]}: {#");
    private static final int PLAIN_BITS = 49;

    @Property(tries = 300)
    void whatARecorderWritesIsReadFastAndAlike(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] trace = trace(random, 1 + random.nextInt(40));
        TraceReader reader = TraceReader.of("fast", new ByteArrayInputStream(trace));
        TraceReader general = TraceReader.of("general", new ByteArrayInputStream(trace));
        for (Event event = next(general); event != null; event = next(general)) {
            EventLine line = reader.nextPlain();
            assertNotNull(line, () -> "not read: " + new String(trace, StandardCharsets.UTF_8));
            assertAlike(event, line, reader);
        }
        assertNull(reader.nextPlain());
        assertEquals(java.util.Optional.empty(), reader.next());
        assertEquals(general.isComplete(), reader.isComplete());
    }

    @Property(tries = 300)
    void linesOfAKindThatWasMetAreReadAlike(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] trace = recurring(random, 1 + random.nextInt(60));
        TraceReader reader = TraceReader.of("fast", new ByteArrayInputStream(trace));
        TraceReader general = TraceReader.of("general", new ByteArrayInputStream(trace));
        for (Event event = next(general); event != null; event = next(general)) {
            EventLine line = reader.nextPlain();
            if (line == null) {
                assertEquals(event, next(reader));
            } else {
                assertAlike(event, line, reader);
            }
        }
        assertSameEnd(reader, general);
    }

    @Property(tries = 3000)
    void mutatedLinesOfAKindThatWasMetAreReadAlikeOrLeftAlone(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] trace = recurring(random, 10 + random.nextInt(10));
        byte[] mutated = mutated(trace, trace.length / 2, random);
        TraceReader reader = TraceReader.of("fast", new ByteArrayInputStream(mutated));
        TraceReader general = TraceReader.of("general", new ByteArrayInputStream(mutated));
        while (true) {
            EventLine line = reader.nextPlain();
            String expected = rest(general);
            if (line == null) {
                assertEquals(expected, rest(reader));
                if (!expected.startsWith("Event[")) {
                    return;
                }
            } else {
                assertEquals(
                        expected,
                        String.valueOf(reader.event(reader.place()))
                                + reader.isComplete()
                                + reader.endsInHalfALine());
            }
        }
    }

    @Property(tries = 3000)
    void whatIsReadFastOfMutatedBytesTheGeneralReaderReadsAlike(@ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        byte[] trace = trace(random, 1 + random.nextInt(3));
        int header = new String(trace, StandardCharsets.UTF_8).indexOf('\n') + 1;
        byte[] mutated = mutated(trace, header, random);
        TraceReader reader = TraceReader.of("fast", new ByteArrayInputStream(mutated));
        TraceReader general = TraceReader.of("general", new ByteArrayInputStream(mutated));
        for (EventLine line = reader.nextPlain(); line != null; line = reader.nextPlain()) {
            Event event = next(general);
            assertNotNull(event, () -> new String(mutated, StandardCharsets.UTF_8));
            assertAlike(event, line, reader);
        }
        assertSameEnd(reader, general);
    }

    private static void assertSameEnd(TraceReader reader, TraceReader general) {
        assertEquals(rest(general), rest(reader));
    }

    static String rest(TraceReader reader) {
        try {
            return String.valueOf(next(reader)) + reader.isComplete() + reader.endsInHalfALine();
        } catch (InvalidTraceException e) {
            return e.line() + ": " + e.reason();
        }
    }

    static @Nullable Event next(TraceReader reader) throws InvalidTraceException {
        return reader.next().orElse(null);
    }

    static byte[] mutated(byte[] trace, int header, Random random) {
        byte[] bytes = trace.clone();
        int place = header + random.nextInt(trace.length - header);
        switch (random.nextInt(4)) {
            case 0 -> bytes[place] = (byte) random.nextInt(256);
            case 1 -> bytes[place] = (byte) "\",:{}[]0-e.\\ \n#".charAt(random.nextInt(15));
            case 2 -> {
                System.arraycopy(bytes, place + 1, bytes, place, bytes.length - place - 1);
                bytes = Arrays.copyOf(bytes, bytes.length - 1);
            }
            default -> {
                int to = Math.min(bytes.length, place + 1 + random.nextInt(30));
                byte[] twice = Arrays.copyOf(bytes, bytes.length + to - place);
                System.arraycopy(bytes, place, twice, to, bytes.length - place);
                bytes = twice;
            }
        }
        return bytes;
    }

    static void assertAlike(Event event, EventLine line, TraceReader reader) {
        assertEquals(event.seq(), line.seq());
        assertEquals(event.action(), line.name(line.actionName()));
        Map<String, Value> args = new LinkedHashMap<>();
        for (int i = 0; i < line.args(); i++) {
            args.put(line.name(line.argName(i)), line.argValues()[i]);
        }
        assertEquals(event.args(), args);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < line.facts(); i++) {
            facts.add(
                    new Fact(
                            line.name(line.variable(i)),
                            List.of(line.keys(i)),
                            line.is(i).value()));
            assertTrue(line.is(i).fits(event.after().get(i).is()));
        }
        assertEquals(event.after(), facts);
        assertEquals(event, reader.event(reader.place()));
    }

    static byte[] trace(Random random, int events) {
        return trace(
                recorder -> {
                    for (int i = 0; i < events; i++) {
                        write(recorder.event("Action" + random.nextInt(5)), random, random);
                    }
                });
    }

    /** A trace of few kinds of lines, which differ in plain values only. */
    static byte[] recurring(Random random, int events) {
        long kinds = random.nextLong();
        return trace(
                recorder -> {
                    for (int i = 0; i < events; i++) {
                        int kind = random.nextInt(3);
                        write(
                                recorder.event("Action" + kind % 2),
                                new Random(kinds + kind),
                                random);
                    }
                });
    }

    private static byte[] trace(Consumer<TraceRecorder> events) {
        TraceHeader header =
                TraceHeader.builder("r", "Spec")
                        .modelValues(List.of("nobody"))
                        .constant("Member", TraceValue.set("m1", "m2"))
                        .build();
        var out = new ByteArrayOutputStream();
        try (TraceRecorder recorder = TraceRecorder.to(out, header)) {
            events.accept(recorder);
        }
        return out.toByteArray();
    }

    private static void write(EventBuilder event, Random random, Random plain) {
        for (int i = 0; i < random.nextInt(4); i++) {
            event.arg("p" + i, value(random, plain, 3));
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            Object[] keys = new Object[random.nextInt(3)];
            Arrays.setAll(keys, k -> value(random, plain, 1));
            event.after(value(random, plain, 4), "variable" + random.nextInt(4), keys);
        }
        if (random.nextBoolean()) {
            event.receives("m" + plain.nextInt(999)).sends("a", "b");
        }
        if (random.nextBoolean()) {
            event.time(plain.nextInt(1 << 30));
        }
        if (random.nextBoolean()) {
            event.source("Class.method");
        }
        long unused = event.write();
    }

    private static Object value(Random random, Random plain, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 7)) {
            case 0 -> number(plain);
            case 1 -> plain.nextBoolean();
            case 2 -> TEXTS.get(plain.nextInt(TEXTS.size()));
            case 3 -> TraceValue.tuple(values(random, plain, depth));
            case 4 -> TraceValue.set(values(random, plain, depth));
            case 5 -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                for (int i = 0; i < random.nextInt(4); i++) {
                    fields.put("field" + i, value(random, plain, depth - 1));
                }
                yield TraceValue.record(fields);
            }
            default -> {
                Map<Object, Object> entries = new LinkedHashMap<>();
                for (int i = 0; i < random.nextInt(4); i++) {
                    entries.put(i * i, value(random, plain, depth - 1));
                }
                yield TraceValue.map(entries);
            }
        };
    }

    private static Object number(Random random) {
        long wide = random.nextLong() >> (Long.SIZE - PLAIN_BITS);
        return random.nextBoolean() ? random.nextInt(20) - 5 : wide >> random.nextInt(PLAIN_BITS);
    }

    private static List<Object> values(Random random, Random plain, int depth) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            all.add(value(random, plain, depth - 1));
        }
        return all;
    }
}
