package org.fos.checker.parse;

import com.google.common.collect.ImmutableList;

import org.antlr.v4.runtime.Token;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a TLA+ value as TLC prints it: integers, Booleans, strings, model values, sets, tuples,
 * records, functions {@code (k :> v @@ ...)} and intervals. What TLC prints for sets that it never
 * enumerates ({@code Nat}, {@code SUBSET 1..30}) is no value here.
 */
public final class ValueParser {
    /** An interval with more elements is refused: it would have to be written out. */
    static final int LARGEST_INTERVAL = 1 << 20;

    private ValueParser() {}

    /**
     * Reads one value.
     *
     * @throws SyntaxException if the text is no value; its source is "value"
     */
    public static Value parse(String text) throws SyntaxException {
        return parse("value", text);
    }

    /**
     * Reads one value.
     *
     * @param source where the text is from, for the error message
     * @throws SyntaxException if the text is no value
     */
    public static Value parse(String source, String text) throws SyntaxException {
        return new Syntax(source)
                .parse(
                        text,
                        TlaValueLexer::new,
                        TlaValueParser::new,
                        parser -> group(parser.whole().group()));
    }

    private static Value group(TlaValueParser.GroupContext group) {
        return group.value().size() == 1 ? value(group.value(0)) : function(group);
    }

    private static Value value(TlaValueParser.ValueContext context) {
        return switch (context) {
            case TlaValueParser.NumberContext number ->
                    number.integer().size() == 1 ? integer(number.integer(0)) : interval(number);
            case TlaValueParser.BooleanContext bool -> Values.bool(bool.TRUE() != null);
            case TlaValueParser.StringContext string -> string(string.STRING().getSymbol());
            case TlaValueParser.ModelValueContext model -> model(model.NAME().getSymbol());
            case TlaValueParser.SetContext set -> Values.set(values(set.value()));
            case TlaValueParser.TupleContext tuple -> Values.tuple(values(tuple.value()));
            case TlaValueParser.RecordContext record -> record(record.field());
            case TlaValueParser.ParenthesisedContext inner -> group(inner.group());
            default -> throw new IllegalStateException("unknown value, text=" + context.getText());
        };
    }

    private static ImmutableList<Value> values(List<TlaValueParser.ValueContext> contexts) {
        return contexts.stream().map(ValueParser::value).collect(ImmutableList.toImmutableList());
    }

    private static IntValue integer(TlaValueParser.IntegerContext context) {
        return Values.integer(new BigInteger(context.getText()));
    }

    private static SetValue interval(TlaValueParser.NumberContext context) {
        BigInteger least = integer(context.integer(0)).number();
        BigInteger greatest = integer(context.integer(1)).number();
        BigInteger size = greatest.subtract(least).add(BigInteger.ONE);
        if (size.compareTo(BigInteger.valueOf(LARGEST_INTERVAL)) > 0) {
            throw new Syntax.Rejected(
                    context.getStart(), "an interval of at most " + LARGEST_INTERVAL + " numbers");
        }
        ImmutableList.Builder<Value> elements = ImmutableList.builder();
        for (int i = 0; i < size.intValue(); i++) {
            elements.add(Values.integer(least.add(BigInteger.valueOf(i))));
        }
        return Values.set(elements.build());
    }

    private static ModelValue model(Token name) {
        if (!ModelValue.isName(name.getText())) {
            throw new Syntax.Rejected(name, "the name of a model value");
        }
        return Values.model(name.getText());
    }

    private static FunctionValue record(List<TlaValueParser.FieldContext> contexts) {
        Map<String, Value> fields = new HashMap<>();
        for (TlaValueParser.FieldContext context : contexts) {
            if (fields.put(context.getStart().getText(), value(context.value())) != null) {
                throw new Syntax.Rejected(context.getStart(), "each field only once");
            }
        }
        return Values.record(fields);
    }

    private static FunctionValue function(TlaValueParser.GroupContext pairs) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        entries.put(value(pairs.value(0)), value(pairs.value(1)));
        for (TlaValueParser.PairContext pair : pairs.pair()) {
            // The left operand of @@ wins.
            entries.putIfAbsent(value(pair.value(0)), value(pair.value(1)));
        }
        return Values.function(entries);
    }

    private static Value string(Token quoted) {
        String text = quoted.getText();
        StringBuilder plain = new StringBuilder(text.length());
        boolean escaped = false;
        for (char c : text.substring(1, text.length() - 1).toCharArray()) {
            if (escaped) {
                plain.append(unescaped(c, quoted));
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else {
                plain.append(c);
            }
        }
        return Values.string(plain.toString());
    }

    private static char unescaped(char c, Token quoted) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case '"', '\\' -> c;
            default ->
                    throw new Syntax.Rejected(quoted, "one of \\\" \\\\ \\t \\n \\f \\r after \\");
        };
    }
}
