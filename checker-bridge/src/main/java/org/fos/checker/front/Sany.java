package org.fos.checker.front;

import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.SpecificationException.Kind;

import tla2sany.drivers.FrontEndException;
import tla2sany.drivers.SANY;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.semantic.Errors;
import tla2sany.semantic.ExternalModuleTable;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.st.Location;

import util.FilenameToStream;
import util.ToolIO;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TLA+'s parser, SANY. It keeps state in static fields, so within one class loader one module is
 * parsed at a time.
 */
public final class Sany {
    private Sany() {}

    private static final String PARSE_ERROR = "***Parse Error***";
    private static final String PARSING = "Parsing file ";
    private static final Pattern PLACE =
            Pattern.compile("line (\\d+), col(?:umn)? (\\d+)(?: to line \\d+, col \\d+)?");
    private static final Pattern MODULE = Pattern.compile(" (?:of|in) module (\\w+)");

    /**
     * The root module of a specification, parsed and checked.
     *
     * @throws SpecificationException if a file is missing or is no TLA+
     */
    public static ModuleNode parse(Path directory, String module, FilenameToStream files)
            throws SpecificationException {
        return modules(directory, module, files).getRootModule();
    }

    /**
     * All modules of a specification, parsed and checked.
     *
     * @throws SpecificationException if a file is missing or is no TLA+
     */
    static ExternalModuleTable modules(Path directory, String module, FilenameToStream files)
            throws SpecificationException {
        Path file = directory.resolve(module + ".tla");
        if (!Files.isReadable(file)) {
            throw new SpecificationException(
                    Kind.MISSING_FILE, file + ": no such module; name a directory that holds it");
        }
        SpecObj spec = new SpecObj(module, files);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = ToolIO.out;
        try (PrintStream out = new PrintStream(said, false, StandardCharsets.UTF_8)) {
            ToolIO.out = out;
            int ignored = SANY.frontEndMain(spec, module, out);
        } catch (FrontEndException e) {
            throw new SpecificationException(
                    Kind.MODULE, file + ": cannot be parsed: " + e.getMessage());
        } finally {
            ToolIO.out = before;
        }
        requireGrammar(said.toString(StandardCharsets.UTF_8), module);
        for (Errors errors : List.of(spec.initErrors, spec.parseErrors, spec.semanticErrors)) {
            if (!errors.isSuccess()) {
                throw new SpecificationException(Kind.MODULE, describe(errors, module));
            }
        }
        return spec.getExternalModuleTable();
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

    /** Declarations in the order in which modules declare them. */
    public static List<OpDeclNode> inOrder(OpDeclNode... declarations) {
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
    public static String placed(String message, String root) {
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
    public static String place(SemanticNode node) {
        Location at = node.getLocation();
        return "%s.tla:%d:%d".formatted(at.source(), at.beginLine(), at.beginColumn());
    }
}
