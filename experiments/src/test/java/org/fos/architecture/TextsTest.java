package org.fos.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.tlc.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Protects from expressions that count as evaluated because something of their name is. */
class TextsTest {
    private final Texts texts;

    TextsTest(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("Base.tla"),
                """
                ---- MODULE Base ----
                Set(n) == x' = n
                Other(n) == x' = n + 1
                Step == Set(1)
                ====
                """);
        Files.writeString(
                directory.resolve("Top.tla"),
                """
                ---- MODULE Top ----
                EXTENDS Naturals, Base
                Other(n) == x' = n + 2
                Next == Step \\/ Other(1)
                ====
                """);
        texts = new Texts(directory);
    }

    @Test
    void whatAWholeExpressionCallsIsEvaluatedThroughSeveralDefinitions() {
        texts.markWhole(Set.of(new Place("Top", 4, 9, 4, 12)));
        assertTrue(texts.isPartOfWhole(new Place("Base", 2, 11, 2, 16)));
        assertFalse(texts.isPartOfWhole(new Place("Base", 3, 13, 3, 22)));
    }

    @Test
    void anOperatorOfAnotherModuleWithTheSameNameIsNotMeant() {
        texts.markWhole(Set.of(new Place("Top", 4, 17, 4, 24)));
        assertTrue(texts.isPartOfWhole(new Place("Top", 3, 13, 3, 22)));
        assertFalse(texts.isPartOfWhole(new Place("Base", 3, 13, 3, 22)));
    }

    @Test
    void anExcuseNamesTheFirstLine() {
        assertEquals("Step \\/ Other(1)", texts.firstLine(new Place("Top", 4, 9, 4, 24)));
    }
}
