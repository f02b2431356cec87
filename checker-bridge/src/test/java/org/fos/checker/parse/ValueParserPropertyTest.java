package org.fos.checker.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.fos.checker.value.ArbitraryValues;
import org.fos.checker.value.Value;

class ValueParserPropertyTest {

    @Provide
    Arbitrary<Value> values() {
        return ArbitraryValues.values();
    }

    @Provide
    Arbitrary<String> almostValues() {
        return Arbitraries.of(
                        "{", "}", "<<", ">>", "[", "]", "(", ")", ",", "|->", ":>", "@@", "..", "-",
                        "1", "a", "\"s\"", "TRUE", "IF", " ", "\"", "\\", "\n", "é")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join("", words));
    }

    @Property(tries = 500)
    void whatIsPrintedIsReadBackEqual(@ForAll("values") Value value) throws SyntaxException {
        assertEquals(value, ValueParser.parse(value.toString()));
    }

    @Property(tries = 500)
    void blanksBetweenSymbolsDoNotMatter(@ForAll("values") Value value) throws SyntaxException {
        String spread =
                value.toString().contains("\"")
                        ? "\n " + value + " \n"
                        : value.toString().replaceAll("(<<|>>|[{}\\[\\],()]|:>|@@)", "\n $1 ");
        assertEquals(value, ValueParser.parse(spread));
    }

    @Property(tries = 1000)
    void anyTextIsAValueOrAnErrorWithinIt(@ForAll("almostValues") String text) {
        try {
            Value value = ValueParser.parse(text);
            assertEquals(value, ValueParser.parse(value.toString()));
        } catch (SyntaxException e) {
            assertTrue(e.line() >= 1 && e.line() <= text.lines().count() + 1, e.getMessage());
            assertTrue(e.column() >= 1 && e.column() <= text.length() + 1, e.getMessage());
            assertTrue(!e.expected().isEmpty(), e.getMessage());
        }
    }
}
