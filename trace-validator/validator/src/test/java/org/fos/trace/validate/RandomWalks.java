package org.fos.trace.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.fos.checker.step.StepperFactory;
import org.fos.checker.value.BoolValue;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;
import org.fos.trace.record.EventBuilder;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Walks of a specification are its traces, whatever engine looks at them. */
abstract class RandomWalks {
    private static final List<String> NAMES = List.of("c1", "c2", "c3", "nobody");

    private final ValidationSession session;
    private final Validator validator;

    RandomWalks(StepperFactory engine) {
        session = new ValidationSession(engine);
        validator = new Validator(session);
    }

    /** One step of a walk. */
    record Step(ActionCall call, State after) {}

    @AfterProperty
    void close() {
        session.close();
    }

    @Property(tries = 200)
    void everyWalkOfTheSpecificationIsAccepted(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<Step> walk = walk(random);
        byte[] trace = record(walk, random, -1);
        var accepted = assertInstanceOf(Outcome.Accepted.class, validate(trace));
        assertEquals(walk.size(), accepted.events());
    }

    @Property(tries = 200)
    void everyWalkWithOneWrongValueIsRejectedAtThatLine(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<Step> walk = walk(random);
        int wrong = random.nextInt(walk.size());
        byte[] trace = record(walk, random, wrong);
        var rejected = assertInstanceOf(Outcome.Rejected.class, validate(trace));
        assertEquals(wrong + 2, rejected.rejection().event().line());
        assertEquals(walk.size(), rejected.rejection().events());
    }

    private List<Step> walk(Random random) throws SpecificationException {
        return walk(session, random);
    }

    static List<Step> walk(ValidationSession session, Random random) throws SpecificationException {
        Stepper stepper =
                session.stepper(
                        SpecSource.of(
                                Specs.LOCATION.directory(),
                                "LockServer",
                                Map.of("Client", clients(), "Nobody", Values.model("nobody"))));
        State state = stepper.initialStates().successors().getFirst();
        List<Step> walk = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
            List<ActionCall> enabled = stepper.enabled(state, 100);
            if (enabled.isEmpty()) {
                return walk;
            }
            ActionCall call = enabled.get(random.nextInt(enabled.size()));
            state = stepper.step(state, call).successors().getFirst();
            walk.add(new Step(call, state));
        }
        return walk;
    }

    static Value clients() {
        return Values.set(NAMES.stream().limit(3).map(Values::model).toList());
    }

    static byte[] record(List<Step> walk, Random random, int wrong) {
        TraceHeader header =
                TraceHeader.builder("walk", "LockServer")
                        .modelValues(NAMES)
                        .constant("Client", TraceValue.set("c1", "c2", "c3"))
                        .constant("Nobody", "nobody")
                        .build();
        var out = new ByteArrayOutputStream();
        try (TraceRecorder recorder = TraceRecorder.to(out, header)) {
            for (int i = 0; i < walk.size(); i++) {
                EventBuilder event = recorder.event(walk.get(i).call().action());
                walk.get(i).call().args().forEach((name, value) -> event.arg(name, encode(value)));
                List<String> variables = new ArrayList<>(walk.get(i).after().toMap().keySet());
                String changed = i == wrong ? variables.get(random.nextInt(4)) : "";
                for (String variable : variables) {
                    Value value = walk.get(i).after().get(variable);
                    if (variable.equals(changed)) {
                        event.after(encode(other(value, random)), variable);
                    } else if (random.nextBoolean()) {
                        event.after(encode(value), variable);
                    }
                }
                event.write();
            }
        }
        return out.toByteArray();
    }

    /** A value that is not the given one: near it, or of another type. */
    static Value other(Value value, Random random) {
        if (random.nextBoolean()) {
            return Values.tuple(value, value);
        }
        return switch (value) {
            case IntValue i -> Values.integer(i.asLong() + 1);
            case ModelValue m -> Values.string(m.name() + " ");
            case SetValue s when s.size() > 0 ->
                    Values.set(s.elements().asList().subList(1, s.size()));
            case FunctionValue f when f.size() > 0 -> {
                Map<Value, Value> entries = new LinkedHashMap<>(f.entries());
                entries.remove(f.domain().first());
                yield Values.function(entries);
            }
            default -> Values.integer(-1);
        };
    }

    static Object encode(Value value) {
        return switch (value) {
            case BoolValue b -> b.truth();
            case IntValue i -> i.number();
            case StringValue s -> s.text();
            case ModelValue m -> m.name();
            case SetValue s -> TraceValue.set(s.elements().stream().map(e -> encode(e)).toList());
            case FunctionValue f when f.isSequence() ->
                    TraceValue.tuple(f.asList().stream().map(e -> encode(e)).toList());
            case FunctionValue f -> {
                Map<Object, Object> entries = new LinkedHashMap<>();
                f.entries().forEach((key, is) -> entries.put(encode(key), encode(is)));
                yield TraceValue.map(entries);
            }
        };
    }

    private Outcome validate(byte[] trace) throws InvalidTraceException {
        TraceReader reader = TraceReader.of("walk", new ByteArrayInputStream(trace));
        return validator.validate(reader, Specs.LOCATION, ValidationOptions.DEFAULT);
    }
}
