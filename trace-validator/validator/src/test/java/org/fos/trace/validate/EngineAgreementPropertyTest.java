package org.fos.trace.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

import org.fos.checker.engine.CompiledEngine;
import org.fos.checker.tlc.inprocess.InProcessTlc;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Both engines say the same of traces that were changed at random. */
class EngineAgreementPropertyTest {
    private static final ValidationSession TLC = new ValidationSession(new InProcessTlc());
    private static final ValidationSession COMPILED = new ValidationSession(new CompiledEngine());
    private static final List<String> ACTIONS =
            List.of("Request", "Release", "Grant", "Free", "Accept", "Audit", "Environment");

    @AfterContainer
    static void close() {
        TLC.close();
        COMPILED.close();
    }

    @Property(tries = 400)
    void bothEnginesSayTheSameOfAMutatedTrace(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] trace = RandomWalks.record(RandomWalks.walk(COMPILED, random), random, -1);
        List<String> lines =
                new ArrayList<>(new String(trace, StandardCharsets.UTF_8).lines().toList());
        for (int i = 0; i < random.nextInt(3); i++) {
            mutate(lines, random);
        }
        String text = renumbered(lines);
        assertEquals(verdict(TLC, text), verdict(COMPILED, text), text);
    }

    private static void mutate(List<String> lines, Random random) {
        int events = lines.size() - 2;
        if (events < 1) {
            return;
        }
        int line = 1 + random.nextInt(events);
        switch (random.nextInt(4)) {
            case 0 -> {
                String unused = lines.remove(line);
            }
            case 1 -> lines.add(line, lines.get(1 + random.nextInt(events)));
            case 2 ->
                    lines.set(
                            line,
                            lines.get(line)
                                    .replaceFirst(
                                            "\"action\":\"[A-Za-z]*\"",
                                            "\"action\":\""
                                                    + ACTIONS.get(random.nextInt(ACTIONS.size()))
                                                    + "\""));
            default ->
                    lines.set(
                            line,
                            lines.get(line)
                                    .replaceFirst("\"args\":\\{.*?\\},\"after\"", "\"after\""));
        }
    }

    private static String renumbered(List<String> lines) {
        List<String> numbered = new ArrayList<>(lines);
        for (int i = 1; i < numbered.size(); i++) {
            numbered.set(i, numbered.get(i).replaceFirst("\"seq\":[0-9]+", "\"seq\":" + i));
        }
        return numbered.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String verdict(ValidationSession session, String text)
            throws InvalidTraceException {
        TraceReader reader =
                TraceReader.of(
                        "mutated", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Outcome outcome =
                new Validator(session).validate(reader, Specs.LOCATION, ValidationOptions.DEFAULT);
        return switch (outcome) {
            case Outcome.Accepted accepted -> "accepted " + accepted.events() + accepted.coverage();
            case Outcome.Rejected rejected ->
                    "rejected at "
                            + rejected.rejection().event().line()
                            + rejected.rejection().reason()
                            + rejected.rejection().changes()
                            + rejected.rejection().before()
                            + rejected.coverage();
            case Outcome.Invalid invalid -> invalid.text();
            case Outcome.Undecided undecided -> "undecided at " + undecided.line();
        };
    }
}
