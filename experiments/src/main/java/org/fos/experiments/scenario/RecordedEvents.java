package org.fos.experiments.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What is in the traces of a run: machines that were killed can tell nobody. */
final class RecordedEvents {
    private RecordedEvents() {}

    /** Counts the events in all files of a folder. */
    static long in(Path folder) throws IOException {
        long events = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    events += lines.filter(line -> line.contains("\"action\":")).count();
                }
            }
        }
        return events;
    }
}
