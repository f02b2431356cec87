package org.fos.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;

import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.Specification;
import org.fos.checker.step.Stepper;
import org.fos.checker.tlc.inprocess.InProcessTlc;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Protects from actions whose Java has another name, other parameters, or is missing. */
class CorrespondenceTest {
    private static final Path SPECS = House.ROOT.resolve("specs/store");
    private static final Path HANDLERS =
            House.ROOT.resolve("model-java/fos/src/main/java/org/fos/store");
    private static final Path SCENARIO =
            House.ROOT.resolve("experiments/src/main/java/org/fos/experiments/scenario");

    /** Actions that no handler takes. */
    private static final ImmutableMap<String, String> BY_THE_MACHINE =
            ImmutableMap.of(
                    "Crash", "only the machine knows what is lost with a process",
                    "Quiet", "only the machine knows that nothing is under way");

    @Test
    void everyActionOfTheStoreIsOneMethodOfItsName() throws Exception {
        String source = sources(HANDLERS);
        List<String> missing = new ArrayList<>();
        for (ActionSignature action : specification().actions()) {
            if (action.step() && !BY_THE_MACHINE.containsKey(action.name())) {
                if (!hasHandler(source, action)) {
                    missing.add(action.name() + action.parameters());
                }
            }
        }
        assertEquals(List.of(), missing, "no method stands under {@code ReplicatedStore!…}");
    }

    @Test
    void everyActionOfTheStoreIsRecordedWithItsOwnParameters() throws Exception {
        String source = sources(HANDLERS) + sources(SCENARIO);
        List<String> missing = new ArrayList<>();
        for (ActionSignature action : specification().actions()) {
            if (action.step() && !source.contains('"' + action.name() + '"')) {
                missing.add(action.name());
            }
        }
        assertEquals(List.of(), missing, "no event has this name");
    }

    @Test
    void everyVariableOfTheStoreIsRecorded() throws Exception {
        String source = sources(HANDLERS) + sources(SCENARIO);
        List<String> missing =
                specification().variables().stream()
                        .filter(variable -> !source.contains('"' + variable + '"'))
                        .toList();
        assertEquals(List.of(), missing, "no event states a fact about this variable");
    }

    @Test
    void anActionWithoutAMethodIsFound() throws Exception {
        ActionSignature commit =
                specification().actions().stream()
                        .filter(action -> action.name().equals("Commit"))
                        .findFirst()
                        .orElseThrow();
        String source = sources(HANDLERS);
        assertEquals(true, hasHandler(source, commit));
        assertEquals(false, hasHandler(source.replace(" commit(", " decide("), commit));
        assertEquals(false, hasHandler(source.replace("!Commit(m, k)", "!Commit(k, m)"), commit));
    }

    /** A method of the action's name, documented with its name and parameters in their order. */
    private static boolean hasHandler(String source, ActionSignature action) {
        String call = action.name() + "(" + String.join(", ", action.parameters()) + ")";
        String method = Ascii.toLowerCase(action.name().charAt(0)) + action.name().substring(1);
        Pattern documented =
                Pattern.compile(
                        Pattern.quote("ReplicatedStore!" + call + "}")
                                + "[^/]*\\*/[^;{]*\\b"
                                + method
                                + "\\(");
        return documented.matcher(source).find();
    }

    private static Specification specification() throws Exception {
        Value none = Values.set(List.of());
        Map<String, Value> constants =
                Map.of(
                        "Member", Values.set(List.of(Values.string("m1"))),
                        "Founder", Values.set(List.of(Values.string("m1"))),
                        "Key", none,
                        "Value", none,
                        "Absent", Values.model("Absent"),
                        "Nobody", Values.model("Nobody"));
        SpecSource source = SpecSource.of(SPECS, "ReplicatedStore", constants);
        try (Stepper stepper = new InProcessTlc().load(source)) {
            return stepper.specification();
        }
    }

    private static String sources(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.sorted().collect(Collectors.toList())) {
                texts.add(Files.readString(file));
            }
            return String.join("\n", texts);
        }
    }
}
