package org.fos.architecture;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;

import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.Specification;
import org.fos.checker.step.Stepper;
import org.fos.checker.tlc.inprocess.InProcessTlc;
import org.fos.checker.value.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.SourceVersion;

/**
 * Whether the actions of a specification are the methods of a package.
 *
 * @param name of the specification
 * @param specification as the checker reads it
 * @param handlers the sources of the package
 */
record Correspondence(String name, Specification specification, String handlers) {
    /**
     * Reads both sides.
     *
     * @param family folder of the specification
     * @param name of the specification
     * @param constants of any value that it can be read with
     * @param folder of the package, from the root of the repository
     */
    static Correspondence of(
            String family, String name, Map<String, Value> constants, String folder)
            throws Exception {
        SpecSource source = SpecSource.of(House.ROOT.resolve("specs/" + family), name, constants);
        try (Stepper stepper = new InProcessTlc().load(source)) {
            return new Correspondence(name, stepper.specification(), sources(folder));
        }
    }

    /**
     * The actions of a step that no method stands under by name and parameters.
     *
     * @param exceptions actions that no handler takes, with the reason
     */
    List<String> actionsWithoutAMethod(Map<String, String> exceptions) {
        return steps().filter(action -> !exceptions.containsKey(action.name()))
                .filter(action -> !hasMethod(action))
                .map(Correspondence::signature)
                .toList();
    }

    /** The actions of a step whose name stands in no event. */
    List<String> actionsNotRecorded(String sources) {
        return steps().map(ActionSignature::name)
                .filter(action -> !sources.contains('"' + action + '"'))
                .toList();
    }

    /**
     * The actions whose method stands in its file before that of an action defined earlier.
     * Observations change nothing: the specification has them in one place, Java where they belong.
     *
     * @param definitions the text of the specification
     */
    List<String> methodsOutOfOrder(String definitions) {
        List<String> defined =
                steps().filter(action -> !action.gatherers().contains("Observation"))
                        .map(ActionSignature::name)
                        .sorted(Comparator.comparingInt(name -> place(definitions, name)))
                        .toList();
        List<String> misplaced = new ArrayList<>();
        for (String file : Splitter.on("\npackage ").split(handlers)) {
            int last = -1;
            for (String action : defined) {
                int place = file.indexOf("{@code " + name + "!" + action + "(");
                if (place >= 0 && place < last) {
                    misplaced.add(action);
                }
                last = Math.max(last, place);
            }
        }
        return misplaced;
    }

    private static int place(String definitions, String action) {
        int place = definitions.indexOf("\n" + action + "(");
        return place >= 0 ? place : definitions.indexOf("\n" + action + " ==");
    }

    /** The variables about which no event states a fact. */
    List<String> variablesNotRecorded(String sources) {
        return specification.variables().stream()
                .filter(variable -> !sources.contains('"' + variable + '"'))
                .toList();
    }

    /** The same specification with other sources. */
    Correspondence with(String sources) {
        return new Correspondence(name, specification, sources);
    }

    private Stream<ActionSignature> steps() {
        return specification.actions().stream().filter(ActionSignature::step);
    }

    /**
     * A method of the action's name, documented with its name and parameters in their order. Where
     * that is a word of Java's own, "It" follows.
     */
    private boolean hasMethod(ActionSignature action) {
        String lower = Ascii.toLowerCase(action.name().charAt(0)) + action.name().substring(1);
        String method = SourceVersion.isKeyword(lower) ? lower + "It" : lower;
        return Pattern.compile(
                        Pattern.quote(name + "!" + signature(action) + "}")
                                + "[^/]*\\*/[^;{]*\\b"
                                + method
                                + "\\(")
                .matcher(handlers)
                .find();
    }

    private static String signature(ActionSignature action) {
        return action.parameters().isEmpty()
                ? action.name()
                : action.name() + "(" + String.join(", ", action.parameters()) + ")";
    }

    /** The text of all files of a folder, from the root of the repository. */
    static String sources(String folder) throws IOException {
        return sources(folder, ".*");
    }

    /** The text of those files of a folder whose name matches. */
    static String sources(String folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(House.ROOT.resolve(folder))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.sorted().collect(Collectors.toList())) {
                boolean matches = file.getFileName().toString().matches(name);
                if (matches && Files.isRegularFile(file)) {
                    texts.add(Files.readString(file));
                }
            }
            return String.join("\n", texts);
        }
    }
}
