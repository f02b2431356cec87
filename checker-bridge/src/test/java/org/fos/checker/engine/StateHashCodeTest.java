package org.fos.checker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A state's hash code is that of its values, whatever cells these lie in. */
class StateHashCodeTest {
    private static final String MAIL =
            """
            ---- MODULE Mail ----
            EXTENDS Naturals
            VARIABLES mail, read, last
            Who == {"ann", "bob"}
            Init == mail = {} /\\ read = [w \\in Who |-> [v \\in 1..2 |-> 0]] /\\ last = <<>>
            Send(w, v) == /\\ [to |-> w, kind |-> v] \\notin mail
                          /\\ mail' = mail \\cup {[to |-> w, kind |-> v]}
                          /\\ last' = <<w, v>>
                          /\\ UNCHANGED read
            Read(w) == \\E m \\in {x \\in mail : x.to = w /\\ x.kind = 1} :
                          /\\ read[w][1] < 2
                          /\\ mail' = mail \\ {m}
                          /\\ read' = [read EXCEPT ![w][1] = @ + 1]
                          /\\ last' = <<>>
            Next == \\E w \\in Who : Read(w) \\/ \\E v \\in 1..2 : Send(w, v)
            ====
            """;

    @TempDir private Path folder;

    @Test
    void isThatOfTheValuesOfItsVariables() throws Exception {
        Files.writeString(folder.resolve("Mail.tla"), MAIL);
        SpecSource source =
                new SpecSource(folder, "Mail", Optional.empty(), Map.of(), new TreeSet<>());
        try (Stepper stepper = new CompiledEngine().load(source)) {
            Set<Map<String, Object>> values = new HashSet<>();
            Set<State> found = new HashSet<>();
            ArrayDeque<State> open = new ArrayDeque<>(stepper.initialStates().successors());
            while (!open.isEmpty()) {
                State state = open.remove();
                if (found.add(state)) {
                    assertEquals(List.copyOf(state.toMap().values()).hashCode(), state.hashCode());
                    values.add(Map.copyOf(state.toMap()));
                    for (String action : List.of("Send", "Read")) {
                        open.addAll(
                                stepper.step(state, new ActionCall(action, Map.of())).successors());
                    }
                }
            }
            assertEquals(values.size(), found.size());
            assertEquals(369, found.size());
        }
    }
}
