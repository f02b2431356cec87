package org.fos.experiments.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command prints, and where the project lies.
 *
 * @param home the root of the project
 * @param out standard output
 * @param err standard error
 * @param terminal whether somebody watches, so that progress is worth showing
 */
public record Console(Path home, PrintWriter out, PrintWriter err, boolean terminal) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The JVM's own streams. */
    public static Console ofProcess() {
        java.io.Console console = System.console();
        return new Console(
                Path.of(System.getProperty("fos.home", "")).toAbsolutePath().normalize(),
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                console != null && console.isTerminal());
    }

    /** The folder of specifications. */
    public Path specs() {
        return home.resolve("specs");
    }

    /** The folder below which commands keep what they need while they run. */
    public Path scratch() {
        return home.resolve("target").resolve("fos-command");
    }

    /** Prints lines of text. */
    public void say(String text) {
        out.println(text);
        out.flush();
    }

    /** Prints one JSON object on one line. */
    public void json(Map<String, ?> object) {
        try {
            say(JSON.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be printed as JSON: " + object, e);
        }
    }

    /** Prints a complaint on standard error. */
    public void complain(String text) {
        err.println("fos: " + text);
        err.flush();
    }
}
