package org.fos.stubgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What C programmers write in headers, and must go on to be able to write. */
class AcceptedHeadersTest {
    private static final String SERVICE =
            """
            struct s __attribute__((gccxml("service(S, 1)")));
            #define IN __attribute__((gccxml("in")))
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    private Path folder;

    private Service read(String text) throws IOException {
        Path header = folder.resolve("s.h");
        Files.writeString(header, SERVICE + text);
        Diagnostics diagnostics = new Diagnostics();
        Service service = HeaderReader.read(header, diagnostics).orElseThrow();
        assertTrue(diagnostics.none(), () -> diagnostics.sorted().toString());
        return service;
    }

    private String prototype(String text) throws IOException {
        return read(text).functions().getFirst().prototype();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void f(void);",
                "void f();",
                "extern void f(void);",
                ";;void f(void);;",
                "void f(void) __attribute__((nonnull, format(printf, 1, 2)))"
                        + " __attribute__((cold));",
                "__attribute__((const)) int f(int a);",
                "int /* so */ f( // and so\n int a);",
                "/**/ void f(void); /***/ /* a ** b */",
                "long long unsigned int f(signed char a, int long b);",
                "void f(const char *a IN, char const *b IN, const char *const c IN, IN const char"
                        + " *d);",
                "void f(const char *restrict a IN, volatile int b);",
                "void f(const int a[] IN, const int b[16] IN);",
                "void f(const int *__attribute__((gccxml(\"in\"))) a);",
                "void f(const int *a __attribute__((gccxml(\"length-of(b)\" , \"in\"))), int *b"
                        + " IN);",
                "#define T int\n#define U T\nU f(T a);",
                "#define a b\n#define b a\nvoid f(int a);",
                "#define EMPTY\nEMPTY void EMPTY f(EMPTY int a EMPTY) EMPTY;",
                "#define LONG \\\n  int\nvoid f(LONG a);",
                "#define ONE(x) x\nvoid f(int a);",
                "#undef IN\n#define IN __attribute__((gccxml(\"i\" \"n\")))\nvoid f(int *a IN);",
                """
                #ifdef __cplusplus
                extern "C" {
                #endif
                void f(void);
                #ifdef __cplusplus
                }
                #endif
                """,
                "#ifdef NO\nnot C at all'\n#else\nvoid f(void);\n#endif",
                "#ifdef NO\n#ifdef IN\nno\n#else\nno\n#endif\n#endif\nvoid f(void);",
                "#ifdef __GCCXML__\nvoid f(void);\n#endif",
                "#include <sys/types.h>\n#pragma pack(1)\n#\nvoid f(ssize_t a);",
                "#pragma once\nvoid f(void);\r\n",
                "struct t; typedef struct t t_t; typedef struct u { int a; t_t *b; char c[4]; }"
                        + " u_t; void f(void);",
            })
    void shouldAcceptAsAHeaderWithOneFunction(String text) throws IOException {
        assertEquals(1, read(text).functions().size());
    }

    @Test
    void shouldSpellThePrototypeWithoutAnnotations() throws IOException {
        assertEquals(
                "const char *f(const uint8_t *a, size_t n, struct t **b, int c[4])",
                prototype(
                        "#define B gccxml(\"serializer(org.example.TSerializer)\")\n"
                                + "struct t;const char*f(const uint8_t*a IN,size_t n"
                                + " __attribute__((gccxml(\"length-of(a)\"))),struct t**b IN"
                                + " __attribute__((B)),int c[4]IN);"));
    }

    @Test
    void shouldReadTypesAndMacrosButNoFunctionsFromAnIncludedHeader() throws IOException {
        Files.createDirectory(folder.resolve("types"));
        Files.writeString(
                folder.resolve("types/types.h"),
                """
                #ifndef TYPES_H
                #define TYPES_H
                #include "more.h"
                typedef more_t page_t;
                void elsewhere(void);
                #define INPUT IN
                #endif
                """);
        Files.writeString(folder.resolve("types/more.h"), "typedef uint16_t more_t;");
        Service service =
                read(
                        """
                        #include "types/types.h"
                        #include "types/types.h"
                        page_t f(page_t *a INPUT);
                        """);
        assertEquals(
                List.of(
                        new RemoteFunction(
                                "f",
                                "page_t f(page_t *a)",
                                false,
                                Optional.of(new WireType.Numeric(Scalar.UINT16)),
                                List.of(
                                        new Parameter(
                                                "a",
                                                Direction.IN,
                                                new WireType.Numeric(Scalar.UINT16))))),
                service.functions());
    }

    @Test
    void shouldNumberMessageTypesInTheOrderOfTheHeader() throws IOException {
        Service service = read("void b(void); void a(void);");
        assertEquals(256, service.requestType(service.functions().getFirst()));
        assertEquals(259, service.replyType(service.functions().getLast()));
    }

    @Test
    void shouldTake128FunctionsAndRefuseOneMore() throws IOException {
        StringBuilder functions = new StringBuilder();
        for (int i = 0; i < Service.MAX_FUNCTIONS; i++) {
            functions.append("void f").append(i).append("(void);\n");
        }
        Service service = read(functions.toString());
        assertEquals(511, service.replyType(service.functions().getLast()));
        Path header = folder.resolve("large.h");
        Files.writeString(header, SERVICE + functions + "void more(void);");
        Diagnostics diagnostics = new Diagnostics();
        assertTrue(HeaderReader.read(header, diagnostics).isPresent());
        assertEquals(
                header
                        + ":131:6: got function number 129, expected at most 128 functions in a"
                        + " service",
                diagnostics.sorted().getFirst().toString());
    }
}
