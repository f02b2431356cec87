package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;

class HelpGoldenTest {
    private static final Path ANYWHERE = Path.of("target");

    @Test
    void helpListsTheCommands() throws IOException {
        Invocation help = Invocation.of(ANYWHERE, "--help");
        assertEquals(0, help.status());
        Golden.assertAccepted("help.txt", help.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run", "replay", "validate", "convert", "mutants", "verify"})
    void helpOfACommandDescribesIt(String command) throws IOException {
        Invocation help = Invocation.of(ANYWHERE, command, "--help");
        assertEquals(0, help.status());
        Golden.assertAccepted("help-" + command + ".txt", help.out());
    }
}
