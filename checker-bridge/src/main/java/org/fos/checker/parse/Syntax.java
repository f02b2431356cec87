package org.fos.checker.parse;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CodePointCharStream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Runs a generated parser and turns its first error into a {@link SyntaxException}. */
final class Syntax {
    private static final int DEEPEST_NESTING = 1_000;

    private final String source;

    /**
     * For one text.
     *
     * @param source the file, or what else the text is, for error messages
     */
    Syntax(String source) {
        this.source = source;
    }

    <P extends Parser, T> T parse(
            String text,
            Function<CodePointCharStream, Lexer> lexer,
            Function<CommonTokenStream, P> parser,
            Function<P, T> start)
            throws SyntaxException {
        Lexer lexing = lexer.apply(CharStreams.fromString(text));
        lexing.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexing);
        tokens.fill();
        checkNesting(tokens.getTokens());
        P parsing = parser.apply(tokens);
        parsing.removeErrorListeners();
        parsing.setErrorHandler(new StopAtFirstError());
        try {
            return start.apply(parsing);
        } catch (ParseCancellationException e) {
            if (e.getCause() instanceof RecognitionException error) {
                throw error(error.getOffendingToken(), expected(parsing, error));
            }
            throw e;
        } catch (Rejected e) {
            throw error(e.token, e.expected);
        }
    }

    /** Gives up as soon as no alternative is left, while all that could follow is still known. */
    private static final class StopAtFirstError extends BailErrorStrategy {
        @Override
        public void sync(Parser parser) {
            ATNState state = parser.getInterpreter().atn.states.get(parser.getState());
            IntervalSet next = parser.getATN().nextTokens(state);
            if (!next.contains(Token.EPSILON)
                    && !next.contains(parser.getCurrentToken().getType())) {
                throw new ParseCancellationException(new InputMismatchException(parser));
            }
        }
    }

    /** Thrown by what walks a parse tree; {@link #parse} makes it a {@link SyntaxException}. */
    static final class Rejected extends RuntimeException {
        private final transient Token token;
        private final String expected;

        Rejected(Token token, String expected) {
            super(expected);
            this.token = token;
            this.expected = expected;
        }
    }

    private void checkNesting(List<Token> tokens) throws SyntaxException {
        int depth = 0;
        for (Token token : tokens) {
            switch (token.getText()) {
                case "{", "<<", "[", "(" -> depth++;
                case "}", ">>", "]", ")" -> depth--;
                default -> {}
            }
            if (depth > DEEPEST_NESTING) {
                throw error(token, "at most " + DEEPEST_NESTING + " brackets inside each other");
            }
        }
    }

    private SyntaxException error(Token token, String expected) {
        String found = token.getType() == Token.EOF ? "the end" : "'" + token.getText() + "'";
        return new SyntaxException(
                source, token.getLine(), token.getCharPositionInLine() + 1, found, expected);
    }

    private static String expected(Parser parser, RecognitionException error) {
        IntervalSet types = error.getExpectedTokens();
        List<String> names = new ArrayList<>();
        if (types != null) {
            for (int type : types.toList()) {
                names.add(
                        type == Token.EOF
                                ? "the end"
                                : parser.getVocabulary().getDisplayName(type));
            }
        }
        return names.size() == 1 ? names.getFirst() : "one of " + String.join(" ", names);
    }
}
