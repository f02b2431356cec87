package org.fos.experiments.command;

import org.fos.checker.engine.CompiledEngine;
import org.fos.checker.manifest.Model;
import org.fos.checker.parse.ConstantBinding;
import org.fos.checker.parse.ConstantBinding.Assignment;
import org.fos.checker.parse.ConstantBinding.Substitution;
import org.fos.checker.parse.ModelConfig;
import org.fos.checker.step.ActionCall;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.fos.checker.value.BoolValue;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.fos.trace.record.EventBuilder;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A mutant of a specification turned around: the shortest behaviour of the mutant that the sound
 * specification does not explain, as the trace of a system with that bug.
 */
final class MutantBehaviour implements AutoCloseable {
    private static final int MOST_STATES = 1_500;
    private static final int MOST_CALLS = 200;

    private final Set<String> modelValues;
    private final Stepper sound;
    private final Stepper mutant;
    private final Set<String> variables;

    /** A state of the mutant, and the same state of the sound specification. */
    private record Reached(
            State mutant, State sound, @Nullable Reached before, @Nullable ActionCall call) {}

    private MutantBehaviour(Set<String> modelValues, Stepper sound, Stepper mutant) {
        this.modelValues = modelValues;
        this.sound = sound;
        this.mutant = mutant;
        this.variables = new HashSet<>(sound.specification().variables());
        variables.retainAll(mutant.specification().variables());
    }

    /**
     * A mutant of the manifest, with its model without the bug.
     *
     * @param configs where to put the configuration of that model
     */
    static MutantBehaviour of(Model model, Path configs) throws Exception {
        ModelConfig config = ModelConfig.read(model.config());
        Path directory = model.module().toAbsolutePath().resolveSibling("");
        String module = String.valueOf(model.module().getFileName()).replace(".tla", "");
        String bugs = Files.readString(directory.resolve("Mutant" + base(model) + ".tla"));
        Path without = configs.resolve(model.name() + ".cfg");
        Files.writeString(without, withoutTheBug(config, bugs).toText());
        Path bounded = directory.resolve("MC" + base(model) + ".tla");
        String sound = Files.exists(bounded) ? "MC" + base(model) : module;
        SpecSource source = SpecSource.of(directory, module, Map.of());
        return new MutantBehaviour(
                names(config),
                new CompiledEngine()
                        .load(SpecSource.of(directory, sound, Map.of()).withConfig(without)),
                new CompiledEngine().load(source.withConfig(model.config())));
    }

    /** What it is a mutant of, but for what only watches for a checker. */
    private static String base(Model model) {
        return model.of().orElseThrow().replaceAll("^MC|(History|Told)$", "");
    }

    private static ModelConfig withoutTheBug(ModelConfig config, String bugs) {
        List<ConstantBinding> bindings =
                config.constants().stream()
                        .filter(
                                binding ->
                                        !(binding instanceof Substitution bug)
                                                || !isDefined(bug.operator(), bugs))
                        .toList();
        Optional<String> specification =
                config.specification().map(name -> name.replaceAll("^(History|Told)", ""));
        return new ModelConfig(
                bindings,
                specification,
                config.init(),
                config.next(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false));
    }

    private static boolean isDefined(String operator, String module) {
        return Pattern.compile("^" + operator + "(\\(.*\\))? *==", Pattern.MULTILINE)
                .matcher(module)
                .find();
    }

    private static Set<String> names(ModelConfig config) {
        Set<String> names = new TreeSet<>();
        config.constants().stream()
                .filter(Assignment.class::isInstance)
                .map(Assignment.class::cast)
                .forEach(assignment -> collect(assignment.value(), names));
        return names;
    }

    /** The trace; empty if the sound specification explains whatever the mutant does. */
    Optional<byte[]> trace() {
        Optional<State> first = mutant.initialStates().successors().stream().findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Optional<State> same = same(sound.initialStates().successors(), first.get());
        ArrayDeque<Reached> open = new ArrayDeque<>();
        Set<State> seen = new HashSet<>();
        same.ifPresent(state -> open.add(new Reached(first.get(), state, null, null)));
        while (!open.isEmpty() && seen.size() < MOST_STATES) {
            Reached at = open.remove();
            for (ActionCall call : calls(at.mutant())) {
                for (State after : mutant.step(at.mutant(), call).successors()) {
                    Optional<State> explained =
                            same(sound.step(at.sound(), call).successors(), after);
                    if (explained.isEmpty()) {
                        return Optional.of(recorded(new Reached(after, at.sound(), at, call)));
                    }
                    if (seen.add(after)) {
                        open.add(new Reached(after, explained.get(), at, call));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private List<ActionCall> calls(State state) {
        return mutant.enabled(state, MOST_CALLS).stream()
                .filter(this::isSoundlyNamed)
                .sorted(Comparator.comparing(ActionCall::toString))
                .toList();
    }

    private boolean isSoundlyNamed(ActionCall call) {
        return sound.specification()
                .action(call.action())
                .filter(action -> call.args().keySet().stream().allMatch(action::accepts))
                .isPresent();
    }

    private Optional<State> same(List<State> states, State wanted) {
        return states.stream()
                .filter(state -> variables.stream().allMatch(v -> isEqual(state, wanted, v)))
                .findFirst();
    }

    private static boolean isEqual(State a, State b, String variable) {
        return a.get(variable).equals(b.get(variable));
    }

    private byte[] recorded(Reached last) {
        List<Reached> steps = new ArrayList<>();
        for (Reached at = last; at != null && at.call() != null; at = at.before()) {
            steps.add(at);
        }
        Collections.reverse(steps);
        TraceHeader.Builder header =
                TraceHeader.builder("mutant", sound.specification().module())
                        .modelValues(modelValues);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TraceRecorder recorder = TraceRecorder.to(out, header.build())) {
            for (Reached step : steps) {
                ActionCall call = java.util.Objects.requireNonNull(step.call());
                EventBuilder event = recorder.event(call.action());
                call.args().forEach((name, value) -> event.arg(name, encoded(value)));
                for (String variable : sound.specification().variables()) {
                    if (variables.contains(variable)) {
                        event.after(encoded(step.mutant().get(variable)), variable);
                    }
                }
                event.write();
            }
        }
        return out.toByteArray();
    }

    private static void collect(Value value, Set<String> names) {
        switch (value) {
            case ModelValue model -> names.add(model.name());
            case SetValue set -> set.elements().forEach(element -> collect(element, names));
            case FunctionValue function ->
                    function.entries()
                            .forEach(
                                    (key, is) -> {
                                        collect(key, names);
                                        collect(is, names);
                                    });
            default -> {}
        }
    }

    private static Object encoded(Value value) {
        return switch (value) {
            case BoolValue truth -> truth.truth();
            case IntValue number -> number.number();
            case StringValue string -> string.text();
            case ModelValue model -> model.name();
            case SetValue set ->
                    TraceValue.set(set.elements().stream().map(MutantBehaviour::encoded).toList());
            case FunctionValue f when f.isSequence() ->
                    TraceValue.tuple(f.asList().stream().map(MutantBehaviour::encoded).toList());
            case FunctionValue f -> {
                Map<Object, Object> entries = new LinkedHashMap<>();
                f.entries().forEach((key, is) -> entries.put(encoded(key), encoded(is)));
                yield TraceValue.map(entries);
            }
        };
    }

    @Override
    public void close() {
        sound.close();
        mutant.close();
    }
}
