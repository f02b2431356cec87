package org.fos.architecture;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Formats every Java source of the repository in place, or says which ones are not formatted. It is
 * also run from its source, by {@code mvn -Pformat -N initialize}, so it uses nothing but
 * google-java-format and the JDK.
 */
final class SourceFormat {
    private static final ToolProvider FORMATTER =
            ToolProvider.findFirst("google-java-format").orElseThrow();

    private SourceFormat() {}

    /**
     * Formats all sources below a folder.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toRealPath();
        List<String> names = javaSources(root).stream().map(Path::toString).toList();
        List<String> command = new ArrayList<>(List.of("--aosp", "--replace"));
        command.addAll(names);
        int status = FORMATTER.run(System.out, System.err, command.toArray(String[]::new));
        System.exit(status);
    }

    /**
     * The sources among the given ones that are not formatted, or are no Java at all.
     *
     * @return lines as the formatter prints them: names of files, or messages
     */
    static List<String> unformatted(List<Path> sources) {
        List<String> command = new ArrayList<>(List.of("--aosp", "--dry-run"));
        sources.forEach(source -> command.add(source.toString()));
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        FORMATTER.run(writer, writer, command.toArray(String[]::new));
        return output.toString().lines().toList();
    }

    /** All Java sources below a folder, in order, without what a build wrote. */
    static List<Path> javaSources(Path root) throws IOException {
        try (Stream<Path> files = Files.find(root, 32, (path, is) -> is.isRegularFile())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !isBuilt(root.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isBuilt(Path relative) {
        for (Path part : relative) {
            if (part.toString().equals("target")) {
                return true;
            }
        }
        return false;
    }
}
