package org.fos.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

class MachineFileTest {
    @Test
    void theXeonHasTheMeasuredCostsOfMessages() {
        MachineFile xeon = MachineFile.named("xeon-e5-2670v2-2x10");
        assertEquals(20, xeon.cores());
        assertEquals(2.5, xeon.clock().value());
        MachineFile.Transfer near = xeon.transfer(xeon.distance(0, 9));
        MachineFile.Transfer far = xeon.transfer(xeon.distance(0, 10));
        assertEquals(62, near.send().cycles());
        assertEquals(221, near.receive().cycles());
        assertEquals(193, far.send().cycles());
        assertEquals(693, far.receive().cycles());
        assertEquals(643, roundTrip(near));
        assertEquals(2181, roundTrip(far));
        assertFalse(far.send().isAssumption());
        assertTrue(xeon.kernel().trap().isAssumption());
    }

    private static double roundTrip(MachineFile.Transfer transfer) {
        return 2
                * (transfer.send().value()
                        + transfer.propagation().value()
                        + transfer.receive().value());
    }

    @Test
    void costsAreRoundedUpToWholeCycles() {
        Cost perByte = new Cost(0.25, "cycles/byte", "assumption");
        assertEquals(0, perByte.cycles(0));
        assertEquals(1, perByte.cycles(1));
        assertEquals(1, perByte.cycles(4));
        assertEquals(2, perByte.cycles(5));
    }

    @Test
    void eachMachineFileThatComesWithFosIsListedAndNamedAfterItself() throws IOException {
        Path folder = Path.of("src/main/resources/org/fos/machine/machines").toAbsolutePath();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    MachineFile.names().stream().map(name -> name + ".json").toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        for (String name : MachineFile.names()) {
            assertEquals(name, MachineFile.named(name).name());
        }
    }

    @Test
    void anUnknownMachineIsRefusedWithTheKnownOnes() {
        assertEquals(
                "unknown machine 'xeon'; available: uniform-16, xeon-e5-2670v2-2x10",
                messageOf(() -> MachineFile.named("xeon")));
    }

    @Test
    void aDistanceThatTheMachineDoesNotHaveIsRefused() {
        MachineFile uniform = MachineFile.named("uniform-16");
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> uniform.transfer(Distance.OTHER_SOCKET));
        assertEquals(
                "machine uniform-16 has no cores at distance otherSocket", refused.getMessage());
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
        Path missing = folder.resolve("mine.json");
        assertEquals(
                "no machine file "
                        + missing
                        + "; the machines that come with fos: uniform-16, xeon-e5-2670v2-2x10",
                messageOf(() -> MachineFile.read(missing)));
    }

    @Test
    void aFileOfOnesOwnIsRead(@TempDir Path folder) throws IOException {
        Path mine = folder.resolve("mine.json");
        Files.writeString(mine, uniform().replace("uniform-16", "mine"));
        assertEquals("mine", MachineFile.read(mine).name());
    }

    /** Replaces one piece of a good file by a bad one, and expects the place and the remedy. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"coresPerSocket\": 16 | \"coresPerSocket\": 0 | f:7:23:"
                        + " $.topology.coresPerSocket: expected a whole number, at least 1, got the"
                        + " number 0.0",
                "\"sockets\": 1 | \"sockets\": 2 | f:10:14: $.message: expected a member"
                        + " \"otherSocket\", got only [sameCore, sameSocket]",
                "\"trap\" | \"trop\" | f:23:13: $.kernel.trop: expected one of [trap,"
                        + " capabilityCheck, copyPerByte], got the unknown member \"trop\"",
                "\"unit\": \"GHz\" | \"unit\": \"MHz\" | f:4:33: $.clock.unit: expected the unit"
                        + " \"GHz\", got \"MHz\"",
                "\"value\": 1, | \"value\": \"1\", | f:4:22: $.clock.value: expected a number, at"
                        + " least 0, got the text \"1\"",
                "\"value\": 1, | \"value\": -1, | f:4:22: $.clock.value: expected a number, at"
                        + " least 0, got the number -1.0",
                "\"name\": \"uniform-16\" | \"name\": \"\" | f:2:11: $.name: expected a text, got"
                        + " the text \"\"",
                "\"name\": \"uniform-16\" | \"name\": [] | f:2:11: $.name: expected an object, a"
                        + " text or a number, got [",
            })
    void aMalformedFileIsRefusedWithThePlace(String good, String bad, String message) {
        String text = uniform();
        assertTrue(text.contains(good), good);
        String broken = text.replaceFirst(java.util.regex.Pattern.quote(good), bad);
        assertEquals(message, messageOf(() -> MachineFileReader.parse("f", broken)));
    }

    @Test
    void textThatIsNotJsonIsRefusedWithThePlace() {
        String message = messageOf(() -> MachineFileReader.parse("f", "{\n  \"name\": oops\n}"));
        assertTrue(message.startsWith("f:2:"), message);
        assertTrue(message.contains("expected JSON"), message);
        assertTrue(
                messageOf(() -> MachineFileReader.parse("f", ""))
                        .contains("expected a JSON value"));
        assertTrue(
                messageOf(() -> MachineFileReader.parse("f", "{\"a\": 1, \"a\": 2}"))
                        .contains("Duplicate field"));
    }

    private static String uniform() {
        try (var in =
                Objects.requireNonNull(
                        MachineFile.class.getResourceAsStream("machines/uniform-16.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String messageOf(org.junit.jupiter.api.function.Executable executable) {
        return Objects.requireNonNull(
                assertThrows(MachineFileException.class, executable).getMessage());
    }
}
