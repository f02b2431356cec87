package org.fos.stubgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whatever a header holds, it is read or its errors are named, with their places. */
class HeaderFuzzPropertyTest {
    private static @Nullable Path folder;

    @BeforeContainer
    static void createFolder() throws IOException {
        folder = Files.createTempDirectory("headers");
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        Files.deleteIfExists(header());
        Files.deleteIfExists(header().getParent());
    }

    private static Path header() {
        Path known = folder;
        if (known == null) {
            throw new IllegalStateException("the folder is created before the first test");
        }
        return known.resolve("fuzz.h");
    }

    @Property(tries = 500)
    void wordsOfCInAnyOrderAreReadOrTheirErrorsNamed(@ForAll("words") List<String> words) {
        readOrErrorsNamed(String.join(" ", words));
    }

    @Property(tries = 300)
    void anyTextIsReadOrItsErrorsNamed(@ForAll String text) {
        readOrErrorsNamed(text.replaceAll("[\uD800-\uDFFF]", ""));
    }

    @Property(tries = 300)
    void aHeaderWithOneCharacterLostIsReadOrItsErrorsNamed(@ForAll int anywhere)
            throws IOException {
        String whole = Files.readString(Resources.folder("generated").resolve("page_pool.h"));
        int lost = Math.floorMod(anywhere, whole.length());
        readOrErrorsNamed(whole.substring(0, lost) + whole.substring(lost + 1));
    }

    private static void readOrErrorsNamed(String text) {
        try {
            Files.writeString(header(), text);
            Diagnostics diagnostics = new Diagnostics();
            boolean isService = HeaderReader.read(header(), diagnostics).isPresent();
            assertTrue(isService || !diagnostics.none(), "neither read nor refused");
            long lines = text.lines().count() + 1;
            for (Diagnostic error : diagnostics.sorted()) {
                assertEquals(header().toString(), error.file());
                assertTrue(error.line() >= 1 && error.line() <= lines, error::toString);
                assertTrue(error.column() >= 1, error::toString);
                assertFalse(error.got().isBlank() || error.expected().isBlank(), error::toString);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(
                        "int",
                        "unsigned",
                        "char",
                        "void",
                        "bool",
                        "struct",
                        "typedef",
                        "const",
                        "enum",
                        "a",
                        "b",
                        "t",
                        "size_t",
                        "*",
                        "(",
                        ")",
                        "(",
                        ")",
                        ",",
                        ";",
                        ";",
                        "{",
                        "}",
                        "[",
                        "]",
                        "7",
                        "\n#define a",
                        "\n#ifdef t",
                        "\n#endif\n",
                        "\n#else\n",
                        "\n#include",
                        "\"x.h\"",
                        "\n",
                        "/*",
                        "*/",
                        "//",
                        "\"",
                        "\\",
                        "void f(",
                        "int *a IN",
                        "struct t",
                        "__attribute__((gccxml(\"in\")))",
                        "__attribute__((gccxml(\"out\")))",
                        "__attribute__((gccxml(\"length-of(a)\")))",
                        "__attribute__((gccxml(\"serializer(a.BSerializer)\")))",
                        "__attribute__((gccxml(\"oneway\")))",
                        "__attribute__((gccxml(\"service(S, 3)\")))",
                        "__attribute__((",
                        "gccxml",
                        "))")
                .list()
                .ofMaxSize(40);
    }
}
