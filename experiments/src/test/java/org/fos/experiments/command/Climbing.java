package org.fos.experiments.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A project with one small specification in its second family, and a trace of it. */
final class Climbing {
    static final String MODULE =
            """
            ---- MODULE Climbing ----
            EXTENDS Naturals
            CONSTANT Top
            VARIABLES height, resting
            Init == height = 0 /\\ resting = FALSE
            Climb(n) ==
              /\\ ~resting
              /\\ height + n <= Top
              /\\ height' = height + n
              /\\ resting' = TRUE
            Rest == resting /\\ resting' = FALSE /\\ UNCHANGED height
            Next == (\\E n \\in 1..2 : Climb(n)) \\/ Rest
            Spec == Init /\\ [][Next]_<<height, resting>>
            NeverAtTheTop == height # Top
            BelowTheClouds == height <= 5
            ====
            """;

    static final List<String> TRACE =
            List.of(
                    "{'fos-trace':1,'run':'r','spec':'Climbing','constants':{'Top':4}}",
                    "{'seq':1,'action':'Climb','args':{'n':1},'after':[{'at':['height'],'is':1}]}",
                    "{'seq':2,'action':'Rest','after':[{'at':['resting'],'is':false}]}",
                    "{'seq':3,'action':'Climb','args':{'n':2},"
                            + "'after':[{'at':['height'],'is':3}],'source':'Climber.climb'}",
                    "{'seq':4,'end':true}");

    private static final String MANIFEST =
            """
            [{"family": "a", "directory": "a", "models": []},
             {"family": "climbing", "directory": "climbing",
              "ladder": [{"module": "Climbing", "what": "steps"}], "models": []}]
            """;

    private final Path home;

    Climbing(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("specs/a"));
        Files.createDirectories(home.resolve("specs/climbing"));
        Files.writeString(home.resolve("specs/climbing/Climbing.tla"), MODULE);
        Files.writeString(home.resolve("specs/manifest.json"), MANIFEST);
    }

    /** Writes lines, with a quote for a double quote, into a file; the last line has its end. */
    Path trace(String name, List<String> lines) throws IOException {
        return text(name, String.join("\n", lines).replace('\'', '"') + "\n");
    }

    /** Writes a text into a file. */
    Path text(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }

    /** The trace with one line changed. */
    static List<String> with(int line, String was, String is) {
        List<String> lines = new ArrayList<>(TRACE);
        String changed = lines.get(line - 1).replace(was, is);
        if (changed.equals(lines.get(line - 1))) {
            throw new IllegalArgumentException("line " + line + " has no " + was);
        }
        lines.set(line - 1, changed);
        return lines;
    }
}
