package org.fos.trace.validate;

import org.fos.trace.format.Header;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of one run, each opened, by the instances of specifications that they recorded. */
public final class RunFiles implements Closeable {
    private final List<TraceReader> readers = new ArrayList<>();

    /** What files must agree on to be parts of one recording of one instance. */
    private record Instance(String spec, String name) {}

    private RunFiles() {}

    /**
     * Opens a trace file, or all of a folder.
     *
     * @throws InvalidTraceException if one cannot be read, or its first line is no header
     */
    public static RunFiles open(Path trace) throws InvalidTraceException {
        RunFiles run = new RunFiles();
        try {
            for (Path file : files(trace)) {
                run.readers.add(TraceReader.open(file));
            }
            return run;
        } catch (InvalidTraceException e) {
            try {
                run.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static List<Path> files(Path trace) throws InvalidTraceException {
        if (!Files.isDirectory(trace)) {
            return List.of(trace);
        }
        try (Stream<Path> listed = Files.list(trace)) {
            List<Path> files = listed.filter(TraceReader::isNamedLikeATrace).sorted().toList();
            if (files.isEmpty()) {
                throw new InvalidTraceException(
                        trace.toString(),
                        0,
                        "holds no trace; a trace file ends in " + TraceReader.ENDINGS);
            }
            return files;
        } catch (IOException e) {
            throw new InvalidTraceException(
                    trace.toString(), 0, "cannot be read: " + e.getMessage());
        }
    }

    /**
     * The files of each instance.
     *
     * @throws InvalidTraceException if they are not of one run
     */
    public List<List<TraceReader>> instances() throws InvalidTraceException {
        Map<Instance, List<TraceReader>> instances = new LinkedHashMap<>();
        for (TraceReader reader : readers) {
            requireSameRun(reader);
            Header header = reader.header();
            Instance instance = new Instance(header.spec(), header.instance().orElse(""));
            instances.computeIfAbsent(instance, i -> new ArrayList<>()).add(reader);
        }
        return List.copyOf(instances.values());
    }

    private void requireSameRun(TraceReader reader) throws InvalidTraceException {
        TraceReader first = readers.getFirst();
        if (!reader.header().run().equals(first.header().run())) {
            throw new InvalidTraceException(
                    reader.file(),
                    1,
                    "this is run %s, and %s is run %s; a folder holds the files of one run"
                            .formatted(reader.header().run(), first.file(), first.header().run()));
        }
    }

    /**
     * The files of an instance by recorder, in the order of their names; those of one recorder in
     * the order of its lives.
     *
     * @throws InvalidTraceException if one is missing, or they do not belong together
     */
    public static Map<String, List<TraceReader>> byRecorder(List<TraceReader> files)
            throws InvalidTraceException {
        Map<String, List<TraceReader>> recorders = new TreeMap<>();
        TreeSet<String> expected = new TreeSet<>();
        for (TraceReader file : files) {
            Header header = file.header();
            requireSameSpecification(files.getFirst(), file);
            if (header.recorder().isEmpty() && files.size() > 1) {
                throw new InvalidTraceException(
                        file.file(),
                        1,
                        "the header lacks recorder, and the run has several files of this instance;"
                                + " say in each who recorded it");
            }
            recorders
                    .computeIfAbsent(header.recorder().orElse(""), r -> new ArrayList<>())
                    .add(file);
            expected.addAll(header.recorders());
        }
        expected.removeAll(recorders.keySet());
        if (!expected.isEmpty()) {
            throw new InvalidTraceException(
                    files.getFirst().file(),
                    1,
                    "the header names other recorders of this run: %s; their files are missing: put"
                                    .formatted(String.join(", ", expected))
                            + " the files of all recorders into one folder, and validate that");
        }
        if (files.size() > 1) {
            for (List<TraceReader> lives : recorders.values()) {
                requireLives(lives);
            }
        }
        return recorders;
    }

    private static void requireSameSpecification(TraceReader first, TraceReader file)
            throws InvalidTraceException {
        if (!first.header().constants().equals(file.header().constants())
                || !first.header().modelValues().equals(file.header().modelValues())) {
            throw new InvalidTraceException(
                    file.file(),
                    1,
                    "constants and modelValues must be those of %s, which recorded the same instance"
                            .formatted(first.file()));
        }
    }

    private static void requireLives(List<TraceReader> lives) throws InvalidTraceException {
        lives.sort(Comparator.comparingInt(file -> file.header().incarnation().orElse(1)));
        for (int i = 0; i < lives.size(); i++) {
            int incarnation = lives.get(i).header().incarnation().orElse(1);
            if (incarnation != i + 1) {
                throw new InvalidTraceException(
                        lives.get(i).file(),
                        1,
                        "expected incarnation %d of recorder %s and got %d; a recorder's files are"
                                        .formatted(
                                                i + 1,
                                                lives.get(i).header().recorder().orElse(""),
                                                incarnation)
                                + " numbered from 1, each once");
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (TraceReader reader : readers) {
            reader.close();
        }
    }
}
