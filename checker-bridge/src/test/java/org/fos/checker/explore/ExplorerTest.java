package org.fos.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.front.SpecLoader;
import org.fos.checker.step.SpecSource;
import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.Lasso;
import org.fos.checker.tlc.ProgressListener;
import org.fos.checker.tlc.PropertyKind;
import org.fos.checker.tlc.Statistics;
import org.fos.checker.tlc.TlcRun;
import org.fos.checker.tree.SpecTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

class ExplorerTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/explore").toAbsolutePath();

    /** As TLC counts them. */
    private static final String COUNTS = "3427 distinct, 9799 generated, depth 9";

    @Test
    void findsEachStateOnceThoughAVariableChangesItsShape() throws Exception {
        CheckResult.Holds holds = assertInstanceOf(CheckResult.Holds.class, check("Counts", 1));
        assertEquals(COUNTS, counts(holds.statistics()));
    }

    @Test
    void twoThreadsFindTheSameStatesAsOne() throws Exception {
        Exploration one = explore("Counts", 1);
        Exploration two = explore("Counts", 2);
        assertEquals(one.digestLow(), two.digestLow());
        assertEquals(one.digestHigh(), two.digestHigh());
        assertEquals(
                COUNTS,
                counts(assertInstanceOf(CheckResult.Holds.class, two.result()).statistics()));
    }

    @Test
    void theBehaviourThatViolatesAnInvariantIsAShortestOneWithItsActionsNamed() throws Exception {
        CheckResult.Violated violated =
                assertInstanceOf(CheckResult.Violated.class, check("Invariant", 1));
        assertEquals(PropertyKind.INVARIANT, violated.kind());
        assertEquals("NobodyHasTwo", violated.property());
        List<BehaviourState> states = violated.counterexample().states();
        assertEquals(5, states.size());
        assertEquals("Initial predicate", states.getFirst().action());
        assertTrue(states.getLast().action().startsWith("Take(n = "), states.getLast().action());
        assertTrue(String.valueOf(states.getLast().variables().get("table")).contains(":> 2"));
    }

    @Test
    void aMessageOfAKindThatWasNeverSentBeforeIsSeenByInvariants() throws Exception {
        CheckResult.Violated violated =
                assertInstanceOf(CheckResult.Violated.class, check("NewKind", 1));
        assertEquals("NoLetterOfKindThree", violated.property());
        assertEquals(2, violated.counterexample().states().size());
    }

    @Test
    void aStepThatAPropertyForbidsIsTheLastOfItsBehaviour() throws Exception {
        CheckResult.Violated violated =
                assertInstanceOf(CheckResult.Violated.class, check("Step", 1));
        assertEquals(PropertyKind.ACTION_PROPERTY, violated.kind());
        assertEquals(2, violated.counterexample().states().size());
    }

    @Test
    void aStateWithoutSuccessorsIsADeadlockIfTheConfigurationSaysSo() throws Exception {
        CheckResult.Deadlock deadlock =
                assertInstanceOf(CheckResult.Deadlock.class, check("Deadlock", 1));
        Map<String, ?> last = deadlock.behaviour().states().getLast().variables();
        assertEquals("<< >>", String.valueOf(last.get("table")));
        assertEquals("{}", String.valueOf(last.get("letters")));
    }

    @Test
    void nothingBeyondAConstraintIsLookedAtAnyFurther() throws Exception {
        CheckResult.Holds holds = assertInstanceOf(CheckResult.Holds.class, check("Constraint", 1));
        assertEquals("139 distinct, 961 generated, depth 5", counts(holds.statistics()));
    }

    /** An action or a claim that never meets the same twice is not remembered: see Memo. */
    @Test
    void whatIsNotRememberedIsFoundAllTheSame() throws Exception {
        for (int workers = 1; workers <= 2; workers++) {
            CheckResult.Holds holds =
                    assertInstanceOf(CheckResult.Holds.class, wide("Wide", workers).result());
            assertEquals("63001 distinct, 125501 generated, depth 501", counts(holds.statistics()));
        }
    }

    @Test
    void aBehaviourOfActionsThatAreNotRememberedCanBeFoundAgain() throws Exception {
        CheckResult.Violated violated =
                assertInstanceOf(CheckResult.Violated.class, wide("WideCorner", 1).result());
        assertEquals("NotInTheCorner", violated.property());
        assertEquals(501, violated.counterexample().states().size());
    }

    @Test
    void aPromiseWithAChoiceIsCheckedBranchByBranch() throws Exception {
        CheckResult.Holds holds =
                assertInstanceOf(
                        CheckResult.Holds.class,
                        Explorer.explore(tree("Choice", "ChoiceSettles.cfg"), Settings.alone())
                                .result());
        assertEquals("6 distinct, 6 generated, depth 3", counts(holds.statistics()));
        CheckResult.Violated violated =
                assertInstanceOf(
                        CheckResult.Violated.class,
                        Explorer.explore(
                                        tree("Choice", "ChoiceSettlesWrongly.cfg"),
                                        Settings.alone())
                                .result());
        assertEquals("SettlesWrongly", violated.property());
    }

    @Test
    void statesOfOneViewAreOneState() throws Exception {
        CheckResult.Holds holds =
                assertInstanceOf(CheckResult.Holds.class, wide("WideView", 1).result());
        assertEquals("251 distinct, 502 generated, depth 251", counts(holds.statistics()));
    }

    @Test
    void withoutFairnessABehaviourMayStutterForEver() throws Exception {
        CheckResult.Violated violated =
                assertInstanceOf(CheckResult.Violated.class, check("Liveness", 1));
        assertEquals(PropertyKind.TEMPORAL_PROPERTY, violated.kind());
        assertEquals(Optional.of(new Lasso.Stuttering()), violated.counterexample().lasso());
    }

    @Test
    void anExpressionWithoutAValueIsUndecidedWithItsPlace() throws Exception {
        CheckResult.EvaluationError error =
                assertInstanceOf(CheckResult.EvaluationError.class, check("Fails", 1));
        assertEquals("Shapes.tla:49:26", error.place().orElseThrow().toString());
        assertTrue(error.message().contains("is not in the domain of"), error.message());
    }

    @Test
    void aSearchThatMayTakeNoTimeEndsWithWhatItHasReached() throws Exception {
        Settings hurried = new Settings(1, Duration.ZERO, statistics -> {});
        CheckResult.TimedOut cut =
                assertInstanceOf(
                        CheckResult.TimedOut.class,
                        Explorer.explore(tree("Counts"), hurried).result());
        assertTrue(cut.soFar().distinct() > 0);
    }

    @Test
    void whatTheEngineDoesNotKnowIsRefusedByNameAndPlace(@TempDir Path directory) throws Exception {
        Files.writeString(
                directory.resolve("Late.tla"),
                """
                ---- MODULE Late ----
                EXTENDS TLC
                VARIABLE x
                Init == x = JavaTime
                Next == x' = x
                ====
                """);
        Files.writeString(directory.resolve("Late.cfg"), "INIT Init\nNEXT Next\n");
        TlcRun run =
                TlcRun.of(directory.resolve("Late.tla"), directory.resolve("Late.cfg"), directory);
        CheckResult.Refused refused =
                assertInstanceOf(
                        CheckResult.Refused.class, CompiledCheck.check(run, ProgressListener.NONE));
        assertTrue(refused.reason().startsWith("Late.tla:4:13: "), refused.reason());
        assertTrue(refused.reason().contains("JavaTime"), refused.reason());
    }

    private static String counts(Statistics statistics) {
        return "%d distinct, %d generated, depth %d"
                .formatted(statistics.distinct(), statistics.generated(), statistics.depth());
    }

    private static CheckResult check(String config, int workers) throws Exception {
        return explore(config, workers).result();
    }

    private static Exploration explore(String config, int workers) throws Exception {
        return Explorer.explore(tree(config), Settings.alone().withWorkers(workers));
    }

    private static Exploration wide(String config, int workers) throws Exception {
        return Explorer.explore(
                tree("Wide", config + ".cfg"), Settings.alone().withWorkers(workers));
    }

    private static SpecTree tree(String config) throws Exception {
        return tree("Shapes", "Shapes" + config + ".cfg");
    }

    private static SpecTree tree(String module, String config) throws Exception {
        return SpecLoader.model(
                new SpecSource(
                        DIRECTORY,
                        module,
                        Optional.of(DIRECTORY.resolve(config)),
                        Map.of(),
                        new TreeSet<>()));
    }
}
