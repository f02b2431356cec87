package org.fos.architecture;

import com.google.common.collect.ImmutableList;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules over the text of the repository. Each gives its problems, one a line, with their files. */
final class TextRules {
    static final int MOST_LINES = 400;

    private static final Pattern HOME =
            Pattern.compile(
                    "(?<![\\w.~}*-])(/(home|Users)/\\w[\\w.-]*|/root[/]|[A-Z]:\\\\Users\\\\)");
    private static final Pattern FOS =
            Pattern.compile("(?<!\\borg[./])\\bfos\\b(?!-trace)", Pattern.CASE_INSENSITIVE);

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", "node_modules");

    private TextRules() {}

    /** Lines that name a folder of somebody's own. */
    static List<String> homePaths(Path file, String text) {
        return linesWith(HOME, file, text, "names a home folder");
    }

    /**
     * Lines that speak of fos, though not as the prefix of a package or the trace format's name.
     */
    static List<String> wordsOfFos(Path file, String text) {
        return linesWith(FOS, file, text, "speaks of fos");
    }

    /** A file that is too long, unless it is one of the exceptions. */
    static List<String> tooLong(Path file, String text, Map<String, String> exceptions) {
        long lines = text.lines().count();
        if (lines <= MOST_LINES || exceptions.containsKey(file.toString())) {
            return ImmutableList.of();
        }
        return ImmutableList.of(file + " has " + lines + " lines, the most is " + MOST_LINES);
    }

    /**
     * Packages of one module that say nothing of themselves.
     *
     * @param sources the module's sources, relative to {@code src/main/java} or {@code
     *     src/test/java}: a package of both says it once
     */
    static List<String> withoutPackageInfo(List<Path> sources) {
        Set<String> packages = new TreeSet<>();
        sources.forEach(source -> packages.add(folderOf(source)));
        sources.stream()
                .filter(source -> source.endsWith("package-info.java"))
                .forEach(source -> packages.remove(folderOf(source)));
        return packages.stream().map(p -> p + " has no package-info.java").toList();
    }

    /** What is wrong with the text of one package-info.java. */
    static List<String> badPackageInfo(Path file, String text) {
        List<String> problems = new ArrayList<>();
        if (!text.startsWith("/**")) {
            problems.add(file + " does not start with a sentence in Javadoc");
        }
        if (!text.contains("@NullMarked\npackage ")) {
            problems.add(file + " is not @NullMarked");
        }
        return problems;
    }

    /** All text files of the repository, in order, without what a build wrote. */
    static List<Path> textFiles(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
                        return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        if (is.isRegularFile() && isText(file)) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(null);
        return files;
    }

    /** The text of a file; bytes that are not UTF-8 become replacement characters. */
    static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static boolean isText(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            for (byte b : bytes.readNBytes(8192)) {
                if (b == 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static String folderOf(Path source) {
        return String.valueOf(source.getParent());
    }

    private static List<String> linesWith(Pattern pattern, Path file, String text, String what) {
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                problems.add(file + ":" + number + " " + what + ": " + matcher.group());
            }
        }
        return problems;
    }
}
