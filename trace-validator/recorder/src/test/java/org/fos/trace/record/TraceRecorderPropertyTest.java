package org.fos.trace.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class TraceRecorderPropertyTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper ORACLE =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** A value to record and the JSON that it should be. */
    record Case(Object value, JsonNode expected) {}

    @Property(tries = 500)
    void everyLineIsUtf8JsonThatReadsBackEqual(@ForAll("events") List<Map<String, Case>> events)
            throws JsonProcessingException, CharacterCodingException {
        byte[] bytes = record(events);
        String text = StandardCharsets.UTF_8.newDecoder().decode(wrap(bytes)).toString();
        String[] lines = text.split("\n", -1);
        assertEquals(events.size() + 3, lines.length);
        for (int i = 0; i < events.size(); i++) {
            JsonNode line = ORACLE.readTree(lines[i + 1]);
            assertEquals(i + 1, line.get("seq").asInt());
            assertEquals("A", line.get("action").asText());
            int fact = 0;
            for (var field : events.get(i).entrySet()) {
                JsonNode expected = field.getValue().expected();
                assertEquals(expected, line.get("args").get(field.getKey()));
                assertEquals(expected, line.get("after").get(fact).get("is"));
                assertEquals(expected, line.get("after").get(fact++).get("at").get(1));
            }
        }
        assertEquals(
                "{\"seq\":" + (events.size() + 1) + ",\"end\":true}", lines[events.size() + 1]);
    }

    @Property(tries = 200)
    void theSameCallsGiveTheSameBytes(@ForAll("events") List<Map<String, Case>> events) {
        assertArrayEquals(record(events), record(events));
    }

    private static java.nio.ByteBuffer wrap(byte[] bytes) {
        return java.nio.ByteBuffer.wrap(bytes);
    }

    private static byte[] record(List<Map<String, Case>> events) {
        var out = new ByteArrayOutputStream();
        try (var recorder = TraceRecorder.to(out, TraceHeader.builder("r\n\"é", "Spec").build())) {
            for (var fields : events) {
                EventBuilder event = recorder.event("A").sends("a", "\u2028");
                fields.forEach(
                        (name, field) ->
                                event.arg(name, field.value())
                                        .after(field.value(), name, field.value()));
                event.write();
            }
        }
        return out.toByteArray();
    }

    @Provide
    Arbitrary<List<Map<String, Case>>> events() {
        return Arbitraries.maps(names(), values()).ofMaxSize(3).list().ofMaxSize(4);
    }

    private static Arbitrary<Case> values() {
        return Arbitraries.lazyOf(
                TraceRecorderPropertyTest::leaves,
                TraceRecorderPropertyTest::leaves,
                TraceRecorderPropertyTest::leaves,
                () -> values().list().ofMaxSize(3).map(TraceRecorderPropertyTest::tuple),
                () -> values().list().ofMaxSize(3).map(TraceRecorderPropertyTest::sequence),
                () -> Arbitraries.maps(names(), values()).ofMaxSize(3).map(x -> fields(x)),
                () -> distinctInts().map(TraceRecorderPropertyTest::set),
                () ->
                        Combinators.combine(distinctInts(), values())
                                .as((keys, value) -> map(keys, value)));
    }

    private static Arbitrary<Case> leaves() {
        return Arbitraries.oneOf(
                Arbitraries.of(true, false).map(b -> new Case(b, JSON.booleanNode(b))),
                names().map(s -> new Case(s, JSON.textNode(s))),
                Arbitraries.integers().map(i -> new Case(i, JSON.numberNode(i))),
                Arbitraries.longs().map(n -> new Case(n, integer(BigInteger.valueOf(n)))),
                Arbitraries.bigIntegers().map(n -> new Case(n, integer(n))));
    }

    /** Any text of whole code points that does not begin with the format's own mark. */
    private static Arbitrary<String> names() {
        return Combinators.combine(
                        Arbitraries.strings().ofMaxLength(6),
                        Arbitraries.of("", "\ud83d\udd12", "\u0000\t\\\"/", "é€"))
                .as((a, b) -> b + a)
                .filter(
                        s ->
                                !s.startsWith("#")
                                        && StandardCharsets.UTF_8.newEncoder().canEncode(s));
    }

    private static Arbitrary<List<Integer>> distinctInts() {
        return Arbitraries.integers().between(0, 9).list().uniqueElements().ofMaxSize(4);
    }

    private static JsonNode integer(BigInteger n) {
        if (n.bitLength() > 53) {
            return JSON.objectNode().put("#bigint", n.toString());
        }
        return n.bitLength() < 32 ? JSON.numberNode(n.intValue()) : JSON.numberNode(n.longValue());
    }

    private static Case tuple(List<Case> elements) {
        return new Case(
                TraceValue.tuple(elements.stream().map(Case::value).toList()),
                JSON.objectNode().set("#tup", array(elements)));
    }

    private static Case sequence(List<Case> elements) {
        return new Case(
                TraceValue.sequence(elements.stream().map(Case::value).toList()), array(elements));
    }

    private static Case set(List<Integer> elements) {
        ArrayNode sorted = JSON.arrayNode();
        elements.stream().sorted().forEach(sorted::add);
        return new Case(TraceValue.set(elements), JSON.objectNode().set("#set", sorted));
    }

    private static Case map(List<Integer> keys, Case value) {
        ArrayNode pairs = JSON.arrayNode();
        keys.stream()
                .sorted()
                .forEach(key -> pairs.add(JSON.arrayNode().add(key).add(value.expected())));
        var map = new LinkedHashMap<Integer, Object>();
        keys.forEach(key -> map.put(key, value.value()));
        return new Case(TraceValue.map(map), JSON.objectNode().set("#map", pairs));
    }

    private static Case fields(Map<String, Case> fields) {
        var values = new LinkedHashMap<String, Object>();
        var json = JSON.objectNode();
        fields.entrySet().stream()
                .map(e -> Tuple.of(e.getKey(), e.getValue()))
                .forEach(
                        e -> {
                            values.put(e.get1(), e.get2().value());
                            json.set(e.get1(), e.get2().expected());
                        });
        return new Case(TraceValue.record(values), json);
    }

    private static ArrayNode array(List<Case> elements) {
        ArrayNode array = JSON.arrayNode();
        elements.forEach(e -> array.add(e.expected()));
        return array;
    }
}
