package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The launcher in a checkout of its own, with a JDK that prints how it was started and a Maven that
 * counts its builds. The launcher itself is the real one.
 */
final class LauncherTest {
    private static final String JAVA = "#!/bin/sh\nprintf '<%s>' \"$@\"\n";
    private static final String MAVEN =
            """
            #!/bin/sh
            echo "$@" >>builds
            sleep 0.3
            mkdir -p experiments/target/lib && echo jar >experiments/target/fos.jar
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    private Path folder;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void checkOut() throws IOException {
        Files.createDirectories(root().resolve("experiments/src/main"));
        Files.writeString(root().resolve("pom.xml"), "<project/>");
        Files.copy(Path.of(System.getProperty("fos.home", ".."), "fos"), root().resolve("fos"));
        executable(root().resolve("fos"), Files.readString(root().resolve("fos")));
        jdk("jdk", "25.0.1");
        executable(folder.resolve("bin/mvn"), MAVEN);
        environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        environment.put("HOME", folder.toString());
        environment.put("FOS_JAVA_HOME", folder.resolve("jdk").toString());
    }

    @Test
    void shouldBuildOnceAndThenOnlyRun() throws Exception {
        Outcome first = run();
        assertEquals(0, first.status(), first.errors());
        assertEquals("fos: building…\n", first.errors());
        Outcome second = run();
        assertEquals("", second.errors());
        assertEquals(first.output(), second.output());
        assertEquals(1, builds().size());
    }

    @Test
    void shouldHandTheArgumentsOnAsTheyAre() throws Exception {
        String output = run("run", "two words", "", "$HOME").output();
        assertTrue(output.endsWith("fos.jar><run><two words><><$HOME>"), output);
        assertTrue(output.startsWith("<-Dfos.home=" + root().toRealPath() + ">"), output);
    }

    @Test
    void shouldBuildAgainWhenASourceIsNewOrGone() throws Exception {
        Path source =
                Files.writeString(root().resolve("experiments/src/main/A.java"), "class A {}");
        ageSources();
        run();
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        run();
        assertEquals(2, builds().size());
        ageSources();
        run();
        assertEquals(2, builds().size());
        Files.delete(source);
        Path sources = root().resolve("experiments/src/main");
        Files.setLastModifiedTime(sources, FileTime.from(Instant.now().plusSeconds(5)));
        run();
        assertEquals(3, builds().size());
    }

    @Test
    void shouldLetOneOfTwoLaunchersBuild() throws Exception {
        ageSources();
        assertOneBuildOfThree();
    }

    @Test
    void shouldLetOneOfTwoLaunchersBuildWithoutFlock() throws Exception {
        withoutFlock();
        ageSources();
        assertOneBuildOfThree();
    }

    @Test
    void shouldTakeTheLockOfALauncherThatDied() throws Exception {
        withoutFlock();
        Path lock = Files.createDirectories(root().resolve("target/launcher/lock.d"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        assertEquals(0, run().status());
        assertEquals(1, builds().size());
    }

    @Test
    void shouldRunThroughSymbolicLinksFromAnywhere() throws Exception {
        Path direct = Files.createSymbolicLink(folder.resolve("bin/direct"), root().resolve("fos"));
        Path link = Files.createSymbolicLink(folder.resolve("bin/link"), Path.of("direct"));
        assertTrue(Files.isSymbolicLink(direct));
        Outcome outcome = await(start(link, folder));
        assertEquals(0, outcome.status(), outcome.errors());
        assertTrue(outcome.output().startsWith("<-Dfos.home=" + root().toRealPath() + ">"));
    }

    @Test
    void shouldShowWhatMavenSaysWhenTheBuildFails() throws Exception {
        executable(folder.resolve("bin/mvn"), "#!/bin/sh\necho '[ERROR] no such thing'\nexit 1\n");
        Outcome outcome = run();
        assertEquals(3, outcome.status());
        assertTrue(outcome.errors().contains("[ERROR] no such thing\n"), outcome.errors());
        assertEquals("", outcome.output());
        assertEquals(3, run().status(), "a failed build is not taken for a good one");
    }

    @Test
    void shouldSayWhichJdkIsTooOld() throws Exception {
        jdk("old", "17.0.15");
        environment.put("FOS_JAVA_HOME", folder.resolve("old").toString());
        Outcome outcome = run();
        assertEquals(2, outcome.status());
        assertTrue(outcome.errors().contains(folder.resolve("old") + ": JDK 17"), outcome.errors());
        assertTrue(outcome.errors().contains("set FOS_JAVA_HOME"), outcome.errors());
    }

    @Test
    void shouldPassByAJdkThatIsTooOld() throws Exception {
        jdk("old", "1.8.0_412");
        environment.remove("FOS_JAVA_HOME");
        environment.put("JAVA_HOME", folder.resolve("old").toString());
        Files.createSymbolicLink(folder.resolve("bin/java"), folder.resolve("jdk/bin/java"));
        Outcome outcome = run();
        assertEquals(0, outcome.status(), outcome.errors());
        assertTrue(outcome.output().startsWith("<-Dfos.home="), outcome.output());
    }

    @Test
    void shouldSayThatMavenIsMissing() throws Exception {
        Files.delete(folder.resolve("bin/mvn"));
        hideAllBut("dirname", "readlink", "sed", "find", "head");
        Outcome outcome = run();
        assertEquals(2, outcome.status());
        assertTrue(outcome.errors().contains("\"mvn\" is not on the PATH"), outcome.errors());
    }

    @Test
    void shouldHandMavenItsArguments() throws Exception {
        environment.put("MAVEN_ARGS", "-o -Dmaven.repo.local=elsewhere");
        run();
        String build = builds().get(0);
        assertTrue(build.startsWith("-o -Dmaven.repo.local=elsewhere -B -q "), build);
    }

    private void assertOneBuildOfThree() throws Exception {
        List<Process> launchers = List.of(start(), start(), start());
        for (Process launcher : launchers) {
            Outcome outcome = await(launcher);
            assertEquals(0, outcome.status(), outcome.errors());
            assertTrue(outcome.output().contains("fos.jar>"));
        }
        assertEquals(1, builds().size());
    }

    private Path root() {
        return folder.resolve("a checkout");
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(root().resolve("builds"));
    }

    private void jdk(String name, String version) throws IOException {
        executable(folder.resolve(name).resolve("bin/java"), JAVA);
        executable(folder.resolve(name).resolve("bin/javac"), JAVA);
        Files.writeString(
                folder.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private void withoutFlock() throws IOException {
        hideAllBut(
                "dirname",
                "readlink",
                "sed",
                "find",
                "head",
                "sh",
                "mkdir",
                "rm",
                "cp",
                "mv",
                "cat",
                "sleep");
    }

    private void hideAllBut(String... tools) throws IOException {
        for (String tool : tools) {
            Path real = Path.of("/usr/bin", tool);
            String path = Files.exists(real) ? real.toString() : "/bin/" + tool;
            executable(
                    folder.resolve("bin").resolve(tool), "#!/bin/sh\nexec " + path + " \"$@\"\n");
        }
        environment.put("PATH", folder.resolve("bin").toString());
    }

    /** Makes every source older than a build that starts now. */
    private void ageSources() throws IOException {
        try (var files = Files.walk(root())) {
            FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
            for (Path file : files.filter(f -> !f.toString().contains("target")).toList()) {
                Files.setLastModifiedTime(file, old);
            }
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(String... arguments) throws Exception {
        return await(start(root().resolve("fos"), root(), arguments));
    }

    private Process start() throws IOException {
        return start(root().resolve("fos"), folder);
    }

    private Process start(Path launcher, Path from, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.directory(from.toFile()).start();
    }

    private static Outcome await(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), output, errors);
    }

    private record Outcome(int status, String output, String errors) {}
}
