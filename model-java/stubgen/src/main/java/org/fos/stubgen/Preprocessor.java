package org.fos.stubgen;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a header into the tokens its declarations are made of: follows {@code #include "…"},
 * honours {@code #ifdef}, {@code #ifndef} and {@code #pragma once}, and expands object-like macros.
 * Standard headers ({@code #include <…>}) are not read: the types they declare are known. As with
 * gccxml, {@code __GCCXML__} is defined, so that a header can hide its annotations from a compiler.
 */
final class Preprocessor {
    private static final int MAX_INCLUDE_DEPTH = 32;

    /** A macro with parameters is remembered only to say that it cannot be used. */
    private record Macro(boolean hasParameters, List<Token> body) {}

    private final Diagnostics diagnostics;
    private final Map<String, Macro> macros = new HashMap<>();
    private final Set<Path> readOnce = new HashSet<>();
    private final List<Token> output = new ArrayList<>();

    private Preprocessor(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        macros.put("__GCCXML__", new Macro(false, List.of()));
    }

    /**
     * The tokens of {@code header} and of what it includes. Each token's input stream is named for
     * the file it stands in; one that comes out of a macro stands where the macro is used.
     *
     * @throws IOException if {@code header} itself cannot be read
     */
    static List<Token> tokens(Path header, Diagnostics diagnostics) throws IOException {
        Preprocessor preprocessor = new Preprocessor(diagnostics);
        preprocessor.read(header, header.toString(), 0);
        return List.copyOf(preprocessor.output);
    }

    private void read(Path file, String name, int depth) throws IOException {
        if (readOnce.contains(file.toAbsolutePath().normalize())) {
            return;
        }
        CHeaderLexer lexer = new CHeaderLexer(CharStreams.fromString(Files.readString(file), name));
        lexer.removeErrorListeners();
        List<? extends Token> tokens = lexer.getAllTokens();
        Conditionals conditionals = new Conditionals(diagnostics);
        int i = 0;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            if (token.getType() == CHeaderLexer.Hash) {
                int end = i;
                while (end < tokens.size() && tokens.get(end).getType() != CHeaderLexer.Newline) {
                    end++;
                }
                directive(file, tokens.subList(i, end), conditionals, depth);
                i = end;
            } else {
                if (conditionals.active() && token.getType() != CHeaderLexer.Newline) {
                    expand(token, token, Set.of());
                }
                i++;
            }
        }
        conditionals.end();
    }

    private void directive(
            Path file, List<? extends Token> line, Conditionals conditionals, int depth)
            throws IOException {
        if (line.size() == 1) {
            return;
        }
        Token keyword = line.get(1);
        List<? extends Token> rest = line.subList(2, line.size());
        boolean handled = conditionals.directive(keyword, rest, macros::containsKey);
        if (handled || !conditionals.active()) {
            return;
        }
        switch (keyword.getText()) {
            case "define" -> define(keyword, rest);
            case "undef" -> rest.stream().findFirst().map(Token::getText).ifPresent(macros::remove);
            case "include" -> include(file, keyword, rest, depth);
            case "pragma" -> {
                if (!rest.isEmpty() && rest.getFirst().getText().equals("once")) {
                    readOnce.add(file.toAbsolutePath().normalize());
                }
            }
            case "error" ->
                    diagnostics.report(keyword, "#error", "a header whose conditions are met");
            default ->
                    diagnostics.report(
                            keyword,
                            "#" + keyword.getText(),
                            "#include, #define, #undef, #ifdef, #ifndef, #else, #endif or #pragma");
        }
    }

    private void define(Token keyword, List<? extends Token> rest) {
        if (rest.isEmpty() || !isName(rest.getFirst())) {
            String got = rest.isEmpty() ? "the end of the line" : quote(rest.getFirst());
            diagnostics.report(rest.isEmpty() ? keyword : rest.getFirst(), got, "a macro's name");
            return;
        }
        Token name = rest.getFirst();
        List<Token> body = List.copyOf(rest.subList(1, rest.size()));
        boolean hasParameters =
                !body.isEmpty()
                        && body.getFirst().getText().equals("(")
                        && body.getFirst().getStartIndex() == name.getStopIndex() + 1;
        macros.put(name.getText(), new Macro(hasParameters, body));
    }

    private void include(Path file, Token keyword, List<? extends Token> rest, int depth)
            throws IOException {
        if (rest.size() == 1 && rest.getFirst().getType() == CHeaderLexer.HeaderName) {
            return;
        }
        if (rest.size() != 1 || rest.getFirst().getType() != CHeaderLexer.String) {
            diagnostics.report(keyword, "#include without a file", "\"file.h\" or <file.h>");
            return;
        }
        Token quoted = rest.getFirst();
        String name = quoted.getText().substring(1, quoted.getText().length() - 1);
        Path included = file.resolveSibling(name);
        if (depth == MAX_INCLUDE_DEPTH) {
            diagnostics.report(
                    quoted,
                    "#include nested " + MAX_INCLUDE_DEPTH + " deep",
                    "a header that does not include itself (guard it with #ifndef)");
            return;
        }
        try {
            read(included, included.toString(), depth + 1);
        } catch (NoSuchFileException e) {
            diagnostics.report(
                    quoted, quoted.getText(), "a file beside this header, or <…> to skip it");
        }
    }

    /**
     * Adds {@code token}, or what it stands for if it names a macro, as standing at {@code use}.
     */
    private void expand(Token token, Token use, Set<String> beingExpanded) {
        String name = token.getText();
        Macro macro = beingExpanded.contains(name) ? null : macros.get(name);
        if (macro == null || !isName(token)) {
            output.add(moved(token, use));
        } else if (macro.hasParameters()) {
            diagnostics.report(
                    use,
                    "macro " + name + " with parameters",
                    "a macro without parameters, or its text written out");
        } else {
            Set<String> inner = new HashSet<>(beingExpanded);
            inner.add(name);
            macro.body().forEach(part -> expand(part, use, inner));
        }
    }

    private static Token moved(Token token, Token use) {
        CommonToken moved = new CommonToken(use);
        moved.setType(token.getType());
        moved.setText(token.getText());
        return moved;
    }

    /** Whether a token can name a macro: keywords can, too. */
    private static boolean isName(Token token) {
        return Character.isJavaIdentifierStart(token.getText().charAt(0));
    }

    private static String quote(Token token) {
        return "'" + token.getText() + "'";
    }
}
