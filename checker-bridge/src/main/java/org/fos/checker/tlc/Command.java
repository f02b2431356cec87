package org.fos.checker.tlc;

import org.fos.checker.tlc.child.ChildMain;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The command line of a run, or of a JVM that runs one model after the other. */
final class Command {
    private static final String MAIN_CLASS = "tlc2.TLC";
    private static final String NO_OPTIMISING_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final int POLYNOMIALS = 131;

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
        addJvmFlags(files, command);
        command.add("-Xlog:gc,gc+exit,gc+heap+exit:file=" + files.collections() + ":none");
        run.heapMebibytes().ifPresent(mebibytes -> command.add("-Xmx" + mebibytes + "m"));
        if (run.brief()) {
            command.add(NO_OPTIMISING_COMPILER);
        }
        if (!run.libraries().isEmpty()) {
            command.add("-DTLA-Library=" + libraries(run));
        }
        command.addAll(run.jvmFlags());
        command.add("-cp");
        command.add(
                run.jar().isPresent()
                        ? absolute(run.jar().get())
                        : ClassPathEntry.of(MAIN_CLASS).toString());
        command.add(MAIN_CLASS);
        command.addAll(arguments(run, files));
        return command;
    }

    /**
     * The command of a child that runs brief models.
     *
     * @throws IOException if there is no TLC on the class path
     */
    static List<String> ofChild(RunFiles files, int heapMebibytes) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ownJava());
        addJvmFlags(files, command);
        command.add("-Xmx" + heapMebibytes + "m");
        command.add(NO_OPTIMISING_COMPILER);
        command.add("-cp");
        command.add(
                ClassPathEntry.of(ChildMain.class.getName())
                        + File.pathSeparator
                        + ClassPathEntry.of(MAIN_CLASS));
        command.add(ChildMain.class.getName());
        return command;
    }

    /**
     * What TLC is told, by whatever JVM runs it.
     *
     * @throws IOException if a file is missing
     */
    static List<String> arguments(TlcRun run, RunFiles files) throws IOException {
        List<String> arguments = new ArrayList<>();
        addTlcOptions(run, files, arguments);
        arguments.add(run.module().toRealPath().toString());
        return arguments;
    }

    /** The directories with further modules; empty if there are none. */
    static String libraries(TlcRun run) {
        return run.libraries().stream()
                .map(Command::absolute)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void addJvmFlags(RunFiles files, List<String> command) {
        command.add("-XX:+UseParallelGC");
        // TLC evaluates recursive operators on the stack; the JVM's default ends at depth 1,000.
        command.add("-Xss16m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Xlog:disable");
        // What is printed must not depend on where it is printed.
        command.add("-Duser.language=en");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dstderr.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + files.temporary());
        // Otherwise two runs within a second collide on the name of their directory.
        command.add("-Dutil.FileUtil.milliseconds=true");
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
        run.seed().ifPresent(seed -> addSeed(command, seed));
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

    /** TLC draws the polynomial of its fingerprints too, and some counterexamples hang on that. */
    private static void addSeed(List<String> command, long seed) {
        add(command, "-seed", Long.toString(seed));
        add(command, "-fp", Long.toString(Math.floorMod(seed, POLYNOMIALS)));
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
}
