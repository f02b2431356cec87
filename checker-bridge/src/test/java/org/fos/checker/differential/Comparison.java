package org.fos.checker.differential;

import static java.util.Objects.requireNonNull;

import org.fos.checker.engine.EngineOracle;
import org.fos.checker.step.SpecificationException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Compares what TLC and the engine make of expressions, many in one module. */
final class Comparison {
    private static final String MODULE = "Compared";

    /** The configuration that lists the expressions; TLC wants truths there, and is not told. */
    private static final String OWN = "Listed";

    private static final int MOST_CANDIDATES = 400;
    private static final int LONGEST = 600;

    private final boolean action;
    private long compared;
    private long known;

    /** Where two engines disagree. */
    record Disagreement(Term term, String state, Outcome ofTlc, Outcome own) {
        @Override
        public String toString() {
            return "%s%n    TLC:    %s%n    engine: %s%n    in %s"
                    .formatted(term, ofTlc, own, state);
        }
    }

    /** A comparison of expressions of one state, or of two. */
    Comparison(boolean action) {
        this.action = action;
    }

    /** How many evaluations have been compared. */
    long compared() {
        return compared;
    }

    /** How many of them had a value. */
    long known() {
        return known;
    }

    /** The expressions of which the engines make different things, each with the first place. */
    List<Disagreement> compare(List<Term> terms) {
        Path directory = write(terms);
        try (Oracle own = new EngineOracle(directory, MODULE, OWN);
                Oracle tlc = OracleLoader.tlc(directory, MODULE, MODULE)) {
            return compare(terms, tlc, own);
        } catch (SpecificationException e) {
            throw new IllegalStateException("the engine refuses it: " + e.getMessage(), e);
        } finally {
            delete(directory);
        }
    }

    private List<Disagreement> compare(List<Term> terms, Oracle tlc, Oracle own) {
        Map<Object, Object> ofOwn = new LinkedHashMap<>();
        own.initial().states().forEach(state -> ofOwn.put(own.values(state), state));
        List<Object> states = tlc.initial().states();
        List<Disagreement> found = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            for (Object state : states) {
                Object same = requireNonNull(ofOwn.get(tlc.values(state)));
                Outcome theirs;
                Outcome ours;
                if (action) {
                    Object next = tlc.successors(state).states().getFirst();
                    Object sameNext = own.successors(same).states().getFirst();
                    theirs = tlc.evaluate(i, state, next);
                    ours = own.evaluate(i, same, sameNext);
                } else {
                    theirs = tlc.evaluate(i, state);
                    ours = own.evaluate(i, same);
                }
                compared++;
                known += theirs instanceof Outcome.Known ? 1 : 0;
                if (!Outcome.agree(theirs, ours)) {
                    found.add(
                            new Disagreement(
                                    terms.get(i), String.valueOf(tlc.values(state)), theirs, ours));
                    break;
                }
            }
        }
        return found;
    }

    /** Expressions at random, hundreds of them for one module. */
    static List<Term> draw(
            Random random, int count, boolean states, boolean action, boolean mixed) {
        Expressions expressions = new Expressions(random, states, action, mixed);
        List<Term> terms = new ArrayList<>();
        while (terms.size() < count) {
            Term term = expressions.draw(expressions.kind(2), 2 + random.nextInt(3));
            if (term.toString().length() < LONGEST && term.uses().isEmpty()) {
                terms.add(term);
            }
        }
        return terms;
    }

    /** The smallest expression found in which the engines still disagree. */
    Disagreement smallest(Disagreement first) {
        Disagreement best = first;
        while (true) {
            int size = best.term().toString().length();
            List<Term> candidates =
                    best.term().smaller().stream()
                            .filter(t -> t.toString().length() < size && t.isWhole())
                            .distinct()
                            .sorted(Comparator.comparingInt(t -> t.toString().length()))
                            .limit(MOST_CANDIDATES)
                            .toList();
            List<Disagreement> found = candidates.isEmpty() ? List.of() : compare(candidates);
            if (found.isEmpty()) {
                return best;
            }
            best = found.getFirst();
        }
    }

    private Path write(List<Term> terms) {
        StringBuilder module = new StringBuilder("---- MODULE " + MODULE + " ----\n");
        module.append(Expressions.PRELUDE);
        String config = "INIT Init\nNEXT Next\nCONSTANTS m3 = m3 m1 = m1 m2 = m2\n";
        StringBuilder own = new StringBuilder(config);
        own.append(action ? "ACTION_CONSTRAINTS\n" : "INVARIANTS\n");
        for (int i = 0; i < terms.size(); i++) {
            String name = Oracle.name(i);
            module.append(name).append(" == ").append(terms.get(i)).append('\n');
            own.append(name).append('\n');
        }
        module.append("====\n");
        try {
            Path directory = Files.createTempDirectory("compared");
            Files.writeString(directory.resolve(MODULE + ".tla"), module);
            Files.writeString(directory.resolve(MODULE + ".cfg"), config);
            Files.writeString(directory.resolve(OWN + ".cfg"), own);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try {
            Files.delete(directory.resolve(MODULE + ".tla"));
            Files.delete(directory.resolve(MODULE + ".cfg"));
            Files.delete(directory.resolve(OWN + ".cfg"));
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
