package org.fos.checker.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.step.SpecificationException.Kind;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What every engine that steps through specifications must do. */
public abstract class StepperContract {
    private static final Value ANN = Values.model("ann");
    private static final Value BOB = Values.model("b_ob");
    private static final Value NOBODY = Values.model("Nobody");

    /** The engine under test. */
    protected abstract StepperFactory engine();

    @Test
    void readsWhatASpecificationDeclares() throws Exception {
        try (Stepper mailroom = mailroom()) {
            var specification = mailroom.specification();
            assertEquals(List.of("letters", "desk", "sent"), specification.variables());
            assertEquals(List.of("Clerk", "Nobody", "Weight", "Limit"), specification.constants());
            assertEquals(
                    List.of(
                            "Send(c, d, w)",
                            "Receive(c)",
                            "Take(l)",
                            "Clear(c)",
                            "Swap(c, other)",
                            "Lose"),
                    specification.steps().stream().map(ActionSignature::toString).toList());
            assertEquals(
                    List.of("Environment", "System", "Clearing"),
                    specification.actions().stream()
                            .filter(a -> !a.step())
                            .map(ActionSignature::name)
                            .toList());
            ActionSignature clear = specification.action("Clear").orElseThrow();
            assertEquals(List.of("System", "Clearing"), clear.gatherers());
            assertEquals("Mailroom.tla:49:1", clear.location());
            assertEquals(2, specification.action("Swap").orElseThrow().ways());
            assertEquals(
                    List.of("l"), specification.action("Receive").orElseThrow().boundVariables());
            assertEquals(
                    List.of("l", "n"), specification.action("Lose").orElseThrow().boundVariables());
        }
    }

    @Test
    void stepsByAnActionWithAllItsArguments() throws Exception {
        try (Stepper mailroom = mailroom()) {
            State state = only(mailroom.initialStates());
            state = only(mailroom.step(state, send(ANN, BOB, "b")));
            assertEquals(Values.set(letter(ANN, BOB, "b")), state.get("letters"));
            assertEquals(Values.integer(2), state.get("sent"));
            state = only(mailroom.step(state, call("Receive", "c", BOB)));
            assertEquals(Optional.of(ANN), state.at("desk", List.of(BOB)));
            assertEquals(Optional.empty(), state.at("desk", List.of(Values.integer(1))));
            assertEquals(Optional.empty(), state.at("sent", List.of(BOB)));
        }
    }

    @Test
    void searchesForArgumentsThatAreLeftOut() throws Exception {
        try (Stepper mailroom = mailroom()) {
            State state = only(mailroom.initialStates());
            assertEquals(4, mailroom.step(state, call("Send")).successors().size());
            assertEquals(2, mailroom.step(state, call("Send", "c", ANN)).successors().size());
            assertEquals(
                    2,
                    mailroom.step(state, call("Send", "w", Values.string("a")))
                            .successors()
                            .size());
            assertEquals(4, mailroom.step(state, call("Environment")).successors().size());
        }
    }

    @Test
    void anArgumentOutsideItsRangeLeadsNowhereWhateverItsType() throws Exception {
        try (Stepper mailroom = mailroom()) {
            State state = only(mailroom.initialStates());
            for (Value other : List.of(NOBODY, Values.integer(1), Values.set(), Values.tuple())) {
                StepResult result = mailroom.step(state, send(other, BOB, "a"));
                assertEquals(new StepResult(List.of(), Optional.empty()), result);
            }
        }
    }

    @Test
    void bindsVariablesInsideTheActionByTheirNames() throws Exception {
        try (Stepper mailroom = mailroom()) {
            State state = only(mailroom.initialStates());
            state = only(mailroom.step(state, send(ANN, BOB, "a")));
            state = only(mailroom.step(state, send(ANN, BOB, "b")));
            assertEquals(2, mailroom.step(state, call("Receive", "c", BOB)).successors().size());
            State next =
                    only(
                            mailroom.step(
                                    state, call("Receive", "c", BOB, "l", letter(ANN, BOB, "b"))));
            assertEquals(Values.set(letter(ANN, BOB, "a")), next.get("letters"));
            assertEquals(
                    next, only(mailroom.step(state, call("Take", "l", letter(ANN, BOB, "b")))));
            assertEquals(
                    List.of(),
                    mailroom.step(state, call("Receive", "c", BOB, "l", letter(BOB, ANN, "b")))
                            .successors());
            State lost = only(mailroom.step(state, call("Lose", "l", letter(ANN, BOB, "a"))));
            assertEquals(Values.integer(2), lost.get("sent"));
        }
    }

    @Test
    void guardsAndBranchesOnTheWayCount() throws Exception {
        try (Stepper mailroom = mailroom()) {
            State state = only(mailroom.initialStates());
            assertEquals(List.of(), mailroom.step(state, call("Clear", "c", ANN)).successors());
            assertEquals(List.of(), mailroom.step(state, call("Lose")).successors());
            assertEquals(
                    List.of(),
                    mailroom.step(state, call("Swap", "c", ANN, "other", ANN)).successors());
            state = only(mailroom.step(state, send(ANN, BOB, "a")));
            state = only(mailroom.step(state, send(BOB, ANN, "b")));
            assertEquals(
                    List.of(state),
                    mailroom.step(state, call("Swap", "c", ANN, "other", ANN)).successors());
            assertEquals(
                    List.of(state),
                    mailroom.step(state, call("Swap", "c", ANN, "other", BOB)).successors());
        }
    }

    @Test
    void listsWhatIsEnabled() throws Exception {
        try (Stepper mailroom = mailroom()) {
            State state = only(mailroom.initialStates());
            state = only(mailroom.step(state, send(ANN, BOB, "b")));
            assertEquals(
                    List.of(
                            "Send(c = ann, d = b_ob, w = \"a\")",
                            "Send(c = b_ob, d = ann, w = \"a\")",
                            "Send(c = b_ob, d = ann, w = \"b\")",
                            "Receive(c = b_ob)",
                            "Take(l = [from |-> ann, to |-> b_ob, weight |-> \"b\"])",
                            "Swap(c = ann, other = b_ob)",
                            "Swap(c = b_ob, other = ann)",
                            "Lose"),
                    mailroom.enabled(state, 99).stream()
                            .map(ActionCall::toString)
                            .sorted(java.util.Comparator.comparing(StepperContract::rank))
                            .toList());
            assertEquals(2, mailroom.enabled(state, 2).size());
        }
    }

    /** Keeps the order of actions, and sorts the calls of one action. */
    private static String rank(String call) {
        String name = call.replaceAll("\\(.*", "");
        return List.of("Send", "Receive", "Take", "Clear", "Swap", "Lose").indexOf(name) + call;
    }

    @Test
    void reachesActionsThroughInstancesAndSubstitutedDefinitions() throws Exception {
        SpecSource source = SpecSource.of(directory(), "TwoRooms", Map.of());
        try (Stepper rooms =
                engine().load(source.withConfig(directory().resolve("TwoRooms.cfg")))) {
            assertEquals(
                    List.of(
                            "Left!Add(n)",
                            "Left!Divide(n)",
                            "Right!Add(s, n)",
                            "Begin(n)",
                            "Reset(n)"),
                    rooms.specification().steps().stream().map(ActionSignature::toString).toList());
            State state = only(rooms.initialStates());
            state = only(rooms.step(state, call("Left!Add", "n", Values.integer(2))));
            assertEquals(Values.integer(2), state.get("a"));
            state =
                    only(
                            rooms.step(
                                    state,
                                    call(
                                            "Right!Add",
                                            "n",
                                            Values.integer(2),
                                            "s",
                                            Values.integer(2))));
            assertEquals("{a=2, b=2}", state.toMap().toString());
            assertEquals(
                    List.of(),
                    rooms.step(
                                    state,
                                    call(
                                            "Right!Add",
                                            "n",
                                            Values.integer(1),
                                            "s",
                                            Values.integer(2)))
                            .successors());
            state = only(rooms.step(state, call("Begin", "n", Values.integer(3))));
            assertEquals("{a=103, b=2}", state.toMap().toString());
            assertEquals(Optional.empty(), rooms.specification().action("Set"));
            state = only(rooms.step(state, call("Reset")));
            assertEquals("{a=3, b=2}", state.toMap().toString());
        }
    }

    @Test
    void comparesArgumentsThatAreExpressions() throws Exception {
        try (Stepper counter = counter(2)) {
            assertEquals(2, counter.initialStates().successors().size());
            State zero = counter.initialStates().successors().getFirst();
            State less = only(counter.step(zero, call("Add", "n", Values.integer(-2))));
            assertEquals(Values.integer(-2), less.get("x"));
            assertEquals(4, counter.step(zero, call("Add")).successors().size());
            assertEquals(
                    List.of(),
                    counter.step(zero, call("Add", "n", Values.integer(3))).successors());
        }
    }

    @Test
    void whatCannotBeEvaluatedIsNamedWithItsPlace() throws Exception {
        try (Stepper counter = counter(1)) {
            State zero = counter.initialStates().successors().getFirst();
            EvaluationError error =
                    counter.step(zero, call("Divide", "n", Values.integer(1)))
                            .error()
                            .orElseThrow();
            assertEquals("Divide", error.action());
            assertEquals("Counter.tla:7:19", error.place());
            assertTrue(error.message().contains("\\div"), error.toString());
        }
    }

    @Test
    void steppersOfDifferentSpecificationsDoNotDisturbEachOther() throws Exception {
        try (Stepper one = counter(1);
                Stepper mailroom = mailroom();
                Stepper two = counter(2)) {
            State x = one.initialStates().successors().getFirst();
            State y = two.initialStates().successors().getFirst();
            State room = only(mailroom.initialStates());
            for (int i = 0; i < 3; i++) {
                x = only(one.step(x, call("Add", "n", Values.integer(1))));
                y = only(two.step(y, call("Add", "n", Values.integer(2))));
            }
            room = only(mailroom.step(room, send(BOB, ANN, "a")));
            assertEquals("{x=3} {x=6}", x.toMap() + " " + y.toMap());
            assertEquals(Values.set(letter(BOB, ANN, "a")), room.get("letters"));
            State foreign = y;
            assertThrows(IllegalArgumentException.class, () -> one.step(foreign, call("Forget")));
        }
    }

    @Test
    void aMisspeltNameIsMisuse() throws Exception {
        try (Stepper counter = counter(1)) {
            State zero = counter.initialStates().successors().getFirst();
            assertThrows(IllegalArgumentException.class, () -> counter.step(zero, call("Ad")));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> counter.step(zero, call("Add", "m", Values.integer(1))));
            assertThrows(IllegalArgumentException.class, () -> zero.get("z"));
        }
    }

    @Test
    void saysWhatIsWrongWithASpecification() {
        Value one = Values.integer(1);
        assertFails(Kind.MODULE, "Broken.tla:4:14: Unknown operator: `y'.", "Broken", Map.of());
        assertFails(Kind.MODULE, "Garbled.tla:4:16: Was expecting", "Garbled", Map.of());
        assertFails(Kind.MISSING_FILE, "Absent.tla: no such module", "Absent", Map.of());
        assertFails(Kind.CONSTANT, "no value for Step; it declares: Step", "Counter", Map.of());
        assertFails(
                Kind.CONSTANT,
                "has no constant named Stepp; it declares: Step",
                "Counter",
                Map.of("Stepp", one));
        Map<String, Value> constants = new LinkedHashMap<>(constants());
        constants.put("Limit", Values.integer(0));
        assertFails(
                Kind.ASSUMPTION,
                "Mailroom.tla:8:8: this assumption is FALSE",
                "Mailroom",
                constants);
    }

    @Test
    void aConstantMayBeADefinitionByItsName() {
        Map<String, ConstantBinding> bindings =
                constants().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        e -> new ConstantBinding.Given(e.getValue())));
        bindings.put("Limit", new ConstantBinding.Definition("Nut"));
        SpecSource source =
                new SpecSource(
                        directory(), "Mailroom", Optional.empty(), bindings, new TreeSet<>());
        var error = assertThrows(SpecificationException.class, () -> engine().load(source));
        assertTrue(error.getMessage().contains("definition Nut"), error.getMessage());
    }

    private void assertFails(
            Kind kind, String message, String module, Map<String, Value> constants) {
        SpecSource source = SpecSource.of(directory(), module, constants);
        var error = assertThrows(SpecificationException.class, () -> engine().load(source));
        assertEquals(kind, error.kind(), error.getMessage());
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    private static Path directory() {
        return Path.of("src/test/resources/step").toAbsolutePath();
    }

    private static Map<String, Value> constants() {
        return Map.of(
                "Clerk",
                Values.set(ANN, BOB),
                "Nobody",
                NOBODY,
                "Weight",
                Values.record(Map.of("a", Values.integer(1), "b", Values.integer(2))),
                "Limit",
                Values.integer(3));
    }

    protected Stepper mailroom() throws Exception {
        return engine().load(SpecSource.of(directory(), "Mailroom", constants()));
    }

    private Stepper counter(int step) throws Exception {
        return engine().load(
                        SpecSource.of(
                                directory(), "Counter", Map.of("Step", Values.integer(step))));
    }

    protected static State only(StepResult result) {
        assertEquals(Optional.empty(), result.error());
        assertEquals(1, result.successors().size(), result.toString());
        return result.successors().getFirst();
    }

    private static ActionCall send(Value from, Value to, String weight) {
        return call("Send", "c", from, "d", to, "w", Values.string(weight));
    }

    private static Value letter(Value from, Value to, String weight) {
        return Values.record(Map.of("from", from, "to", to, "weight", Values.string(weight)));
    }

    protected static ActionCall call(String action, Object... args) {
        Map<String, Value> given = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            given.put((String) args[i], (Value) args[i + 1]);
        }
        return new ActionCall(action, given);
    }
}
