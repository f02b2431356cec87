package org.fos.checker.differential;

import static java.util.Objects.requireNonNull;

import org.fos.checker.engine.EngineOracle;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.value.Value;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

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
    private int expanded;

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

    /**
     * Compares the successors of states, breadth first, until so many states have been expanded.
     *
     * @return the first disagreement; empty if there is none
     */
    String disagreementBreadthFirst(int most, long millis) throws SpecificationException {
        try (Oracle own = new EngineOracle(directory, module, config);
                Oracle tlc = OracleLoader.tlc(directory, module, config)) {
            Oracle.Steps initial = tlc.initial();
            String difference = difference(tlc, initial, own, own.initial());
            if (!difference.isEmpty()) {
                return "initial states: " + difference;
            }
            Map<List<Value>, Object> queue = new LinkedHashMap<>();
            Set<List<Value>> seen = new HashSet<>();
            for (Object state : initial.states()) {
                if (seen.add(tlc.values(state))) {
                    queue.put(tlc.values(state), state);
                }
            }
            long end = System.currentTimeMillis() + millis;
            while (!queue.isEmpty() && expanded < most && System.currentTimeMillis() < end) {
                List<Value> at = queue.keySet().iterator().next();
                Oracle.Steps theirs = tlc.successors(requireNonNull(queue.remove(at)));
                expanded++;
                difference = difference(tlc, theirs, own, own.successors(own.state(at)));
                if (!difference.isEmpty()) {
                    return "from " + at + ": " + difference;
                }
                for (Object state : theirs.states()) {
                    if (queue.size() < 10 * most && seen.add(tlc.values(state))) {
                        queue.put(tlc.values(state), state);
                    }
                }
            }
            return "";
        }
    }

    private String difference(Oracle tlc, Oracle.Steps theirs, Oracle own, Oracle.Steps ours) {
        compared += Math.max(1, theirs.states().size());
        return ActionComparison.difference(tlc, theirs, own, ours);
    }
}
