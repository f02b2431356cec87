package org.fos.checker.differential;

import org.fos.checker.engine.EngineOracle;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.value.Value;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Walks at random through a model with TLC and compares, in each state that it comes through, the
 * successors that TLC and the engine find, with how often they find each.
 */
final class Walks {
    private final Path directory;
    private final String module;
    private final String config;
    private final Random random;
    private long compared;

    Walks(Path directory, String module, String config, long seed) {
        this.directory = directory;
        this.module = module;
        this.config = config;
        this.random = new Random(seed);
    }

    /** How many successors have been compared. */
    long compared() {
        return compared;
    }

    /**
     * Compares the initial states, and the successors of states until so many have been compared.
     *
     * @return the first disagreement; empty if there is none
     */
    String disagreement(long least, int length) throws SpecificationException {
        try (Oracle tlc = OracleLoader.tlc(directory, module, config);
                Oracle own = new EngineOracle(directory, module, config)) {
            Oracle.Steps initial = tlc.initial();
            String difference = difference(tlc, initial, own, own.initial());
            if (!difference.isEmpty()) {
                return "initial states: " + difference;
            }
            int walks = 0;
            while (compared < least && walks < 200_000 && !initial.states().isEmpty()) {
                walks++;
                Object at = initial.states().get(random.nextInt(initial.states().size()));
                for (int i = 0; i < length; i++) {
                    Oracle.Steps theirs = tlc.successors(at);
                    Oracle.Steps mine = own.successors(tlc.values(at).toArray(new Value[0]));
                    difference = difference(tlc, theirs, own, mine);
                    if (!difference.isEmpty()) {
                        return "from " + tlc.values(at) + ": " + difference;
                    }
                    if (theirs.states().isEmpty()) {
                        break;
                    }
                    at = theirs.states().get(random.nextInt(theirs.states().size()));
                }
            }
            return "";
        }
    }

    private String difference(
            Oracle tlc, Oracle.Steps theirs, Oracle own, Oracle.Steps ours) {
        compared += Math.max(1, theirs.states().size());
        if (theirs.error().isEmpty() != ours.error().isEmpty()) {
            return "errors: TLC '%s', engine '%s'".formatted(theirs.error(), ours.error());
        }
        Map<List<Value>, Integer> counts = new HashMap<>();
        theirs.states().forEach(s -> counts.merge(tlc.values(s), 1, Integer::sum));
        ours.states().forEach(s -> counts.merge(own.values(s), -1, Integer::sum));
        List<String> wrong = new ArrayList<>();
        counts.forEach(
                (state, count) -> {
                    if (count != 0) {
                        wrong.add((count > 0 ? "TLC only: " : "engine only: ") + state);
                    }
                });
        return String.join("\n  ", wrong);
    }
}
