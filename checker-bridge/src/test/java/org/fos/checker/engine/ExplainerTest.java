package org.fos.checker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.front.SpecLoader;
import org.fos.checker.step.ActionCall;
import org.fos.checker.step.Explanation;
import org.fos.checker.step.Finding;
import org.fos.checker.step.Passage;
import org.fos.checker.step.Seen;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

class ExplainerTest {
    private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();
    private static final Value ANN = Values.model("ann");
    private static final Value BOB = Values.model("bob");
    private static final Value NOBODY = Values.model("Nobody");

    private Stepper mailroom;
    private State start;

    @BeforeEach
    void load() throws Exception {
        mailroom =
                new CompiledEngine()
                        .load(
                                SpecSource.of(
                                        RESOURCES.resolve("step"),
                                        "Mailroom",
                                        Map.of(
                                                "Clerk",
                                                Values.set(ANN, BOB),
                                                "Nobody",
                                                NOBODY,
                                                "Weight",
                                                Values.record(
                                                        Map.of(
                                                                "a", Values.integer(1),
                                                                "b", Values.integer(2))),
                                                "Limit",
                                                Values.integer(3))));
        start = mailroom.initialStates().successors().getFirst();
    }

    @AfterEach
    void close() {
        mailroom.close();
    }

    @Test
    void namesTheFirstConjunctThatIsFalseAndWhatCameBeforeIt() {
        State state = after(start, send(ANN, BOB, "b"));
        state = after(state, send(BOB, ANN, "a"));
        Explanation why = why(state, send(ANN, BOB, "a"));
        assertEquals("sent < Limit", why.finding().text());
        assertEquals("Mailroom.tla:29:6", why.finding().at().toString());
        assertEquals(Finding.Is.FALSE, why.finding().is());
        assertEquals("sent = 3, Limit = 3", values(why.finding()));
        assertEquals(1, why.furthest());
        assertEquals(
                List.of("HELD c # d"),
                why.way().stream().map(p -> p.kind() + " " + p.text()).toList());
    }

    @Test
    void showsPlacesOfTheStateByTheirKeysAndWhatTheyWouldHaveToBe() {
        State state = after(start, send(ANN, BOB, "a"));
        state = after(state, call("Receive", "c", BOB));
        Finding finding = why(state, call("Receive", "c", BOB)).finding();
        assertEquals("desk[c] = Nobody", finding.text());
        assertEquals(List.of(new Seen("desk[bob]", ANN, "desk", List.of(BOB))), finding.values());
        assertEquals(Optional.of(Seen.of("desk[bob]", NOBODY)), finding.needed());
    }

    @Test
    void aChoiceOutOfNothingIsAtFault() {
        Finding finding = why(start, call("Receive", "c", ANN)).finding();
        assertEquals("\\E l \\in {x \\in letters : x.to = c}", finding.text());
        assertEquals("Mailroom.tla:38:6", finding.at().toString());
        assertEquals("there is no element", finding.note());
        assertEquals("{x \\in letters : x.to = c} = {}", values(finding));
    }

    @Test
    void anArgumentThatThereNeverIsIsNamedBeforeAnyConjunct() {
        Finding finding = why(start, send(NOBODY, NOBODY, "a")).finding();
        assertEquals("\\E c \\in Clerk", finding.text());
        assertEquals(List.of(Seen.of("c", NOBODY)), finding.bound());
        assertEquals("Clerk = {ann, bob}", values(finding));
    }

    @Test
    void aGuardOnTheWayToTheActionIsNamedIfTheActionItselfWouldDo() {
        Finding finding = why(start, call("Clear", "c", ANN)).finding();
        assertEquals("desk[c] # Nobody", finding.text());
        assertEquals("Mailroom.tla:66:30", finding.at().toString());
        assertEquals("desk[ann] = Nobody", values(finding));
    }

    @Test
    void ofSeveralElementsTheOneThatComesFurthestIsShown(@TempDir Path directory) throws Exception {
        try (Stepper stepper =
                load(
                        directory,
                        "x = 0",
                        "\\E n \\in {1, 2, 3} : n > 1 /\\ n > 2 /\\ n > 3 /\\ x' = n")) {
            Explanation why =
                    stepper.explain(stepper.initialStates().successors().getFirst(), call("Go"))
                            .orElseThrow();
            assertEquals("n > 3", why.finding().text());
            Passage choice = why.choices().getFirst();
            assertEquals(Optional.of(Seen.of("n", Values.integer(3))), choice.chosen());
            assertEquals(3, choice.tried());
        }
    }

    @Test
    void definitionsAndQuantifiersAreUnfoldedDownToWhatDecides(@TempDir Path directory)
            throws Exception {
        try (Stepper stepper =
                load(directory, "x = 2", "\\A n \\in {1, 2, 3} : Less(n, 3) /\\ x' = n")) {
            Finding all =
                    stepper.explain(stepper.initialStates().successors().getFirst(), call("Go"))
                            .orElseThrow()
                            .finding();
            assertEquals("Less(n, 3)", all.text());
            Finding inner = all.because().getFirst();
            assertEquals("a + x < b", inner.text());
            assertEquals(
                    List.of(Seen.of("a", Values.integer(1)), Seen.of("b", Values.integer(3))),
                    inner.bound());
            assertEquals("n = 1, x = 2", values(inner));
        }
    }

    @Test
    void whoseWaysAreManyIsExplainedInBoundedTime(@TempDir Path directory) throws Exception {
        try (Stepper stepper =
                load(directory, "x = 0", "\\E n \\in 1..1000000 : n > x /\\ n < x /\\ x' = n")) {
            Explanation why =
                    stepper.explain(stepper.initialStates().successors().getFirst(), call("Go"))
                            .orElseThrow();
            assertEquals("n < x", why.finding().text());
            assertEquals(1_000_000, why.choices().getFirst().tried());
        }
    }

    @Test
    void saysWhatGaveAVariableItsValue() {
        State state = after(start, send(ANN, BOB, "a"));
        ActionCall receive = call("Receive", "c", BOB);
        State next = after(state, receive);
        Finding gives =
                mailroom.explain(state, receive, next, "desk", List.of(BOB))
                        .orElseThrow()
                        .finding();
        assertEquals(Finding.Is.GIVES, gives.is());
        assertEquals("desk' = [desk EXCEPT ![c] = l.from]", gives.text());
        assertEquals("l.from = ann", values(gives));
        Finding keeps =
                mailroom.explain(state, receive, next, "desk", List.of(ANN))
                        .orElseThrow()
                        .finding();
        assertEquals(Finding.Is.KEEPS, keeps.is());
        Finding unchanged =
                mailroom.explain(state, receive, next, "sent", List.of()).orElseThrow().finding();
        assertEquals("UNCHANGED sent", unchanged.text());
        assertEquals(Finding.Is.KEEPS, unchanged.is());
        assertEquals(Optional.empty(), mailroom.explain(state, receive, start, "sent", List.of()));
    }

    @Test
    void whatLeadsSomewhereNeedsNoExplanation() {
        assertEquals(Optional.empty(), mailroom.explain(start, send(ANN, BOB, "a")));
    }

    @Test
    void anInvariantIsExplainedByTheInstanceThatBreaksIt() throws Exception {
        Path specs = RESOURCES.resolve("specs");
        SpecTree tree =
                SpecLoader.model(
                        SpecSource.of(specs, "LockServer", Map.of())
                                .withConfig(specs.resolve("LockServer.cfg")));
        Explainer explainer = new Explainer(tree, specs);
        Value c1 = Values.model("c1");
        Map<String, Value> state = Map.of("holder", c1, "waiting", Values.set(c1));
        Map<String, Optional<String>> found =
                tree.invariants().stream()
                        .collect(
                                Collectors.toMap(
                                        SpecTree.Named::name,
                                        named ->
                                                explainer
                                                        .invariant(named, state)
                                                        .map(e -> values(e.finding()))));
        assertEquals(Optional.empty(), found.get("TypeOK"));
        assertEquals(Optional.of("holder = c1, waiting = {c1}"), found.get("NobodyIsServedTwice"));
        var never = new SpecTree.Named<>("Next", tree.next());
        Map<String, Value> other = Map.of("holder", NOBODY, "waiting", Values.set());
        assertTrue(explainer.step(never, state, other).isPresent());
        assertEquals(Optional.empty(), explainer.step(never, other, ask(other, c1)));
    }

    private static Map<String, Value> ask(Map<String, Value> state, Value client) {
        Map<String, Value> asked = new LinkedHashMap<>(state);
        asked.put("waiting", Values.set(client));
        return asked;
    }

    private static Stepper load(Path directory, String init, String go) throws Exception {
        Files.writeString(
                directory.resolve("Small.tla"),
                """
                ---- MODULE Small ----
                EXTENDS Naturals
                VARIABLE x
                Less(a, b) == a + x < b
                Init == %s
                Go == %s
                Next == Go
                ====
                """
                        .formatted(init, go));
        return new CompiledEngine().load(SpecSource.of(directory, "Small", Map.of()));
    }

    private Explanation why(State state, ActionCall call) {
        assertEquals(List.of(), mailroom.step(state, call).successors());
        return mailroom.explain(state, call).orElseThrow();
    }

    private State after(State state, ActionCall call) {
        return mailroom.step(state, call).successors().getFirst();
    }

    private static String values(Finding finding) {
        return finding.values().stream().map(Seen::toString).collect(Collectors.joining(", "));
    }

    private static ActionCall send(Value from, Value to, String weight) {
        return call("Send", "c", from, "d", to, "w", Values.string(weight));
    }

    private static ActionCall call(String action, Object... args) {
        Map<String, Value> given = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            given.put((String) args[i], (Value) args[i + 1]);
        }
        return new ActionCall(action, given);
    }
}
