package org.fos.stubgen;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.fos.stubgen.CHeaderParser.DeclarationContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Parses a header's tokens declaration by declaration, each on its own. */
final class DeclarationParser {
    private static final Set<Integer> BEGINS_A_TYPE =
            Set.of(
                    CHeaderParser.Const,
                    CHeaderParser.Storage,
                    CHeaderParser.Builtin,
                    CHeaderParser.Struct,
                    CHeaderParser.Identifier);
    private static final Set<Integer> MAY_STAND_ALMOST_ANYWHERE =
            Set.of(CHeaderParser.Const, CHeaderParser.Storage, CHeaderParser.Attribute);

    private final Diagnostics diagnostics;

    DeclarationParser(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The declarations that are well-formed; an error is reported for each of the others. */
    List<DeclarationContext> parse(List<Token> tokens) {
        List<DeclarationContext> declarations = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean inFunctionBody = false;
        for (int i = 0; i < tokens.size(); i++) {
            String text = tokens.get(i).getText();
            if (text.equals("{")) {
                inFunctionBody |= depth == 0 && i > start && isText(tokens.get(i - 1), ")");
                depth++;
            } else if (text.equals("}")) {
                depth--;
            }
            boolean ends = depth <= 0 && text.equals(inFunctionBody ? "}" : ";");
            if (ends || i == tokens.size() - 1) {
                if (i > start || !text.equals(";")) {
                    parseOne(tokens.subList(start, i + 1), declarations);
                }
                start = i + 1;
                depth = 0;
                inFunctionBody = false;
            }
        }
        return declarations;
    }

    private static boolean isText(Token token, String text) {
        return token.getText().equals(text);
    }

    private void parseOne(List<Token> tokens, List<DeclarationContext> declarations) {
        List<Token> terminated = new ArrayList<>(tokens);
        CommonToken end = new CommonToken(tokens.getLast());
        end.setType(Token.EOF);
        end.setText("<EOF>");
        terminated.add(end);
        CHeaderParser parser =
                new CHeaderParser(new CommonTokenStream(new ListTokenSource(terminated)));
        parser.setErrorHandler(new FirstErrorStrategy());
        parser.removeErrorListeners();
        try {
            declarations.add(parser.declaration());
        } catch (ParseCancellationException e) {
            if (!(e.getCause() instanceof RecognitionException error)) {
                throw e;
            }
            report(error);
        }
    }

    private void report(RecognitionException error) {
        Token at = error.getOffendingToken();
        if (at.getType() == CHeaderParser.OpenComment) {
            diagnostics.report(at, "'/*' that is not closed", "'*/' before the end of the file");
        } else if (at.getType() == Token.EOF) {
            diagnostics.report(
                    at, "the end of the file", expected(error.getExpectedTokens()) + " after this");
        } else {
            diagnostics.report(at, "'" + at.getText() + "'", expected(error.getExpectedTokens()));
        }
    }

    /** Names what could have stood there, as few words as say it. */
    static String expected(IntervalSet tokens) {
        Set<Integer> types = new TreeSet<>(tokens.toSet());
        List<String> names = new ArrayList<>();
        if (types.contains(CHeaderParser.Struct)) {
            types.removeAll(BEGINS_A_TYPE);
            names.add("a type");
        }
        if (!names.isEmpty() || !MAY_STAND_ALMOST_ANYWHERE.containsAll(types)) {
            types.removeAll(MAY_STAND_ALMOST_ANYWHERE);
        }
        types.stream().map(DeclarationParser::describe).forEach(names::add);
        if (names.size() == 1) {
            return names.getFirst();
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    private static String describe(int tokenType) {
        return switch (tokenType) {
            case CHeaderParser.Identifier -> "a name";
            case CHeaderParser.Number -> "a number";
            case CHeaderParser.String -> "a string";
            case CHeaderParser.Builtin -> "a built-in type";
            case CHeaderParser.Const -> "'const'";
            case CHeaderParser.Attribute -> "'__attribute__'";
            case Token.EOF -> "the end of the declaration";
            default -> {
                String literal = CHeaderParser.VOCABULARY.getLiteralName(tokenType);
                yield literal == null
                        ? CHeaderParser.VOCABULARY.getDisplayName(tokenType)
                        : literal;
            }
        };
    }

    /** Stops at the first error, and notices it before a choice or loop is left behind. */
    private static final class FirstErrorStrategy extends BailErrorStrategy {
        @Override
        public void sync(Parser parser) {
            IntervalSet next =
                    parser.getATN()
                            .nextTokens(parser.getInterpreter().atn.states.get(parser.getState()));
            if (!next.contains(Token.EPSILON) && !next.contains(parser.getTokenStream().LA(1))) {
                throw new ParseCancellationException(new InputMismatchException(parser));
            }
        }
    }
}
