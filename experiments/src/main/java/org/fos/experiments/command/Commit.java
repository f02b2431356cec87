package org.fos.experiments.command;

import org.fos.experiments.console.UndecidedException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Which commit of the project is checked out. */
final class Commit {
    private Commit() {}

    /** Returns the commit's abbreviated name, with a plus if files differ from it. */
    static String of(Path home) {
        try {
            String name = git(home, "rev-parse", "--short", "HEAD");
            return git(home, "status", "--porcelain").isEmpty() ? name : name + "+";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UndecidedException("cancelled", e);
        }
    }

    private static String git(Path home, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git");
        builder.command().addAll(java.util.List.of(words));
        Process process =
                builder.directory(home.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("git failed");
        }
        return text.strip();
    }
}
