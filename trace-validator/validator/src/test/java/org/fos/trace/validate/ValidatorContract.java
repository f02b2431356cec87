package org.fos.trace.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.step.StepperFactory;
import org.fos.checker.value.Values;
import org.fos.trace.validate.Rejection.FactsDiffer;
import org.fos.trace.validate.Rejection.NotEnabled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What every engine comes to, trace by trace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ValidatorContract {
    private final ValidationSession session;
    private final Validator validator;

    ValidatorContract(StepperFactory engine) {
        session = new ValidationSession(engine);
        validator = new Validator(session);
    }

    @AfterAll
    void close() {
        session.close();
    }

    @TestFactory
    Stream<DynamicTest> acceptsWhatTheSpecificationExplains() throws IOException {
        return traces("accepted")
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(),
                                        () ->
                                                assertInstanceOf(
                                                        Outcome.Accepted.class, validate(file))));
    }

    @TestFactory
    Stream<DynamicTest> rejectsAtTheLineInTheFilesName() throws IOException {
        return traces("rejected")
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(),
                                        () ->
                                                assertEquals(
                                                        lineIn(file),
                                                        rejection(validate(file)).event().line())));
    }

    @TestFactory
    Stream<DynamicTest> isUndecidedWhereTheSpecificationHasNoValue() throws IOException {
        return traces("undecided")
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(),
                                        () -> {
                                            var undecided =
                                                    assertInstanceOf(
                                                            Outcome.Undecided.class,
                                                            validate(file));
                                            assertEquals(lineIn(file), undecided.line());
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> saysOfAnInvalidTraceExactlyWhatIsWrong() throws IOException {
        return traces("invalid")
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(),
                                        () -> assertEquals(golden(file), invalid(file))));
    }

    private static String golden(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".ndjson", ".txt");
        return Files.readString(file.resolveSibling(name)).strip();
    }

    private String invalid(Path file) {
        Outcome outcome = validate(file);
        String text = assertInstanceOf(Outcome.Invalid.class, outcome, outcome::toString).text();
        return text.replace(Specs.RESOURCES + "/", "");
    }

    @Test
    void countsWhatATraceExercises() {
        var accepted =
                assertInstanceOf(
                        Outcome.Accepted.class,
                        validate(Specs.traces("accepted").resolve("two-clients.ndjson")));
        assertEquals(8, accepted.events());
        assertEquals(
                Map.of("Request", 2L, "Grant", 2L, "Accept", 2L, "Release", 1L, "Free", 1L),
                accepted.coverage().actions());
        assertEquals(List.of("Audit"), accepted.coverage().neverTaken());
        assertEquals(List.of(), accepted.coverage().neverConstrained());
        assertEquals(List.of(), accepted.notes());
    }

    @Test
    void anEventThatNamesAGatheringActionCountsForNoneOfTheGathered() {
        var accepted =
                assertInstanceOf(
                        Outcome.Accepted.class,
                        validate(Specs.traces("accepted").resolve("gathering-action.ndjson")));
        assertEquals(
                List.of("Request", "Release", "Grant", "Free", "Accept", "Audit"),
                accepted.coverage().neverTaken());
        assertEquals(
                List.of("phase", "holder", "lent", "messages"),
                accepted.coverage().neverConstrained());
    }

    @Test
    void aRecorderThatStoppedIsNoted() {
        var accepted =
                assertInstanceOf(
                        Outcome.Accepted.class,
                        validate(
                                Specs.traces("accepted").resolve("half-a-line-at-the-end.ndjson")));
        assertEquals(4, accepted.events());
        assertEquals(2, accepted.notes().size());
        assertTrue(accepted.notes().get(0).contains("its recorder stopped after event 4"));
        assertTrue(
                accepted.notes()
                        .get(1)
                        .endsWith(".ndjson:6: half a line at the very end was left out"));
    }

    @Test
    void saysWhyAnActionIsNotEnabled() {
        Rejection rejection =
                rejection(
                        validate(Specs.traces("rejected").resolve("granted-twice-line-7.ndjson")));
        assertInstanceOf(NotEnabled.class, rejection.reason());
        assertEquals(8, rejection.events());
        assertEquals(1, rejection.candidates());
        assertEquals("LockServer.tla:39:1", rejection.actionLocation());
        assertEquals(Values.model("c1"), rejection.states().getFirst().get("holder"));
        Map<String, Long> changes = new TreeMap<>();
        rejection.changes().forEach((variable, event) -> changes.put(variable, event.seq()));
        assertEquals(Map.of("holder", 3L, "lent", 3L, "messages", 5L, "phase", 5L), changes);
        assertEquals(
                List.of("Free(msg = [client |-> c1, type |-> \"release\"])", "Request(c = c1)"),
                rejection.enabled().stream().map(Object::toString).sorted().toList());
    }

    @Test
    void saysWhichFactDiffers() {
        Rejection rejection =
                rejection(validate(Specs.traces("rejected").resolve("wrong-value-line-8.ndjson")));
        var differ = assertInstanceOf(FactsDiffer.class, rejection.reason());
        assertEquals(1, differ.differences().size());
        assertEquals("lent = 3", differ.differences().getFirst().fact().toString());
        assertEquals(Values.integer(2), differ.differences().getFirst().actual().orElseThrow());
    }

    @Test
    void pastTheBoundOfStatesItIsUndecided() {
        Path trace = Specs.traces("accepted").resolve("without-arguments.ndjson");
        Outcome outcome =
                validator.validate(
                        trace, Specs.LOCATION, ValidationOptions.DEFAULT.withCandidateBound(1));
        var undecided = assertInstanceOf(Outcome.Undecided.class, outcome);
        assertEquals(2, undecided.line());
        assertTrue(undecided.reason().startsWith("more than 1 states explain"));
    }

    @Test
    void hiddenActionsAreSearchedUpToTheirBound(@TempDir Path directory) throws IOException {
        Outcome one = hidden(directory, "one", List.of("Request", "Lend", "Release"));
        assertInstanceOf(Outcome.Accepted.class, one);
        Outcome two =
                hidden(
                        directory,
                        "two",
                        List.of(
                                "Request", "Lend", "Release", "Free", "Request", "Request",
                                "Free"));
        assertEquals(8, rejection(two).event().line());
    }

    private Outcome hidden(Path directory, String name, List<String> actions) throws IOException {
        Path trace = directory.resolve(name + ".ndjson");
        Path model = Specs.traces("accepted").resolve("two-clients.ndjson");
        String header = Files.readAllLines(model).getFirst();
        StringBuilder text = new StringBuilder(header.replace("LockServer", "HiddenLock") + "\n");
        for (int i = 0; i < actions.size(); i++) {
            text.append("{\"seq\":%d,\"action\":\"%s\"}\n".formatted(i + 1, actions.get(i)));
        }
        Files.writeString(trace, text);
        SpecLocation location = SpecLocation.in(Specs.RESOURCES.resolve("specs/hidden"));
        return validator.validate(trace, location, ValidationOptions.DEFAULT);
    }

    @Test
    void aMappingThatIsWrongIsNamed(@TempDir Path directory) throws IOException {
        Path trace = Specs.traces("accepted").resolve("two-clients.ndjson");
        Map<String, String> faults =
                Map.of(
                        "{\"hidden\":[{\"action\":\"Accept\",\"bound\":1}]}",
                        "needs its name, the reason",
                        "{\"hiden\":[]}",
                        "has no field called hiden",
                        "{\"actions\":{\"Lend\":\"Grnat\"}}",
                        "no action named Grnat",
                        "{\"actions\":",
                        "not JSON");
        for (var fault : faults.entrySet()) {
            Path mapping = Files.writeString(directory.resolve("m.json"), fault.getKey());
            SpecLocation location =
                    new SpecLocation(
                            Specs.LOCATION.directory(),
                            Specs.LOCATION.module(),
                            Specs.LOCATION.config(),
                            java.util.Optional.of(mapping));
            Outcome outcome = validator.validate(trace, location, ValidationOptions.DEFAULT);
            String text = assertInstanceOf(Outcome.Invalid.class, outcome).text();
            assertTrue(text.startsWith(mapping.toString()), text);
            assertTrue(text.contains(fault.getValue()), text);
        }
    }

    @Test
    void aDirectoryHoldsOneRun(@TempDir Path directory) throws IOException {
        Path trace = Specs.traces("accepted").resolve("two-clients.ndjson");
        assertTrue(((Outcome.Invalid) validate(directory)).message().contains("holds no trace"));
        Files.copy(trace, directory.resolve("a.ndjson"));
        assertInstanceOf(Outcome.Accepted.class, validate(directory));
        Files.copy(trace, directory.resolve("b.ndjson"));
        assertTrue(
                ((Outcome.Invalid) validate(directory))
                        .message()
                        .contains("the header lacks recorder"));
    }

    private Outcome validate(Path trace) {
        return validator.validate(trace, Specs.LOCATION, ValidationOptions.DEFAULT);
    }

    private static Rejection rejection(Outcome outcome) {
        return assertInstanceOf(Outcome.Rejected.class, outcome, outcome::toString).rejection();
    }

    private static long lineIn(Path file) {
        return Long.parseLong(file.toString().replaceAll(".*-line-([0-9]+).ndjson", "$1"));
    }

    private static Stream<Path> traces(String verdict) throws IOException {
        try (Stream<Path> files = Files.list(Specs.traces(verdict))) {
            return files
                    .filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
