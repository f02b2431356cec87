package org.fos.checker.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.value.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Real runs of TLC on what is wrong: each error is told apart, with its place. */
class TlcErrorTest {
    private static final String COUNTER = "CONSTANT Limit = 3\n";

    private final TlcFixture tlc;
    private final Path directory;

    TlcErrorTest(@TempDir Path directory) {
        this.directory = directory;
        tlc = new TlcFixture(directory);
    }

    @Test
    void aSyntaxErrorNamesModuleLineAndColumn() throws IOException {
        CheckResult.ParseError error =
                tlc.expect(CheckResult.ParseError.class, "Unparsable", "INIT Init NEXT Next");
        SourceMessage first = error.messages().getFirst();
        assertEquals(Optional.of("Unparsable"), first.module());
        assertEquals(3, first.line());
        assertTrue(first.text().contains("Was expecting"), first.text());
        assertEquals(1, error.messages().size(), error.messages().toString());
    }

    @Test
    void eachUndefinedNameIsReportedAtItsPlace() throws IOException {
        CheckResult.ParseError error =
                tlc.expect(CheckResult.ParseError.class, "Undefined", "INIT Init NEXT Next");
        assertEquals(
                List.of(
                        "Undefined.tla:3:13: Unknown operator: `y'.",
                        "Undefined.tla:4:14: Unknown operator: `z'."),
                error.messages().stream().map(SourceMessage::toString).toList());
    }

    @Test
    void aMissingModuleIsAParseError() throws IOException {
        CheckResult.ParseError error =
                tlc.expect(CheckResult.ParseError.class, "UsesLibrary", "INIT Init NEXT Next");
        assertTrue(error.messages().toString().contains("Half"), error.messages().toString());
    }

    @Test
    void whatDoesNotFitTheSpecificationIsAConfigError() throws IOException {
        assertConfigError("INIT Init NEXT Next", "Limit is not assigned a value");
        assertConfigError(COUNTER + "INIT Init NEXT Nix", "next state action Nix");
        assertConfigError(COUNTER + "INIT Init NEXT Next INVARIANT Nix", "invariant Nix");
        assertConfigError(COUNTER + "INIT Init INIT Init", "appeared twice");
    }

    @Test
    void aMissingFileIsNamed() {
        TlcRun noModule = TlcRun.of(directory.resolve("No.tla"), directory, tlc.build());
        CheckResult.ParseError parseError =
                assertInstanceOf(
                        CheckResult.ParseError.class, Tlc.check(noModule, ProgressListener.NONE));
        assertTrue(parseError.messages().toString().contains("No.tla"));
        TlcRun run = tlc.run("Counter", directory.resolve("nowhere.cfg"));
        CheckResult.ConfigError error =
                assertInstanceOf(
                        CheckResult.ConfigError.class, Tlc.check(run, ProgressListener.NONE));
        assertTrue(error.message().contains("nowhere"), error.message());
    }

    @Test
    void anExpressionWithoutValueNamesItsPlaceAndTheStatesBefore() throws IOException {
        CheckResult.EvaluationError error =
                tlc.expect(
                        CheckResult.EvaluationError.class,
                        "Counter",
                        COUNTER + "INIT Init NEXT Select");
        assertTrue(error.message().contains("field"), error.message());
        assertEquals(Optional.of(17), error.place().map(Place::line));
        assertEquals(
                List.of(0L, 1L, 2L),
                error.behaviour().states().stream()
                        .map(state -> state.variables().get("n"))
                        .map(n -> n == null ? -1L : Long.parseLong(n.toString()))
                        .toList());
    }

    @Test
    void aVariableThatAnActionForgetsHasNoValue() throws IOException {
        CheckResult.EvaluationError error =
                tlc.expect(
                        CheckResult.EvaluationError.class,
                        "Counter",
                        COUNTER + "INIT Init NEXT Unassigned");
        assertTrue(error.message().contains("not assigned: n"), error.message());
        BehaviourState last = error.behaviour().states().getLast();
        assertEquals(Map.of(), last.variables());
        assertEquals(Map.of("n", "null"), last.unread());
        assertEquals(
                Map.of("n", Values.integer(0)), error.behaviour().states().getFirst().variables());
    }

    @Test
    void aHeapThatIsTooSmallIsToldFromACrash() throws IOException {
        TlcRun run =
                tlc.run("Pairs", "INIT Init100000 NEXT Next CHECK_DEADLOCK FALSE")
                        .withHeapMebibytes(24);
        assertInstanceOf(CheckResult.OutOfMemory.class, Tlc.check(run, ProgressListener.NONE));
    }

    @Test
    void aMissingJarOrJvmIsACrashThatSaysSo() throws IOException {
        TlcRun run = tlc.run("Counter", COUNTER + "INIT Init NEXT Next");
        CheckResult.Crashed noJar =
                assertInstanceOf(
                        CheckResult.Crashed.class,
                        Tlc.check(run.withJar(directory.resolve("no.jar")), ProgressListener.NONE));
        assertEquals(1, noJar.exitStatus());
        assertTrue(noJar.outputTail().toString().contains("tlc2.TLC"));
        CheckResult.Crashed noJava =
                assertInstanceOf(
                        CheckResult.Crashed.class,
                        Tlc.check(
                                run.withJava(directory.resolve("no-java")), ProgressListener.NONE));
        assertTrue(noJava.outputTail().toString().contains("no-java"));
    }

    private void assertConfigError(String config, String part) throws IOException {
        CheckResult.ConfigError error =
                tlc.expect(CheckResult.ConfigError.class, "Counter", config);
        assertTrue(error.message().contains(part), error.message());
    }
}
