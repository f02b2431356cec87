package org.fos.experiments.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.common.collect.ImmutableSet;

import org.fos.checker.engine.CompiledEngine;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.Stepper;
import org.fos.experiments.scenario.Scenarios;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A partial trace says less than the whole one, and is accepted where that one is. */
class PartialTraceTest {
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs/store");

    @TempDir private Path folder;

    @Test
    void keepsTheActionAndWhoTookIt() throws Exception {
        Path whole = recorded();

        Path partial = partial(whole);

        List<String> lines = Files.readAllLines(partial);
        List<String> all = Files.readAllLines(whole);
        assertEquals(all.size(), lines.size());
        assertEquals(all.getLast(), lines.getLast());
        for (int i = 1; i < lines.size() - 1; i++) {
            String action = all.get(i).replaceAll(".*\"action\":\"([A-Za-z]*)\".*", "$1");
            String member = all.get(i).replaceAll(".*\"args\":\\{\"m\":\"(m[0-9])\".*", "$1");
            String args = member.equals(all.get(i)) ? "" : ",\"args\":{\"m\":\"" + member + "\"}";
            assertEquals(
                    "{\"seq\":%d,\"action\":\"%s\"%s}".formatted(i, action, args), lines.get(i));
        }
    }

    @Test
    void isAcceptedWhereTheWholeTraceIs() throws Exception {
        Path whole = recorded();
        Path partial = partial(whole);
        try (ValidationSession session = new ValidationSession(new CompiledEngine())) {
            Validator validator = new Validator(session);

            Outcome outcome =
                    validator.validate(partial, SpecLocation.in(SPECS), ValidationOptions.DEFAULT);

            Outcome.Accepted accepted = assertInstanceOf(Outcome.Accepted.class, outcome);
            assertEquals(Files.readAllLines(whole).size() - 2, accepted.events());
        }
    }

    private Path recorded() {
        Path whole = folder.resolve("whole.ndjson");
        var unused =
                RecordedRun.into(
                        whole,
                        Scenarios.named("store")
                                .defaults()
                                .withSeed(1)
                                .withFaults(ImmutableSet.of(), false)
                                .with("keys", "1")
                                .withOperations(50));
        return whole;
    }

    private Path partial(Path whole)
            throws IOException, InvalidTraceException, SpecificationException {
        Path partial = folder.resolve("partial.ndjson");
        try (TraceReader reader = TraceReader.open(whole);
                Stepper stepper =
                        new CompiledEngine()
                                .load(
                                        new SpecSource(
                                                SPECS,
                                                reader.header().spec(),
                                                Optional.empty(),
                                                reader.header().constants(),
                                                reader.header().modelValues()))) {
            new PartialTrace(stepper.specification()).write(whole, partial);
        }
        return partial;
    }
}
