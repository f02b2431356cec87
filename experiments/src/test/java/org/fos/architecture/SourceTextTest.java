package org.fos.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.collect.ImmutableMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Protects how the repository reads; each rule is also shown a text that breaks it. */
final class SourceTextTest {
    // Each exception is a file, relative to the root, and the reason why it is longer.
    private static final String ENGINE = "checker-bridge/src/main/java/org/fos/checker/engine/";

    private static final ImmutableMap<String, String> LONG_FILES =
            ImmutableMap.of(
                    ENGINE + "Functions.java",
                    "many small nodes, none of which knows another",
                    "checker-bridge/src/main/java/org/fos/checker/front/Translator.java",
                    "one walk over one tree, all of whose steps call each other");

    private static final Path FILE = Path.of("a", "B.java");

    @Test
    void everySourceIsFormatted() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : House.modules()) {
            sources.addAll(SourceFormat.javaSources(module.resolve("src")));
        }
        none(
                SourceFormat.unformatted(sources),
                "to format all sources: mvn -q -N -Pformat initialize");
    }

    @Test
    void everyFileIsShort() throws IOException {
        List<String> problems = new ArrayList<>();
        for (String name : LONG_FILES.keySet()) {
            String text = TextRules.read(House.ROOT.resolve(name));
            if (TextRules.tooLong(Path.of(name), text, ImmutableMap.of()).isEmpty()) {
                problems.add(name + " needs no exception any more");
            }
        }
        for (Path file : TextRules.textFiles(House.ROOT)) {
            String name = file.toString();
            if (name.endsWith(".java") || name.endsWith(".g4")) {
                Path relative = House.ROOT.relativize(file);
                problems.addAll(TextRules.tooLong(relative, TextRules.read(file), LONG_FILES));
            }
        }
        none(problems, "split it, or name it in LONG_FILES with the reason");
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path module : House.modules()) {
            List<Path> relative = new ArrayList<>();
            for (String folder : List.of("src/main/java", "src/test/java")) {
                Path sources = module.resolve(folder);
                if (Files.isDirectory(sources)) {
                    for (Path source : SourceFormat.javaSources(sources)) {
                        relative.add(sources.relativize(source));
                        if (source.endsWith("package-info.java")) {
                            problems.addAll(
                                    TextRules.badPackageInfo(source, TextRules.read(source)));
                        }
                    }
                }
            }
            problems.addAll(TextRules.withoutPackageInfo(relative));
        }
        none(problems, "write one: a sentence in Javadoc, @NullMarked, and the package");
    }

    @Test
    void noFileNamesAHomeFolder() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path file : TextRules.textFiles(House.ROOT)) {
            Path relative = House.ROOT.relativize(file);
            problems.addAll(TextRules.homePaths(relative, TextRules.read(file)));
        }
        none(problems, "name it relative to the repository, or by an environment variable");
    }

    @Test
    void checkerAndValidatorDoNotSpeakOfFos() throws IOException {
        List<String> problems = new ArrayList<>();
        for (String module : List.of("checker-bridge", "trace-validator/validator")) {
            for (Path file : SourceFormat.javaSources(House.ROOT.resolve(module))) {
                Path relative = House.ROOT.relativize(file);
                if (relative.toString().contains("src/main")) {
                    problems.addAll(TextRules.wordsOfFos(relative, TextRules.read(file)));
                }
            }
        }
        none(problems, "these modules serve any specification; say it without fos");
    }

    @Test
    void shouldSeeASourceThatIsNotFormatted(@TempDir Path folder) throws IOException {
        Path bad = Files.writeString(folder.resolve("Bad.java"), "class Bad {  int x ;}\n");
        Path good = Files.writeString(folder.resolve("Good.java"), "class Good {}\n");
        Path broken = Files.writeString(folder.resolve("Broken.java"), "class {\n");
        assertEquals(List.of(), SourceFormat.unformatted(List.of(good)));
        assertEquals(List.of(bad.toString()), SourceFormat.unformatted(List.of(good, bad)));
        assertEquals(false, SourceFormat.unformatted(List.of(broken)).isEmpty());
    }

    @Test
    void shouldSeeAFileThatIsTooLong() {
        String text = "x\n".repeat(401);
        assertEquals(1, TextRules.tooLong(FILE, text, LONG_FILES).size());
        assertEquals(0, TextRules.tooLong(FILE, text.substring(2), LONG_FILES).size());
        var exceptions = ImmutableMap.of("a/B.java", "here to be excepted");
        assertEquals(0, TextRules.tooLong(FILE, text, exceptions).size());
    }

    @Test
    void shouldSeeAPackageWithoutASentence() {
        List<Path> sources =
                List.of(Path.of("a/B.java"), Path.of("a/package-info.java"), Path.of("a/c/D.java"));
        assertEquals(
                List.of(Path.of("a/c") + " has no package-info.java"),
                TextRules.withoutPackageInfo(sources));
        assertEquals(2, TextRules.badPackageInfo(FILE, "package a;\n").size());
        assertEquals(
                0, TextRules.badPackageInfo(FILE, "/** A. */\n@NullMarked\npackage a;").size());
    }

    @Test
    void shouldSeeAHomeFolder() {
        for (String home : List.of("/home" + "/ada/x", "/Users" + "/ada", "C:" + "\\Users\\ada")) {
            assertEquals(1, TextRules.homePaths(FILE, "x\nsee " + home + "\n").size(), home);
        }
        assertEquals(1, TextRules.homePaths(FILE, "\"/root" + "/.m2\"").size());
        assertEquals(List.of(), TextRules.homePaths(FILE, "/app/home/x ~/x $HOME/x a/root/b"));
    }

    @Test
    void shouldSeeAWordOfFos() {
        assertEquals(1, TextRules.wordsOfFos(FILE, "// as fos does").size());
        assertEquals(1, TextRules.wordsOfFos(FILE, "getProperty(\"fos.home\")").size());
        assertEquals(
                List.of(), TextRules.wordsOfFos(FILE, "import org.fos.x; \"fos-trace\" fossil"));
    }

    private static void none(List<String> problems, String remedy) {
        if (!problems.isEmpty()) {
            fail(String.join("\n", problems) + "\n" + remedy);
        }
    }
}
