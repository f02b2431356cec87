package org.fos.checker.tlc;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The command line of a run. */
final class Command {
    private static final String MAIN_CLASS = "tlc2.TLC";
    private static final String MAIN_FILE = "tlc2/TLC.class";

    private Command() {}

    /**
     * The command.
     *
     * @throws IOException if a file is missing, or the run names no jar and there is no TLC on the
     *     class path
     */
    static List<String> of(TlcRun run, RunFiles files) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(run.java().map(Path::toString).orElseGet(Command::ownJava));
        addJvmFlags(run, files, command);
        command.add("-cp");
        command.add(run.jar().isPresent() ? absolute(run.jar().get()) : ownTlc());
        command.add(MAIN_CLASS);
        addTlcOptions(run, files, command);
        command.add(run.module().toRealPath().toString());
        return command;
    }

    private static void addJvmFlags(TlcRun run, RunFiles files, List<String> command) {
        command.add("-XX:+UseParallelGC");
        // TLC evaluates recursive operators on the stack; the JVM's default ends at depth 1,000.
        command.add("-Xss16m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Xlog:disable");
        command.add("-Xlog:gc,gc+exit,gc+heap+exit:file=" + files.collections() + ":none");
        run.heapMebibytes().ifPresent(mebibytes -> command.add("-Xmx" + mebibytes + "m"));
        // What is printed must not depend on where it is printed.
        command.add("-Duser.language=en");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dstderr.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + files.temporary());
        // Otherwise two runs within a second collide on the name of their directory.
        command.add("-Dutil.FileUtil.milliseconds=true");
        if (!run.libraries().isEmpty()) {
            command.add(
                    run.libraries().stream()
                            .map(Command::absolute)
                            .collect(Collectors.joining(File.pathSeparator, "-DTLA-Library=", "")));
        }
        command.addAll(run.jvmFlags());
    }

    private static void addTlcOptions(TlcRun run, RunFiles files, List<String> command)
            throws IOException {
        add(command, "-tool");
        add(command, "-workers", Integer.toString(run.workers()));
        add(command, "-config", besideModule(run));
        Path states = run.checkpoints().map(Checkpoints::directory).orElse(files.states());
        add(command, "-metadir", absolute(states));
        int minutes = run.checkpoints().map(Checkpoints::everyMinutes).orElse(0);
        add(command, "-checkpoint", Integer.toString(minutes));
        run.recover().ifPresent(directory -> add(command, "-recover", absolute(directory)));
        run.seed().ifPresent(seed -> add(command, "-seed", Long.toString(seed)));
        if (run.coverage()) {
            add(command, "-coverage", "1");
        }
        run.simulation()
                .ifPresent(
                        simulation -> {
                            add(command, "-simulate");
                            simulation
                                    .behaviours()
                                    .ifPresent(number -> add(command, "num=" + number));
                            add(command, "-depth", Integer.toString(simulation.depth()));
                        });
    }

    private static void add(List<String> command, String... words) {
        command.addAll(List.of(words));
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** TLC looks a configuration up from the module's directory, even one with an absolute path. */
    private static String besideModule(TlcRun run) throws IOException {
        Path module = run.module().toRealPath();
        return Objects.requireNonNull(module.getParent())
                .relativize(run.config().toRealPath())
                .toString();
    }

    private static String ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String ownTlc() throws FileNotFoundException {
        URL url = Command.class.getClassLoader().getResource(MAIN_FILE);
        return Optional.ofNullable(url)
                .flatMap(Command::classPathEntry)
                .orElseThrow(
                        () ->
                                new FileNotFoundException(
                                        "no TLC on the class path; name a tla2tools.jar"));
    }

    private static Optional<String> classPathEntry(URL mainClass) {
        String place = mainClass.toString();
        int inJar = place.indexOf("!/");
        if (place.startsWith("jar:file:") && inJar > 0) {
            return Optional.of(Path.of(URI.create(place.substring(4, inJar))).toString());
        }
        if (place.startsWith("file:") && place.endsWith(MAIN_FILE)) {
            String root = place.substring(0, place.length() - MAIN_FILE.length());
            return Optional.of(Path.of(URI.create(root)).toString());
        }
        return Optional.empty();
    }
}
