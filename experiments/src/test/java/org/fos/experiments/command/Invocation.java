package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.fos.experiments.console.Console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command line that was run in this JVM, and what it came to. */
record Invocation(int status, String out, String err) {
    static Invocation of(Path home, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(home, new PrintWriter(out), new PrintWriter(err), false);
        int status = Fos.run(console, arguments);
        return new Invocation(
                status, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    /** The one object on standard output. */
    JsonNode json() {
        assertEquals(1, out.lines().count(), out + err);
        try {
            return new ObjectMapper().readTree(out);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + out, e);
        }
    }

    /** The keys of an object, in their order. */
    static List<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** Both streams, for what may stand on either. */
    String said() {
        return out + err;
    }
}
