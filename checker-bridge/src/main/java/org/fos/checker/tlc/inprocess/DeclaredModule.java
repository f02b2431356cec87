package org.fos.checker.tlc.inprocess;

import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.SpecificationException.Kind;

import tla2sany.drivers.FrontEndException;
import tla2sany.drivers.SANY;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.semantic.Errors;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.st.Location;

import util.ToolIO;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a module declares, as TLA+'s parser sees it.
 *
 * @param constants the constants with the number of their arguments
 * @param variables the variables
 * @param definitions the names of all operators
 */
record DeclaredModule(
        Map<String, Integer> constants, List<String> variables, Set<String> definitions) {
    private static final String PARSE_ERROR = "***Parse Error***";
    private static final String PARSING = "Parsing file ";
    private static final Pattern PLACE =
            Pattern.compile("line (\\d+), col(?:umn)? (\\d+)(?: to line \\d+, col \\d+)?");
    private static final Pattern MODULE = Pattern.compile(" (?:of|in) module (\\w+)");

    static DeclaredModule parse(SpecSource source, SpecFiles files) throws SpecificationException {
        if (!Files.isReadable(source.file())) {
            throw new SpecificationException(
                    Kind.MISSING_FILE,
                    source.file() + ": no such module; name a directory that holds it");
        }
        SpecObj spec = new SpecObj(source.module(), files);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, false, StandardCharsets.UTF_8)) {
            ToolIO.out = out;
            int ignored = SANY.frontEndMain(spec, source.module(), out);
        } catch (FrontEndException e) {
            throw new SpecificationException(
                    Kind.MODULE, source.file() + ": cannot be parsed: " + e.getMessage());
        } finally {
            ToolIO.out = ToolIO.err;
        }
        requireGrammar(said.toString(StandardCharsets.UTF_8), source.module());
        for (Errors errors : List.of(spec.initErrors, spec.parseErrors, spec.semanticErrors)) {
            if (!errors.isSuccess()) {
                throw new SpecificationException(Kind.MODULE, describe(errors, source.module()));
            }
        }
        return of(spec.getExternalModuleTable().getRootModule());
    }

    /** What breaks the grammar is told on the output only. */
    private static void requireGrammar(String said, String root) throws SpecificationException {
        int error = said.indexOf(PARSE_ERROR);
        if (error >= 0) {
            int end = said.indexOf("Residual stack trace", error);
            String message = said.substring(error, end < 0 ? said.length() : end);
            String module = said.lastIndexOf(PARSING, error) < 0 ? root : parsed(said, error, root);
            throw new SpecificationException(Kind.MODULE, placed(message, module));
        }
    }

    private static String parsed(String said, int before, String root) {
        int start = said.lastIndexOf(PARSING, before) + PARSING.length();
        Matcher file = Pattern.compile("(\\w+)\\.tla").matcher(said);
        return file.find(start) && file.start() < before ? file.group(1) : root;
    }

    static DeclaredModule of(ModuleNode module) {
        Map<String, Integer> constants = new LinkedHashMap<>();
        inOrder(module.getConstantDecls())
                .forEach(c -> constants.put(c.getName().toString(), c.getArity()));
        Set<String> definitions = new LinkedHashSet<>();
        for (OpDefNode definition : module.getOpDefs()) {
            definitions.add(definition.getName().toString());
        }
        List<String> variables =
                inOrder(module.getVariableDecls()).stream()
                        .map(variable -> variable.getName().toString())
                        .toList();
        return new DeclaredModule(constants, variables, definitions);
    }

    private static List<OpDeclNode> inOrder(OpDeclNode... declarations) {
        Map<String, List<OpDeclNode>> byModule = new LinkedHashMap<>();
        Arrays.stream(declarations)
                .forEach(
                        d ->
                                byModule.computeIfAbsent(
                                                d.getLocation().source(), m -> new ArrayList<>())
                                        .add(d));
        Comparator<OpDeclNode> byPlace = Comparator.comparing(SemanticNode::getLocation);
        return byModule.values().stream().flatMap(group -> group.stream().sorted(byPlace)).toList();
    }

    private static String describe(Errors errors, String root) {
        List<String> all = new ArrayList<>();
        for (String[] some : List.of(errors.getAborts(), errors.getErrors())) {
            Arrays.stream(some).map(error -> placed(error, root)).forEach(all::add);
        }
        return String.join("\n", new TreeSet<>(all));
    }

    /** Puts the place that the parser's message names, wherever it does, at its front. */
    static String placed(String message, String root) {
        Matcher module = MODULE.matcher(message);
        String file = (module.find() ? module.group(1) : root) + ".tla";
        String text = message.replace(PARSE_ERROR, "").replaceAll("\\s+", " ").strip();
        Matcher place = PLACE.matcher(text);
        if (!place.find()) {
            return file + ": " + text;
        }
        String at = "%s:%s:%s: ".formatted(file, place.group(1), place.group(2));
        return at
                + (place.start() == 0 ? text.substring(place.end()).strip() : text)
                        .replaceFirst("^of module \\w+ ?", "");
    }

    /** A place as {@code File.tla:line:column}. */
    static String place(SemanticNode node) {
        Location at = node.getLocation();
        return "%s.tla:%d:%d".formatted(at.source(), at.beginLine(), at.beginColumn());
    }
}
