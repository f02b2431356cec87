package org.fos.experiments.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.fos.checker.fleeting.Fleeting;
import org.fos.experiments.conformance.RecordedRun;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.console.ScratchFolder;
import org.fos.experiments.console.UndecidedException;
import org.fos.experiments.scenario.Provenance;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.Scenarios;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Runs again what a trace recorded, and compares byte for byte. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Runs a trace's run again from its header, and compares byte for byte.")
final class ReplayCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;

    @Parameters(paramLabel = "TRACE", description = "A trace that the run command recorded.")
    private Path trace = Path.of("");

    @Mixin private JsonOption json = new JsonOption();

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunSettings settings = settings();
        if (json.wanted()) {
            console.err().println("seed " + settings.seed());
        } else {
            console.say("seed " + settings.seed());
        }
        try (Fleeting<Path> folder = ScratchFolder.of(console, "replay")) {
            Path again = folder.get().resolve("again.ndjson");
            var unused = RecordedRun.into(again, settings);
            return compare(again);
        } catch (IOException e) {
            throw new UndecidedException("cannot be replayed: " + e.getMessage(), e);
        }
    }

    private int compare(Path again) throws IOException {
        boolean identical = Files.mismatch(trace, again) < 0;
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("identical", identical);
        if (!identical) {
            object.put("firstDifference", trace + ":" + firstDifference(again));
        }
        if (json.wanted()) {
            console.json(object);
        } else if (identical) {
            console.say("identical  " + trace);
        } else {
            console.say("DIFFERS  first at " + object.get("firstDifference"));
        }
        return identical ? ExitStatus.HOLDS : ExitStatus.VIOLATED;
    }

    private long firstDifference(Path again) throws IOException {
        // As bytes: what differs may be no text.
        try (BufferedReader before = Files.newBufferedReader(trace, ISO_8859_1);
                BufferedReader after = Files.newBufferedReader(again, ISO_8859_1)) {
            long line = 0;
            @Nullable String text;
            do {
                line++;
                text = before.readLine();
            } while (text != null && text.equals(after.readLine()));
            return line;
        }
    }

    private void requireSameFiles(JsonNode provenance, RunSettings settings) throws IOException {
        Map<String, String> digests;
        try {
            digests = Provenance.digests(settings);
        } catch (NoSuchFileException e) {
            return; // The run itself says that there is no such file.
        }
        for (var digest : digests.entrySet()) {
            if (!provenance.path(digest.getKey()).asText().equals(digest.getValue())) {
                String file =
                        digest.getKey().startsWith("workload")
                                ? settings.workload()
                                : settings.machine();
                throw new BadInputException(
                        "%s:1: %s has changed since, its SHA-256 is now %s; restore it to replay"
                                .formatted(trace, file, digest.getValue()));
            }
        }
    }

    private RunSettings settings() {
        if (Files.isDirectory(trace)) {
            throw new BadInputException(
                    trace
                            + ": a folder is a run on real threads, which take another order each"
                            + " time; expected the trace of a simulated run");
        }
        if (!Files.isRegularFile(trace) || !trace.toString().endsWith(".ndjson")) {
            throw new BadInputException(
                    trace + ": expected a trace file that ends in .ndjson; make one with run");
        }
        try (BufferedReader reader = Files.newBufferedReader(trace)) {
            String line = reader.readLine();
            JsonNode header = JSON.readTree(line == null ? "" : line);
            String scenario = header.path("provenance").path("scenario").asText();
            if (!Scenarios.names().contains(scenario)) {
                throw new BadInputException(
                        "%s:1: expected a header whose provenance has a scenario, one of %s"
                                .formatted(trace, String.join(", ", Scenarios.names())));
            }
            if (!header.path("provenance").path("backend").asText().equals("simulated")) {
                throw new BadInputException(
                        trace
                                + ":1: recorded on real threads, which take another order each"
                                + " time; expected the trace of a simulated run");
            }
            RunSettings settings =
                    Provenance.settings(
                            JSON.convertValue(
                                    header.get("provenance"),
                                    new TypeReference<Map<String, Object>>() {}));
            requireSameFiles(header.get("provenance"), settings);
            return settings;
        } catch (JsonProcessingException e) {
            throw new BadInputException(
                    "%s:1:%d: expected a trace's header in JSON: %s"
                            .formatted(
                                    trace,
                                    e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(trace + ":1: " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw new BadInputException(trace + ":1: not text in UTF-8; expected a trace");
        } catch (IOException e) {
            throw new BadInputException(trace + ": cannot be read: " + e.getMessage());
        }
    }
}
