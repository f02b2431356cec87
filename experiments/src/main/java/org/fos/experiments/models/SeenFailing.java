package org.fos.experiments.models;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import org.fos.checker.manifest.Excuse;
import org.fos.checker.manifest.Family;
import org.fos.checker.manifest.Model;
import org.fos.checker.parse.ModelConfig;
import org.fos.checker.parse.SyntaxException;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.ExitStatus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * That each property has been seen failing: for each that a family's models state, the mutants that
 * violated exactly it, with counterexamples that fit on a page. Exceptions stand in the manifest,
 * and must be needed.
 *
 * @param mutants the mutants that violate a property, by family and property
 * @param complaints what is not so
 */
public record SeenFailing(
        ImmutableMap<String, ImmutableList<String>> mutants, ImmutableList<String> complaints) {

    /** The longest counterexample, in lines as they are printed, on a page of 100 columns. */
    public static final int PAGE_LINES = 60;

    /** What the checked mutants of whole families show. */
    public static SeenFailing of(List<Family> families, List<CheckedModel> checked) {
        Map<String, ImmutableList<String>> mutants = new LinkedHashMap<>();
        List<String> complaints = new ArrayList<>();
        for (Family family : families) {
            List<CheckedModel> killed =
                    checked.stream()
                            .filter(one -> one.model().family().equals(family.name()))
                            .filter(one -> one.exitStatus() == ExitStatus.HOLDS)
                            .toList();
            Set<String> needless = new TreeSet<>(family.excused(Excuse.Rule.VIOLATED));
            for (String property : properties(family)) {
                ImmutableList<String> by = killers(killed, property);
                mutants.put(family.name() + "." + property, by);
                if (by.isEmpty() && !needless.remove(property)) {
                    complaints.add("no mutant violates " + family.name() + "." + property);
                }
            }
            needless.forEach(p -> complaints.add(p + " needs no excuse: a mutant violates it"));
            complaints.addAll(longOnes(family, killed));
        }
        return new SeenFailing(ImmutableMap.copyOf(mutants), ImmutableList.copyOf(complaints));
    }

    private static ImmutableList<String> killers(List<CheckedModel> killed, String property) {
        return killed.stream()
                .filter(one -> one.checked().property().equals(Optional.of(property)))
                .map(one -> one.model().name())
                .collect(ImmutableList.toImmutableList());
    }

    private static List<String> longOnes(Family family, List<CheckedModel> killed) {
        List<String> complaints = new ArrayList<>();
        List<String> excused = family.excused(Excuse.Rule.SHORT);
        for (CheckedModel one : killed) {
            int lines = BehaviourText.linesOnPage(one.checked().counterexample());
            boolean expected = excused.contains(one.model().name());
            if (lines > PAGE_LINES && !expected) {
                complaints.add(
                        "the counterexample of %s takes %d lines, more than a page of %d"
                                .formatted(one.model().name(), lines, PAGE_LINES));
            } else if (lines <= PAGE_LINES && expected) {
                complaints.add(one.model().name() + " needs no excuse: it fits on a page");
            }
        }
        List<String> names = family.models().stream().map(Model::name).toList();
        excused.stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> complaints.add(name + " needs no excuse: there is no such model"));
        return complaints;
    }

    /** The invariants and temporal properties that the everyday models state. */
    private static Set<String> properties(Family family) {
        Set<String> properties = new TreeSet<>();
        for (Model model : family.everyday()) {
            try {
                ModelConfig config = ModelConfig.read(model.config());
                properties.addAll(config.invariants());
                properties.addAll(config.properties());
            } catch (SyntaxException e) {
                throw new BadInputException(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new BadInputException(model.config() + ": cannot be read: " + e.getMessage());
            }
        }
        return properties;
    }

    /** In a line, and a line for each complaint. */
    public String text() {
        long seen = mutants.values().stream().filter(by -> !by.isEmpty()).count();
        StringBuilder text = new StringBuilder();
        complaints.forEach(complaint -> text.append(complaint).append('\n'));
        text.append("%d of %d properties seen failing".formatted(seen, mutants.size()));
        return text.toString();
    }
}
