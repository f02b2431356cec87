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
import java.util.OptionalLong;

/** Real runs of TLC: each kind of property, its verdict, its counterexample and exact counts. */
class TlcVerdictTest {
    private static final String LOCK =
            "CONSTANTS Client = {c1, c2} Nobody = Nobody\nCHECK_DEADLOCK TRUE\n";
    private static final String COUNTER = "CONSTANT Limit = 3\n";

    private final TlcFixture tlc;

    TlcVerdictTest(@TempDir Path directory) {
        tlc = new TlcFixture(directory);
    }

    @Test
    void whatHoldsIsCountedExactly() {
        TlcRun run = tlc.run("LockServer", TlcFixture.resource("LockServer.cfg"));
        Statistics counted =
                assertInstanceOf(
                                CheckResult.Holds.class,
                                Tlc.check(run.withWorkers(2), ProgressListener.NONE))
                        .statistics();
        assertEquals(20, counted.distinct());
        assertEquals(0, counted.queueLeft());
        assertEquals(49, counted.generated());
        assertEquals(5, counted.depth());
        assertTrue(counted.duration().isPositive());
        assertTrue(counted.peakHeapBytes().orElseThrow() > 1 << 20);
    }

    @Test
    void aViolatedInvariantIsNamedAndShown() throws IOException {
        CheckResult.Violated violated =
                tlc.expect(
                        CheckResult.Violated.class,
                        "LockServer",
                        LOCK + "SPECIFICATION Spec INVARIANTS TypeOK NobodyHolds");
        assertEquals(PropertyKind.INVARIANT, violated.kind());
        assertEquals("NobodyHolds", violated.property());
        List<BehaviourState> states = violated.counterexample().states();
        assertEquals(3, states.size());
        assertEquals(
                List.of("Initial predicate", "Ask", "Grant"),
                states.stream().map(BehaviourState::action).toList());
        assertEquals(
                Map.of("holder", Values.model("Nobody"), "waiting", Values.set()),
                states.getFirst().variables());
        assertEquals(Values.set(), states.getLast().variables().get("waiting"));
        assertEquals(Optional.of("LockServer"), states.get(2).place().map(Place::module));
        assertEquals(Optional.empty(), violated.counterexample().lasso());
        assertTrue(violated.statistics().distinct() >= 3);
    }

    @Test
    void anInvariantThatFailsAtOnceShowsTheInitialState() throws IOException {
        CheckResult.Violated violated =
                tlc.expect(
                        CheckResult.Violated.class,
                        "Counter",
                        COUNTER + "INIT Init NEXT Next INVARIANT NotZero");
        assertEquals("NotZero", violated.property());
        assertEquals(
                List.of(Map.of("n", Values.integer(0))),
                violated.counterexample().states().stream()
                        .map(BehaviourState::variables)
                        .toList());
    }

    @Test
    void aViolatedInitialPredicateOfAPropertyIsNamed() throws IOException {
        CheckResult.Violated violated =
                tlc.expect(
                        CheckResult.Violated.class,
                        "LockServer",
                        LOCK + "SPECIFICATION Spec PROPERTIES HeldUntilReleased FreeAtFirst");
        assertEquals(PropertyKind.INITIAL_PREDICATE, violated.kind());
        assertEquals("FreeAtFirst", violated.property());
    }

    @Test
    void aViolatedActionPropertyIsNamedAndItsStepShown() throws IOException {
        CheckResult.Violated violated =
                tlc.expect(
                        CheckResult.Violated.class,
                        "LockServer",
                        LOCK
                                + "CONSTANT Grant <- GrantWithoutLooking\n"
                                + "SPECIFICATION Spec PROPERTY HeldUntilReleased");
        assertEquals(PropertyKind.ACTION_PROPERTY, violated.kind());
        assertEquals("HeldUntilReleased", violated.property());
        assertEquals("GrantWithoutLooking", violated.counterexample().states().getLast().action());
    }

    @Test
    void aDeadlockIsNoViolation() throws IOException {
        CheckResult.Deadlock deadlock =
                tlc.expect(CheckResult.Deadlock.class, "Counter", COUNTER + "INIT Init NEXT Stop");
        assertEquals(4, deadlock.behaviour().states().size());
        assertEquals(4, deadlock.statistics().distinct());
        assertInstanceOf(
                CheckResult.Holds.class,
                tlc.check("Counter", COUNTER + "INIT Init NEXT Stop CHECK_DEADLOCK FALSE"));
    }

    @Test
    void aTemporalPropertyIsRefutedByALassoBackToAState() throws IOException {
        CheckResult.Violated violated =
                tlc.expect(
                        CheckResult.Violated.class,
                        "Counter",
                        COUNTER + "SPECIFICATION Fair PROPERTY Stays");
        assertEquals(PropertyKind.TEMPORAL_PROPERTY, violated.kind());
        assertEquals("Stays", violated.property());
        assertEquals(Optional.of(new Lasso.BackTo(1)), violated.counterexample().lasso());
        assertEquals(4, violated.counterexample().states().size());
    }

    @Test
    void aTemporalPropertyIsRefutedByStuttering() throws IOException {
        CheckResult.Violated violated =
                tlc.expect(
                        CheckResult.Violated.class,
                        "LockServer",
                        LOCK + "SPECIFICATION Spec PROPERTY ReleasedAgain");
        assertEquals(Optional.of(new Lasso.Stuttering()), violated.counterexample().lasso());
    }

    @Test
    void ofSeveralTemporalPropertiesTheViolatedOneIsFound() throws IOException {
        CheckResult.Violated violated =
                tlc.expect(
                        CheckResult.Violated.class,
                        "Counter",
                        COUNTER + "SPECIFICATION Fair PROPERTIES IsZeroAgain Stays");
        assertEquals("Stays", violated.property());
        assertTrue(violated.counterexample().lasso().isPresent());
    }

    @Test
    void coverageCountsActionsAndShowsWhatIsNeverEvaluated() throws IOException {
        TlcRun run = tlc.run("Counter", COUNTER + "INIT Init NEXT Next").withCoverage();
        Statistics counted =
                assertInstanceOf(CheckResult.Holds.class, Tlc.check(run, ProgressListener.NONE))
                        .statistics();
        assertEquals(
                List.of("Init 1 1", "Up 3 3", "Wrap 0 1", "Leap 0 0"),
                counted.actions().stream()
                        .map(a -> a.action() + " " + a.distinct() + " " + a.generated())
                        .toList());
        assertEquals(new Place("Counter", 10, 1, 10, 2), counted.actions().get(1).place());
        assertTrue(
                counted.neverEvaluated().stream().anyMatch(place -> place.line() == 12),
                counted.neverEvaluated().toString());
        assertTrue(counted.evaluated().containsAll(counted.evaluatedWhole()));
        assertTrue(
                counted.evaluatedWhole().stream().anyMatch(place -> place.line() == 10),
                counted.evaluatedWhole().toString());
    }

    @Test
    void aSimulationSamplesAndIsRepeatable() throws IOException {
        TlcRun run =
                tlc.run("Counter", COUNTER + "INIT Init NEXT Next INVARIANT Small")
                        .withSimulation(new Simulation(OptionalLong.of(5), 10))
                        .withSeed(42);
        CheckResult.Sampled first =
                assertInstanceOf(CheckResult.Sampled.class, Tlc.check(run, ProgressListener.NONE));
        CheckResult.Sampled second =
                assertInstanceOf(CheckResult.Sampled.class, Tlc.check(run, ProgressListener.NONE));
        assertTrue(first.statistics().generated() >= 10);
        assertEquals(first.statistics().generated(), second.statistics().generated());
    }

    @Test
    void modulesAreFoundInLibraries() throws IOException {
        TlcRun run =
                tlc.run("UsesLibrary", "INIT Init NEXT Next")
                        .withLibraries(List.of(TlcFixture.resource("library")));
        CheckResult.Holds holds =
                assertInstanceOf(CheckResult.Holds.class, Tlc.check(run, ProgressListener.NONE));
        assertEquals(5, holds.statistics().distinct());
    }
}
