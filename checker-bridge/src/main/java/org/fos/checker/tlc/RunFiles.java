package org.fos.checker.tlc;

import org.fos.checker.fleeting.Fleeting;
import org.fos.checker.fleeting.Folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of one run, in a directory of its own. TLC extracts its standard modules into the
 * directory for temporary files, so no two runs may share one.
 */
record RunFiles(Path directory) {
    private static final Pattern BEFORE_COLLECTION =
            Pattern.compile(" (\\d+)([KMG])->\\d+[KMG]\\(");
    private static final Pattern USED_AT_EXIT = Pattern.compile("\\btotal .*\\bused (\\d+)K");

    /** Makes them; they go with what is made. */
    static Fleeting<RunFiles> create(Path buildDirectory) throws IOException {
        Path parent = Files.createDirectories(buildDirectory.toAbsolutePath());
        return Fleeting.begin(() -> in(parent), files -> Folders.delete(files.directory()));
    }

    private static RunFiles in(Path parent) throws IOException {
        RunFiles files = new RunFiles(Files.createTempDirectory(parent, "tlc-"));
        Files.createDirectory(files.temporary());
        return files;
    }

    Path temporary() {
        return directory.resolve("tmp");
    }

    Path states() {
        return directory.resolve("states");
    }

    Path collections() {
        return directory.resolve("gc.log");
    }

    Path config() {
        return directory.resolve("one-property.cfg");
    }

    /** The fullest heap in bytes that the JVM's log of collections tells of. */
    OptionalLong peakHeapBytes() {
        long peak = 0;
        long atExit = 0;
        try {
            for (String line : Files.readAllLines(collections())) {
                Matcher before = BEFORE_COLLECTION.matcher(line);
                if (before.find()) {
                    peak = Math.max(peak, bytes(before.group(1), before.group(2)));
                }
                Matcher used = USED_AT_EXIT.matcher(line);
                if (used.find()) {
                    atExit += bytes(used.group(1), "K");
                }
            }
        } catch (IOException e) {
            // Without a log there is nothing to tell.
            return OptionalLong.empty();
        }
        long greatest = Math.max(peak, atExit);
        return greatest == 0 ? OptionalLong.empty() : OptionalLong.of(greatest);
    }

    private static long bytes(String number, String unit) {
        int shift =
                switch (unit) {
                    case "G" -> 30;
                    case "M" -> 20;
                    default -> 10;
                };
        return Long.parseLong(number) << shift;
    }
}
