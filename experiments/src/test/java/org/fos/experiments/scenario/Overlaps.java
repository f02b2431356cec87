package org.fos.experiments.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Counts in a folder of traces how often two recorders were at work at once: of two events that
 * follow each other by the clock, of different recorders, neither knows of the other.
 */
final class Overlaps {
    private record Event(long time, int recorder, List<String> receives, List<String> sends) {}

    private final Map<String, long[]> known = new HashMap<>();
    private final List<long[]> clocks = new ArrayList<>();

    private Overlaps() {}

    static long in(Path folder) throws IOException {
        List<Event> events = new ArrayList<>();
        int recorders = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                read(file, recorders, events);
                recorders++;
            }
        }
        return new Overlaps().count(events, recorders);
    }

    private static void read(Path file, int recorder, List<Event> into) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            JsonNode event = json.readTree(line);
            if (event.has("action")) {
                into.add(
                        new Event(
                                event.get("time").asLong(),
                                recorder,
                                texts(event.path("receives")),
                                texts(event.path("sends"))));
            }
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private long count(List<Event> events, int recorders) {
        List<List<Event>> files = new ArrayList<>();
        for (int i = 0; i < recorders; i++) {
            clocks.add(new long[recorders]);
            int number = i;
            files.add(
                    new ArrayList<>(events.stream().filter(e -> e.recorder() == number).toList()));
        }
        Map<Event, long[]> at = new IdentityHashMap<>();
        boolean moved = true;
        int[] next = new int[recorders];
        while (moved) {
            moved = false;
            for (int i = 0; i < recorders; i++) {
                List<Event> file = files.get(i);
                while (next[i] < file.size()
                        && known.keySet().containsAll(file.get(next[i]).receives())) {
                    Event event = file.get(next[i]);
                    at.put(event, take(event));
                    next[i]++;
                    moved = true;
                }
            }
        }
        return overlapping(events, at);
    }

    private long[] take(Event event) {
        long[] clock = clocks.get(event.recorder());
        for (String message : event.receives()) {
            long[] other = Objects.requireNonNull(known.get(message));
            for (int i = 0; i < clock.length; i++) {
                clock[i] = Math.max(clock[i], other[i]);
            }
        }
        clock[event.recorder()]++;
        event.sends().forEach(message -> known.put(message, clock.clone()));
        return clock.clone();
    }

    private static long overlapping(List<Event> events, Map<Event, long[]> at) {
        List<Event> byTime = new ArrayList<>(events);
        byTime.sort(Comparator.comparingLong(Event::time));
        long overlaps = 0;
        for (int i = 1; i < byTime.size(); i++) {
            Event one = byTime.get(i - 1);
            Event two = byTime.get(i);
            boolean apart = one.recorder() != two.recorder();
            if (apart && !knows(two, one, at) && !knows(one, two, at)) {
                overlaps++;
            }
        }
        return overlaps;
    }

    private static boolean knows(Event later, Event earlier, Map<Event, long[]> at) {
        int recorder = earlier.recorder();
        return clock(later, at)[recorder] >= clock(earlier, at)[recorder];
    }

    private static long[] clock(Event event, Map<Event, long[]> at) {
        return Objects.requireNonNull(at.get(event));
    }
}
