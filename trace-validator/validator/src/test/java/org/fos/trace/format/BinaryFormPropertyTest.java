package org.fos.trace.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.fos.trace.record.BinaryTraceWriter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** The binary form of a trace says what its text says, to the byte and to either reader. */
class BinaryFormPropertyTest {
    private static final int MAGIC_BYTES = 8;

    /** What a line has more in its frame: two bytes of its length, and its kind. */
    private static final int LINE_BYTES = 3;

    @Property(tries = 300)
    void theTextComesBackByteForByte(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] text = PlainEventsPropertyTest.trace(random, 1 + random.nextInt(40));
        byte[] mutated = PlainEventsPropertyTest.mutated(text, 1, random);
        assertArrayEquals(text, text(binary(text)));
        assertArrayEquals(mutated, text(binary(mutated)));
    }

    @Property(tries = 300)
    void eventsAreReadAlikeInBothForms(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] text = PlainEventsPropertyTest.recurring(random, 1 + random.nextInt(60));
        TraceReader general = TraceReader.of("text", new ByteArrayInputStream(text));
        TraceReader fast = TraceReader.of("binary", new ByteArrayInputStream(binary(text)));
        int events = 0;
        int read = 0;
        for (Event event = PlainEventsPropertyTest.next(general);
                event != null;
                event = PlainEventsPropertyTest.next(general)) {
            events++;
            EventLine line = fast.nextPlain();
            if (line == null) {
                assertEquals(event, PlainEventsPropertyTest.next(fast));
            } else {
                PlainEventsPropertyTest.assertAlike(event, line, fast);
                read++;
            }
        }
        assertEquals(events, read, "all are plain");
        assertEquals(PlainEventsPropertyTest.rest(general), PlainEventsPropertyTest.rest(fast));
    }

    @Property(tries = 1000)
    void whatIsReadFastOfDamagedBytesIsWhatTheirTextSays(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] text = PlainEventsPropertyTest.recurring(random, 1 + random.nextInt(20));
        byte[] binary = binary(text);
        int header = MAGIC_BYTES + LINE_BYTES + new String(text, UTF_8).indexOf('\n');
        byte[] damaged = PlainEventsPropertyTest.mutated(binary, header, random);
        TraceReader fast = TraceReader.of("t", new ByteArrayInputStream(damaged));
        TraceReader general = TraceReader.of("t", new ByteArrayInputStream(damaged));
        while (true) {
            EventLine line;
            try {
                line = fast.nextPlain();
            } catch (InvalidTraceException e) {
                assertEquals(PlainEventsPropertyTest.rest(general), e.line() + ": " + e.reason());
                return;
            }
            String expected = PlainEventsPropertyTest.rest(general);
            if (line == null) {
                assertEquals(expected, PlainEventsPropertyTest.rest(fast));
                if (!expected.startsWith("Event[")) {
                    return;
                }
            } else {
                Event event = fast.event(fast.place());
                assertEquals(expected, event + "falsefalse");
                PlainEventsPropertyTest.assertAlike(event, line, fast);
            }
        }
    }

    @Property(tries = 200)
    void aTraceCutAnywhereIsReadUpToThere(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] text = PlainEventsPropertyTest.trace(random, 1 + random.nextInt(9));
        byte[] binary = binary(text);
        int length = MAGIC_BYTES + random.nextInt(binary.length - MAGIC_BYTES);
        byte[] rest = text(Arrays.copyOf(binary, length));
        assertArrayEquals(Arrays.copyOf(text, rest.length), rest);
    }

    private static byte[] binary(byte[] text) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryTraceWriter writer = new BinaryTraceWriter(out);
        try (TraceLines in = TraceLines.of("t", new ByteArrayInputStream(text))) {
            for (byte[] line = in.next(); line != null; line = in.next()) {
                if (in.lastEnded()) {
                    writer.line(line, 0, line.length);
                } else {
                    writer.half(line, 0, line.length);
                }
            }
        }
        writer.close();
        return out.toByteArray();
    }

    private static byte[] text(byte[] binary) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TraceLines in = TraceLines.of("t", new ByteArrayInputStream(binary))) {
            for (byte[] line = in.next(); line != null; line = in.next()) {
                out.writeBytes(line);
                if (in.lastEnded()) {
                    out.write('\n');
                }
            }
        }
        return out.toByteArray();
    }
}
