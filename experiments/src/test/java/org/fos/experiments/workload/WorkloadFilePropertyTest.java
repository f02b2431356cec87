package org.fos.experiments.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.fos.experiments.workload.Operation.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is written is what is read; and whatever is read, is an operation or a typed error. */
final class WorkloadFilePropertyTest {
    @Property(tries = 500)
    void everyWorkloadIsReadAsItWasWritten(@ForAll("operations") List<Operation> operations)
            throws IOException, WorkloadFormatException {
        StringBuilder text = new StringBuilder();
        WorkloadFile.write(new ListedWorkload("any", operations), text);
        assertEquals(operations, WorkloadFile.parse("any.workload", text.toString()));
    }

    @Property(tries = 50)
    void everyWorkloadFileIsReadAsItWasWritten(@ForAll("operations") List<Operation> operations)
            throws IOException, WorkloadFormatException {
        Path file = Files.createTempFile("any", ".workload");
        try {
            WorkloadFile.write(new ListedWorkload("any", operations), file);
            assertEquals(operations, WorkloadFile.read(file).operations());
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 1000)
    void anyTextIsAWorkloadOrATypedError(@ForAll("lines") List<String> lines) {
        try {
            List<Operation> operations =
                    WorkloadFile.parse("any.workload", String.join("\n", lines));
            assertEquals(
                    lines.stream().filter(l -> !l.isBlank() && !l.strip().startsWith("#")).count(),
                    operations.size());
        } catch (WorkloadFormatException e) {
            String start = "any.workload:" + e.line() + ": got ";
            assertEquals(start, String.valueOf(e.getMessage()).substring(0, start.length()));
        }
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        Arbitrary<String> key =
                Arbitraries.strings()
                        .ofMinLength(1)
                        .ofMaxLength(5)
                        .filter(segment -> Operation.isKey("/" + segment))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(segments -> "/" + String.join("/", segments));
        Arbitrary<String> value =
                Arbitraries.strings().ofMinLength(1).ofMaxLength(12).filter(Operation::isValue);
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        key,
                        value,
                        Arbitraries.integers().between(0, Operation.CLIENT_LIMIT - 1),
                        Arbitraries.longs().greaterOrEqual(0))
                .as(
                        (kind, k, v, client, cycles) ->
                                new Operation(kind, k, kind.takesValue() ? v : "", client, cycles))
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> word =
                Arbitraries.of(
                        "read",
                        "update",
                        "delete",
                        "@1",
                        "@",
                        "@-1",
                        "after",
                        "5",
                        "/a",
                        "/a/b",
                        "a",
                        "/",
                        "#",
                        "value",
                        "\t",
                        "register",
                        "99999999999999999999");
        return Arbitraries.oneOf(
                        word.list().ofMaxSize(6).map(words -> String.join(" ", words)),
                        Arbitraries.strings().excludeChars('\n', '\r').ofMaxLength(20))
                .list()
                .ofMaxSize(4);
    }
}
