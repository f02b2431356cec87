package org.fos.experiments.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.experiments.workload.Operation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

final class WorkloadFileTest {
    @Test
    void shouldReadEveryPartOfALine() throws WorkloadFormatException {
        assertEquals(
                List.of(
                        Operation.of(Kind.UPDATE, "/net/eth0/3", "two words"),
                        new Operation(Kind.READ, "/dev/disk", "", 2, 0),
                        new Operation(Kind.DELETE, "/foo/bar", "", 3, 5000)),
                WorkloadFile.parse(
                        "w",
                        """
                        # a comment
                        update /net/eth0/3   two words

                          @2 read /dev/disk
                        @3 after 5000 delete /foo/bar\r
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "updat /a b|got \"updat\", expected one of read, update, delete, register,"
                        + " resolve, unregister",
                "read|got the end of the line, expected a key of segments, each after a slash,"
                        + " as in /net/eth0",
                "read a|got \"a\", expected a key of segments, each after a slash,"
                        + " as in /net/eth0",
                "read /a/|got \"/a/\", expected a key of segments, each after a slash,"
                        + " as in /net/eth0",
                "read /a b|got \"b\", expected the end of the line: \"read\" takes no value",
                "update /a|got the end of the line, expected a value without control characters",
                "@x read /a|got \"@x\", expected @ and the number of a client, as in @2,"
                        + " below 1000000",
                "@1000000 read /a|got \"@1000000\", expected @ and the number of a client,"
                        + " as in @2, below 1000000",
                "after soon read /a|got \"soon\", expected a number of cycles",
                "after 9223372036854775808 read /a|got \"9223372036854775808\","
                        + " expected a number of cycles",
                "@1 after 3|got the end of the line, expected one of read, update, delete,"
                        + " register, resolve, unregister",
            })
    void shouldSayWhereAndWhatItExpected(String line, String problem) {
        var thrown =
                assertThrows(
                        WorkloadFormatException.class,
                        () -> WorkloadFile.parse("bad.workload", "read /a\n" + line + "\n"));
        assertEquals("bad.workload:2: " + problem, thrown.getMessage());
        assertEquals("bad.workload", thrown.file());
        assertEquals(2, thrown.line());
    }

    @Test
    void shouldNotTakeAFileWithoutOperations() {
        var thrown =
                assertThrows(
                        WorkloadFormatException.class,
                        () -> WorkloadFile.parse("empty.workload", "# nothing\n"));
        assertEquals(
                "empty.workload:2: got the end of the file, expected at least one operation",
                thrown.getMessage());
    }

    @Test
    void shouldNameTheLineThatIsNotUtf8(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("latin1.workload");
        Files.write(file, "read /a\nread /é\n".getBytes(StandardCharsets.ISO_8859_1));
        var thrown = assertThrows(WorkloadFormatException.class, () -> WorkloadFile.read(file));
        assertEquals(file + ":2: got byte 0xe9, expected text in UTF-8", thrown.getMessage());
    }

    @Test
    void shouldReadTheNamesOfAnInstance() throws IOException, WorkloadFormatException {
        Path file = Path.of(System.getProperty("fos.home", ".."), "experiments/workloads");
        ListedWorkload names = WorkloadFile.read(file.resolve("names.workload"));
        assertEquals("names", names.name());
        assertEquals(12, names.clients());
        Set<Kind> kinds =
                names.operations().stream()
                        .map(Operation::kind)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
        assertEquals(EnumSet.allOf(Kind.class), kinds);
        assertTrue(everyUnregisteredNameWasRegistered(names));
    }

    @Test
    void shouldNameTheValueThatCannotBeAnOperation() {
        var thrown =
                assertThrows(
                        IllegalArgumentException.class, () -> Operation.of(Kind.READ, "/a", "b"));
        assertEquals("takes no value, kind=READ value=\"b\"", thrown.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Operation.of(Kind.UPDATE, "/a"));
        assertThrows(IllegalArgumentException.class, () -> Operation.of(Kind.READ, "a"));
    }

    private static boolean everyUnregisteredNameWasRegistered(ListedWorkload names) {
        List<String> registered = keys(names, Kind.REGISTER);
        return registered.containsAll(keys(names, Kind.UNREGISTER));
    }

    private static List<String> keys(ListedWorkload names, Kind kind) {
        return names.operations().stream()
                .filter(operation -> operation.kind() == kind)
                .map(Operation::key)
                .toList();
    }
}
