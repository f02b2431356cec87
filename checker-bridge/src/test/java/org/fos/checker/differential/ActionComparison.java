package org.fos.checker.differential;

import org.fos.checker.engine.EngineOracle;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.value.Value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Compares the successors that TLC and the engine find by actions, many in one module. */
final class ActionComparison {
    private static final String MODULE = "Acting";
    private static final String OWN = "Listed";
    private static final int STATES = 12;
    private static final int MOST_CANDIDATES = 200;
    private static final int LONGEST = 900;
    private static final int MOST_STATES = 200;

    private final Random random;
    private long compared;
    private long successors;

    /** An action of which the engines make different things in a state. */
    record Disagreement(Term term, List<Value> state, String difference) {
        @Override
        public String toString() {
            return "%s%n    in %s%n    %s".formatted(term, state, difference);
        }
    }

    ActionComparison(Random random) {
        this.random = random;
    }

    /** How many successor sets have been compared. */
    long compared() {
        return compared;
    }

    /** How many successors were in them. */
    long successors() {
        return successors;
    }

    /** The actions of which the engines make different things, each with the first state. */
    List<Disagreement> compare(List<Term> terms) {
        return compare(terms, List.of());
    }

    private List<Disagreement> compare(List<Term> terms, List<List<Value>> given) {
        Path directory = write(terms);
        try (Oracle own = new EngineOracle(directory, MODULE, OWN);
                Oracle tlc = OracleLoader.tlc(directory, MODULE, MODULE)) {
            Set<List<Value>> states = new LinkedHashSet<>(given);
            if (given.isEmpty()) {
                tlc.initial().states().forEach(s -> states.add(tlc.values(s)));
            }
            List<Disagreement> found = new ArrayList<>();
            for (int i = 0; i < terms.size(); i++) {
                compare(i, terms.get(i), states, found, new Oracle[] {tlc, own});
            }
            return found;
        } catch (SpecificationException e) {
            throw new IllegalStateException("the engine refuses it: " + e.getMessage(), e);
        } finally {
            delete(directory);
        }
    }

    private void compare(
            int action, Term term, Set<List<Value>> states, List<Disagreement> found, Oracle[] of) {
        List<List<Value>> some = new ArrayList<>(states);
        Collections.shuffle(some, random);
        for (List<Value> state : some.subList(0, Math.min(STATES, some.size()))) {
            Oracle.Steps theirs = of[0].successors(action, of[0].state(state));
            Oracle.Steps ours = of[1].successors(action, of[1].state(state));
            compared++;
            successors += theirs.states().size();
            String difference = difference(of[0], theirs, of[1], ours);
            if (!difference.isEmpty()) {
                found.add(new Disagreement(term, state, difference));
                return;
            }
            if (!theirs.states().isEmpty() && states.size() < MOST_STATES) {
                states.add(
                        of[0].values(theirs.states().get(random.nextInt(theirs.states().size()))));
            }
        }
    }

    /** How two sets of successors differ, with multiplicity; empty if they do not. */
    static String difference(Oracle tlc, Oracle.Steps theirs, Oracle own, Oracle.Steps ours) {
        if (theirs.error().isEmpty() != ours.error().isEmpty()) {
            return "TLC: %s%n    engine: %s".formatted(shown(theirs), shown(ours));
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
        return String.join("\n    ", wrong);
    }

    private static String shown(Oracle.Steps steps) {
        return steps.error().isEmpty()
                ? steps.states().size() + " successors"
                : "error: " + steps.error();
    }

    /** Actions at random, hundreds of them for one module. */
    static List<Term> draw(Random random, int count) {
        ActionTerms actions = new ActionTerms(random, new Expressions(random, true, false, false));
        List<Term> terms = new ArrayList<>();
        while (terms.size() < count) {
            Term term = actions.draw(ActionTerms.VARIABLES, 2 + random.nextInt(4));
            if (term.toString().length() < LONGEST && term.uses().isEmpty()) {
                terms.add(term);
            }
        }
        return terms;
    }

    /** The smallest action found of which the engines still make different things. */
    Disagreement smallest(Disagreement first) {
        Disagreement best = first;
        while (true) {
            int size = best.term().toString().length();
            List<Term> candidates =
                    best.term().smaller().stream()
                            .filter(t -> t.kind().equals(ActionTerms.ACTION))
                            .filter(t -> t.toString().length() < size && t.isWhole())
                            .distinct()
                            .sorted(Comparator.comparingInt(t -> t.toString().length()))
                            .limit(MOST_CANDIDATES)
                            .toList();
            List<Disagreement> found =
                    candidates.isEmpty() ? List.of() : compare(candidates, List.of(best.state()));
            if (found.isEmpty()) {
                return best;
            }
            best = found.getFirst();
        }
    }

    private static Path write(List<Term> terms) {
        StringBuilder module = new StringBuilder("---- MODULE " + MODULE + " ----\n");
        module.append(Expressions.PRELUDE).append(ActionTerms.PRELUDE);
        List<String> names = IntStream.range(0, terms.size()).mapToObj(Oracle::name).toList();
        for (int i = 0; i < terms.size(); i++) {
            module.append(names.get(i)).append(" == ").append(terms.get(i)).append('\n');
        }
        module.append("AnyAction == ").append(String.join(" \\/ ", names)).append("\n====\n");
        String config = "INIT Init\nNEXT AnyAction\nCONSTANTS m3 = m3 m1 = m1 m2 = m2\n";
        try {
            Path directory = Files.createTempDirectory("acting");
            Files.writeString(directory.resolve(MODULE + ".tla"), module);
            Files.writeString(directory.resolve("Inner.tla"), ActionTerms.INNER);
            Files.writeString(directory.resolve(MODULE + ".cfg"), config);
            Files.writeString(
                    directory.resolve(OWN + ".cfg"),
                    config + "ACTION_CONSTRAINTS\n" + String.join("\n", names) + "\n");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
